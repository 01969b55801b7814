# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..qlvb_pades import errors
from ..sent import sent_id, sent_ids, sent_text, sent_texts

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
        :return: ``ids``, and for signing ``certificates``: what each is called that
            may be chosen, the last used one first
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
            "certificates": self._deck_certificates() if kind == "sign" else [],
        }

    @api.model
    def _deck_certificates(self) -> list[dict]:
        """Return the user's certificates to choose from; with none, the problem."""
        certificates = self.env["qlvb.certificate"]
        user = self.env.user
        choices = certificates._choices_of(user) or certificates._of_person(user)
        if not choices:
            none = self.env._(
                "You have no valid certificate here. Ask your unit admin."
            )
            return [{"id": 0, "problem": none}]
        found = [self._deck_certificate(certificate) for certificate in choices]
        return sorted(found, key=lambda item: bool(item["problem"]))

    @api.model
    def _deck_certificate(self, certificate) -> dict:
        """Return what a certificate is called, and why it does not sign."""
        return {
            "id": certificate.id,
            "name": certificate._choice_name(),
            "problem": self._certificate_problem(certificate),
            "asks_pin": certificate.asks_pin and not certificate._signs_by_agent(),
            "by_agent": certificate._signs_by_agent(),
        }

    @api.model
    def _certificate_problem(self, certificate) -> str:
        try:
            certificate._check_belongs_to(self.env.user)
        except UserError as refusal:
            return str(refusal)
        if certificate.asks_otp and not certificate._signs_by_agent():
            return self.env._(
                "Each signature with this key needs a new code: sign the documents one "
                "by one."
            )
        return certificate._refusal()

    def deck_act(self, kind: str, seen, pin: str = "", certificate: int = 0) -> dict:
        """Sign or approve what the user has seen; wholly, or not at all.

        Told twice, because the answer was lost on its way, it is done once.

        :param seen: the SHA-256 of each file that was shown, of ``deck_card``
        :param pin: of the user's key, for signing; used once and never stored
        :param certificate: id of the one to sign with; the last used one without
        :return: ``done``, ``words``, and ``stop`` when no other could be signed either
        :raise AccessError: it does not wait for the user
        """
        self.ensure_one()
        action = self._deck_action(kind)
        seen, pin = sent_texts(self.env, seen), sent_text(self.env, pin)
        chosen = sent_id(self.env, certificate)
        self.check_access("read")
        if self._is_done_as_seen(kind, action, seen):
            return {"done": True, "words": self._now_with()}
        words, stop = self._tried_of_deck(
            action, seen, chosen, lambda: self._do_of_deck(action, pin, chosen)
        )
        if words:
            return {"done": False, "words": words, "stop": stop}
        return {"done": True, "words": self._now_with()}

    def deck_agent(self, seen, certificate: int = 0) -> dict:
        """Begin to sign with a USB token what the user has seen, one of a row (R130).

        The software in the user's computer is asked for one file after the other; told
        again after the file came back, this says that it is done.

        :param seen: as of ``deck_act``
        :param certificate: id of the one to sign with; the last used one without
        :return: ``task`` for the software, or as ``deck_act``
        :raise AccessError: it does not wait for the user
        """
        self.ensure_one()
        seen, chosen = sent_texts(self.env, seen), sent_id(self.env, certificate)
        self.check_access("read")
        if self._is_done_as_seen("sign", "sign", seen):
            return {"done": True, "words": self._now_with()}
        tasks = []
        words, stop = self._tried_of_deck(
            "sign", seen, chosen, lambda: tasks.append(self.agent_sign(chosen))
        )
        if words:
            return {"done": False, "words": words, "stop": stop}
        return {"done": False, "task": tasks[0]}

    def _tried_of_deck(self, action, seen, chosen, work) -> tuple[str, bool]:
        """Do ``work`` with what was seen; return why not, and if the row stops."""
        try:
            with self.env.cr.savepoint():
                self._check_transition(action)
                self._check_as_seen(action, seen)
                work()
        except AccessError:
            raise
        except UserError as refusal:
            if self.state not in self._transition_table()[action].sources:
                # somebody else was first: not "reload", there is nothing to reload
                return self._gone_words(), False
            return str(refusal), action == "sign" and self._stops_the_row(
                refusal, chosen
            )
        return "", False

    @api.model
    def _deck_action(self, kind) -> str:
        if not isinstance(kind, str) or kind not in DECK_ACTS:
            raise UserError(self.env._("This is not decided in a row."))
        return DECK_ACTS[kind]

    def _do_of_deck(self, action, pin, chosen):
        match action:
            case "sign":
                note = self.env._("Signed in a row with others.")
                self._sign(pin, note=note, chosen=chosen)
            case "approve_content":
                self.action_approve_content()
            case "approve_form":
                self.action_approve_form()

    def _stops_the_row(self, refusal, chosen) -> bool:
        """Return whether it is the key or the certificate that refuses."""
        if isinstance(refusal.__cause__, KEY_ERRORS):
            return True
        if not chosen:
            return bool(self._deck_certificates()[0]["problem"])
        try:
            certificate = self.env["qlvb.certificate"]._chosen(chosen)
        except UserError:
            return True  # not the user's: what was refused says so
        return bool(self._certificate_problem(certificate))

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
