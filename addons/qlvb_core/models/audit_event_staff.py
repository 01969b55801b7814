# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "staff.check": self.env._("Checked a spreadsheet"),
            "staff.import": self.env._("Imported a spreadsheet"),
            "staff.fail": self.env._("A spreadsheet was not imported"),
            "staff.export": self.env._("Exported units and accounts"),
            "staff.faults": self.env._("Fetched a spreadsheet with its faults marked"),
        }
