# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..qlvb_pades import errors
from ..sent import sent_ids, sent_text, sent_texts

# What is decided one document after the other: kind of work, and the act it entitles to
DECK_ACTS = {
    "sign": "sign",
    "review_content": "approve_content",
    "review_form": "approve_form",
}
SHOWN_ROLES = ("main", "appendix", "draft", "appendix_draft")


# With these no document can be signed; and a token locks after few tries.
KEY_ERRORS = (errors.BadKey, errors.CertificateRefused, errors.KeyUnavailable)


class QlvbDocument(models.Model):
    """Documents decided in a row: each is seen, then all are signed (R130)."""

    _inherit = "qlvb.document"

    @api.model
    def deck(self, kind: str, chosen=None) -> dict:
        """Return which documents wait for the user's act of ``kind``, as on the desk.

        :param kind: a key of ``DECK_ACTS``
        :param chosen: ids to keep to; all that wait without
        :return: ``ids``, and for signing ``certificate`` with what it is called
        """
        self._deck_action(kind)
        chosen = sent_ids(self.env, chosen)
        domain = Domain("kind", "=", kind) & Domain("state", "=", "open")
        domain &= self.env.user._qlvb_my_work_domain()
        if chosen:
            domain &= Domain("document_id", "in", chosen)
        items = self.env["qlvb.work.item"].search(domain)
        return {
            "ids": items.document_id.ids,
            "certificate": kind == "sign" and self._deck_certificate(),
        }

    @api.model
    def _deck_certificate(self) -> dict:
        """Return what the user's certificate is called, and why it does not sign."""
        certificate = self.env["qlvb.certificate"]._of_person(self.env.user)
        if not certificate:
            none = self.env._(
                "You have no valid certificate here. Ask your unit admin."
            )
            return {"problem": none}
        return {
            "holder": certificate.holder_name,
            "valid_to": certificate._local_day(certificate.valid_to),
            "problem": self._certificate_problem(certificate),
            "asks_pin": certificate.asks_pin,
        }

    @api.model
    def _certificate_problem(self, certificate) -> str:
        try:
            certificate._check_belongs_to(self.env.user)
        except UserError as refusal:
            return str(refusal)
        if certificate._signs_by_agent() or certificate.asks_otp:
            return self.env._(
                "Each signature with this key needs an act of its own, at the token or "
                "with a new code: sign the documents one by one."
            )
        return certificate._refusal()

    def deck_act(self, kind: str, seen, pin: str = "") -> dict:
        """Sign or approve what the user has seen; wholly, or not at all.

        Told twice, because the answer was lost on its way, it is done once.

        :param seen: the SHA-256 of each file that was shown, of ``deck_card``
        :param pin: of the user's key, for signing; used once and never stored
        :return: ``done``, ``words``, and ``stop`` when no other could be signed either
        :raise AccessError: it does not wait for the user
        """
        self.ensure_one()
        action = self._deck_action(kind)
        seen, pin = sent_texts(self.env, seen), sent_text(self.env, pin)
        self.check_access("read")
        if self._is_done_as_seen(kind, action, seen):
            return {"done": True, "words": self._now_with()}
        try:
            with self.env.cr.savepoint():
                self._check_transition(action)
                self._check_as_seen(action, seen)
                self._do_of_deck(action, pin)
        except AccessError:
            raise
        except UserError as refusal:
            if self.state not in self._transition_table()[action].sources:
                # somebody else was first: not "reload", there is nothing to reload
                return {"done": False, "words": self._gone_words(), "stop": False}
            stop = kind == "sign" and self._stops_the_row(refusal)
            return {"done": False, "words": str(refusal), "stop": stop}
        return {"done": True, "words": self._now_with()}

    @api.model
    def _deck_action(self, kind) -> str:
        if not isinstance(kind, str) or kind not in DECK_ACTS:
            raise UserError(self.env._("This is not decided in a row."))
        return DECK_ACTS[kind]

    def _do_of_deck(self, action, pin):
        match action:
            case "sign":
                self._sign(pin, note=self.env._("Signed in a row with others."))
            case "approve_content":
                self.action_approve_content()
            case "approve_form":
                self.action_approve_form()

    def _stops_the_row(self, refusal) -> bool:
        """Return whether it is the key or the certificate that refuses."""
        is_key = isinstance(refusal.__cause__, KEY_ERRORS)
        return is_key or bool(self._deck_certificate()["problem"])

    # -- what was seen is what is signed ----------

    def _shown_files(self):
        """Return the files whose content a decision is about."""
        return self._current_files(*SHOWN_ROLES)

    def _check_as_seen(self, action, seen):
        """Refuse when a file is not the one that was looked at.

        :raise UserError: another version is there now
        """
        if self._shown_files().mapped("sha256") != seen:
            changed = self.env._(
                "The document has changed since you looked at it. Look at it again, "
                "then decide."
            )
            self._refuse(action, changed, UserError)

    def _is_done_as_seen(self, kind, action, seen) -> bool:
        """Return whether the user has done just this before."""
        step = self._transition_table().get(action)
        done = self._work_just_done()
        if not step or self.state != step.target or done.kind != kind:
            return False
        before = [file._before_signing().sha256 for file in self._shown_files()]
        return before == seen


class QlvbDocumentFile(models.Model):
    _inherit = "qlvb.document.file"

    def _before_signing(self):
        """Return the file this signed version was made from, or the file itself."""
        source = self.source_id
        return source if self.signed and source.role == self.role else self
