# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        return {
            **super()._code_labels(),
            "certificate.enter": self.env._("Certificate entered in the register"),
            "certificate.suspend": self.env._("Certificate suspended"),
            "certificate.lift": self.env._("Suspension of a certificate lifted"),
            "certificate.revoke": self.env._("Revocation of a certificate noted"),
            "certificate.request": self.env._("Request for revocation printed"),
            "certificate.notice": self.env._("Notice before a certificate expires"),
        }


class QlvbMailGuard(models.AbstractModel):
    _inherit = "qlvb.mail.guard"

    def _guarded_models(self):
        """Add certificates: notices before they expire lead to them."""
        return [*super()._guarded_models(), "qlvb.certificate"]
