# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        return {
            **super()._code_labels(),
            "exchange.sent": self.env._("Handed to the national axis"),
            "exchange.failed": self.env._("Refused by the national axis"),
            "exchange.arrived": self.env._("Arrived"),
            "exchange.status": self.env._("Status of a recipient"),
            "exchange.packet": self.env._("Packet refused"),
        }
