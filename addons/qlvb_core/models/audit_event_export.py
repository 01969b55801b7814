# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "export.start": self.env._("Started a hand-over of data"),
            "export.build": self.env._("Made a package of data"),
            "export.download": self.env._("Downloaded a package of data"),
            "export.remove": self.env._("Removed a package of data"),
        }
