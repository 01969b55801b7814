# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        return {
            **super()._code_labels(),
            "unit.create": self.env._("Entered a unit"),
            "unit.rename": self.env._("Renamed a unit"),
            "unit.move": self.env._("Moved a unit under another superior"),
            "unit.merge": self.env._("Merged a unit"),
            "unit.split": self.env._("Split a unit"),
            "unit.dissolve": self.env._("Dissolved a unit"),
            "unit.plan": self.env._("Planned a change of units"),
            "unit.withdraw": self.env._("Withdrew a planned change of units"),
            "document.carry": self.env._("Went on to the successor agency"),
            "unit.failed": self.env._("A planned change of units could not be done"),
        }
