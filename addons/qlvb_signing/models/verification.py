# SPDX-License-Identifier: LGPL-3.0-or-later
import hashlib
from dataclasses import replace
from datetime import UTC, timedelta

from odoo import api, fields, models

from ..qlvb_pades import CheckFailed
from ..qlvb_pades.bounded import judge_bounded
from ..qlvb_pades.facts import unread
from ..qlvb_pades.wording import file_words

# The same words on the page, whether the grade is of a file or of one signature.
SHOWN = {
    "valid": ("success", "fa-check-circle"),
    "valid_changed": ("warning", "fa-exclamation-circle"),
    "unknown": ("warning", "fa-question-circle"),
    "invalid": ("danger", "fa-times-circle"),
}


class QlvbVerification(models.AbstractModel):
    """ "Kiểm tra chữ ký" of any file, ours or foreign; the file is not kept (R43)."""

    _name = "qlvb.verification"
    _description = "Verification of signatures"

    @api.model
    def _judge(self, pdf: bytes) -> dict:
        """Return the verdict on a file of anybody, as ``facts_of_pdf`` words it.

        Strict: without revocation data nobody can tell. The file is judged in a
        process of its own, which may die of it.
        """
        return self._judge_by(pdf, revocation="require")

    @api.model
    def _judge_by(self, pdf: bytes, **policy) -> dict:
        rules = self.env["qlvb.rule"]
        trust = self.env["qlvb.trust.anchor"]._policy()
        seconds = rules._value("verify.seconds")
        # When the answer is there: what the services say by then is not too young.
        at = fields.Datetime.now().replace(tzinfo=UTC) + timedelta(seconds=seconds)
        try:
            return judge_bounded(
                pdf,
                replace(trust, allow_fetching=True, at=at, **policy),
                seconds=seconds,
                megabytes=rules._value("verify.memory_megabytes"),
            )
        except CheckFailed as error:
            return unread(error.code)

    @api.model
    def _card(self, name: str, pdf: bytes, facts: dict) -> str:
        """Return the verdict on one file as HTML, a card for each signature."""
        return self.env["ir.qweb"]._render(
            "qlvb_signing.verdict",
            {
                "name": name,
                "sha256": hashlib.sha256(pdf).hexdigest(),
                "told": file_words(facts),
                "shown": SHOWN,
            },
        )
