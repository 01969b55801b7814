# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

# Its mark stands in the PDF that waits to be signed, or is signed.
FIXED_STATES = ("approved", "signed", "sealed", "issued")


class QlvbDocument(models.Model):
    """The drafter proposes how urgent it is, the signer decides it by signing (R115).

    Decree 30/2020 Phụ lục I phần I mục III.2.b. The mark is printed in what is signed:
    a signer who wants another returns the draft.
    """

    _inherit = "qlvb.document"

    urgency_words = fields.Char(compute="_compute_urgency_words")

    @api.depends("urgency", "signed_at", "direction")
    @api.depends_context("lang")
    def _compute_urgency_words(self):
        for document in self:
            proposed = document.direction != "incoming" and document.urgency != "0"
            document.urgency_words = proposed and document._urgency_sentence()

    def _urgency_sentence(self) -> str:
        if self.signed_at:
            return self.env._("Confirmed by the signer.")
        return self.env._(
            "Proposed by the drafter. The signer confirms it by signing, or returns "
            "the draft to have it changed."
        )

    def write(self, vals):
        if "urgency" in vals and not self.env.su:
            self._check_urgency_open(vals["urgency"])
        return super().write(vals)

    def _check_urgency_open(self, urgency):
        for document in self:
            fixed = document.direction != "incoming" and document.state in FIXED_STATES
            if fixed and document.urgency != urgency:
                document._refuse(
                    "write",
                    self.env._(
                        "The mark of urgency stands in the PDF that the signer signs. "
                        "To change it, the signer returns the draft."
                    ),
                    UserError,
                )
