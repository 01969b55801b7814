# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        return {
            **super()._code_labels(),
            "document.set_places": self.env._("Placed signature, number and date"),
            "document.return_signed": self.env._("Returned to the signer"),
        }
