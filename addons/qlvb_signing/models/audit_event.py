# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        _ = self.env._
        return {
            **super()._code_labels(),
            "document.sign": _("Signed"),
            "document.seal": _("Numbered and sealed"),
            "document.issue": _("Issued"),
            "document.verify": _("Signatures verified"),
            "signature.key": _("Signing key refused"),
            "certificate.custody": _("Custody of a signing key"),
        }
