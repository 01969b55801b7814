# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        _ = self.env._
        return {
            **super()._code_labels(),
            "exchange.sent": _("Handed to the national axis"),
            "exchange.failed": _("Refused by the national axis"),
            "exchange.arrived": _("Arrived"),
            "exchange.status": _("Status of a recipient"),
            "exchange.packet": _("Packet refused"),
        }
