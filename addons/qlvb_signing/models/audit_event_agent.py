# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        return {
            **super()._code_labels(),
            "signing.begin": self.env._("Signing with a USB token begun"),
            "signing.given": self.env._("File given to the signing software"),
            "signing.take": self.env._("Signed file taken from the signing software"),
        }
