# SPDX-License-Identifier: LGPL-3.0-or-later
import hashlib
from dataclasses import replace
from datetime import UTC, timedelta

from odoo import api, fields, models

from ..qlvb_pades import CheckFailed
from ..qlvb_pades.bounded import added_bounded, guard_bounded, judge_bounded
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
        limits = self._limits()
        # When the answer is there: what the services say by then is not too young.
        at = fields.Datetime.now().replace(tzinfo=UTC) + timedelta(
            seconds=limits["seconds"]
        )
        return self._judge_offline(pdf, allow_fetching=True, at=at, **policy)

    @api.model
    def _judge_offline(self, pdf: bytes, **policy) -> dict:
        """Return the verdict of a process of its own, which asks nobody by itself."""
        trust = self.env["qlvb.trust.anchor"]._policy()
        try:
            return judge_bounded(pdf, replace(trust, **policy), **self._limits())
        except CheckFailed as error:
            return unread(error.code)

    @api.model
    def _guard(self, pdf: bytes, *, allow_signed=False) -> str:
        """Refuse to sign what somebody else's file may hold, in such a process.

        :return: the ``signing_state``
        :raise PadesError: as ``guard_pdf``, or ``CheckFailed``
        """
        return guard_bounded(pdf, allow_signed=allow_signed, **self._patience())

    @api.model
    def _added(self, before: bytes, after: bytes):
        """Return the ``AddedSignature`` of a file that came back, in such a process.

        :raise PadesError: as ``added_signature``, or ``CheckFailed``
        """
        trust = self.env["qlvb.trust.anchor"]._policy()
        return added_bounded(before, after, trust, **self._patience())

    @api.model
    def _limits(self) -> dict[str, int]:
        rule = self.env["qlvb.rule"]._value
        return {
            "seconds": rule("verify.seconds"),
            "megabytes": rule("verify.memory_megabytes"),
        }

    @api.model
    def _patience(self) -> dict[str, int]:
        """Return the limits of files people work with: a busy machine stops nobody."""
        rule = self.env["qlvb.rule"]._value
        return {
            "seconds": rule("file.reading_seconds"),
            "megabytes": rule("file.reading_megabytes"),
        }

    @api.model
    def _card(self, name: str, pdf: bytes, facts: dict, known=()) -> str:
        """Return the verdict on one file as HTML, a card for each signature.

        :param known: ``_as_known`` of the documents it may be said to belong to
        """
        return self.env["ir.qweb"]._render(
            "qlvb_signing.verdict",
            {
                "name": name,
                "sha256": hashlib.sha256(pdf).hexdigest(),
                "told": file_words(facts),
                "shown": SHOWN,
                "known": known,
            },
        )
