# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        return {
            **super()._code_labels(),
            "document.sign": self.env._("Signed"),
            "document.seal": self.env._("Numbered and sealed"),
            "document.issue": self.env._("Issued"),
            "document.verify": self.env._("Signatures verified"),
            "document.evidence": self.env._("Evidence downloaded"),
            "document.proof": self.env._("Proof of the signatures added"),
            "document.subject_checked": self.env._(
                "Numbered though its subject was not found in it"
            ),
            "signature.key": self.env._("Signing key refused"),
            "certificate.custody": self.env._("Custody of a signing key"),
        }

    @api.model
    def _detail_labels(self):
        return {
            **super()._detail_labels(),
            "urgency": self.env._("Urgency"),
            "subject": self.env._("Subject"),
            "names": self.env._("Told"),
        }

    @api.model
    def _code_words(self, key):
        if key == "urgency":
            urgency = self.env["qlvb.document"]._fields["urgency"]
            return dict(urgency._description_selection(self.env))
        return super()._code_words(key)
