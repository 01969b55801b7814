# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import UserError

from ..qlvb_pades import signing_state
from ..qlvb_pades.words import (
    CLASS_UNPROVEN,
    GRADES,
    ISSUER_CLASSES,
    UNREADABLE,
    moment_words,
)

PDF = "application/pdf"


class QlvbDocument(models.Model):
    """Whose signatures an uploaded PDF carries, said to all who have to do with it.

    To the drafter at the upload, then to head, checker and signer: a stranger's
    signature makes the file useless, and the signer should not be the first to hear.
    """

    _inherit = "qlvb.document"

    place_state = fields.Selection(
        selection_add=[("foreign", "Signed by somebody else")],
        ondelete={"foreign": "set null"},
    )

    def _place_finding(self, main):
        state, problem = super()._place_finding(main)
        pdf = main._read_content()
        # A stranger's file mostly lacks places too: whose signature it is comes first.
        if state not in ("elsewhere", "missing") or signing_state(pdf) != "open":
            return state, problem
        return self._signed_finding(pdf, state, problem)

    def _signed_finding(self, pdf: bytes, state: str, counts: str) -> tuple[str, str]:
        """Return the state, and who signed when with what; then what that means.

        :param state: what it is when the signature is the signer's, ...
        :param counts: ... and what that means
        """
        facts = self.env["qlvb.verification"]._judge_offline(pdf)
        made = [item for item in facts["signatures"] if item["kind"] != "timestamp"]
        words = [self._signature_words(item) for item in made]
        signer = self.sudo().signer_post_id.user_id
        own = [item for item in made if self._is_registered_for(signer, item)]
        if own and len(own) == len(made):
            return state, "\n".join([*words, counts])
        meaning = self.env._(
            "The file carries a signature that is not known as %(signer)s's, so it can "
            "be neither signed nor recognised here. Upload the unsigned file, choose "
            "the signer, or have the signer's certificate registered.",
            signer=signer.name or self.env._("the signer"),
        )
        return "foreign", "\n".join([*words, meaning])

    def _signature_words(self, item: dict) -> str:
        """Return holder, certificate, its kind, time and result of one signature."""
        if not item["signer"]:
            return f"{UNREADABLE}."
        kind = item["trusted"] and ISSUER_CLASSES.get(item.get("issuer_class"))
        when = item["signing_time"]
        return self.env._(
            "Signed outside by %(signer)s with certificate %(serial)s issued by "
            "%(issuer)s (%(kind)s), at %(time)s: %(grade)s.",
            signer=item["signer"],
            serial=item["serial"],
            issuer=item["issuer"],
            kind=kind or CLASS_UNPROVEN,
            time=moment_words(when) if when else self.env._("an unknown time"),
            grade=GRADES[item["grade"]],
        )

    def _is_registered_for(self, user, item: dict) -> bool:
        # sudo: whether it is the chosen signer's is told to all who read the draft
        certificates = self.env["qlvb.certificate"].sudo()
        return bool(user) and bool(
            certificates.search_count(
                [
                    ("user_id", "=", user.id),
                    ("serial", "=", item.get("serial")),
                    ("issuer", "=", item.get("issuer")),
                ],
                limit=1,
            )
        )

    def _check_convertible(self, stored):
        """Say at the upload, before the PDF is made, that it carries signatures."""
        super()._check_convertible(stored)
        if stored.role != "draft" or stored.mimetype != PDF:
            return
        pdf = stored._read_content()
        if signing_state(pdf) == "open":
            state, words = self._signed_finding(pdf, "elsewhere", self._counts_words())
            # sudo: a finding of the system, after an act that was checked
            self.sudo().write({"place_state": state, "place_problem": words})

    def _pdf_to_place_on(self):
        main = super()._pdf_to_place_on()
        if self.place_state == "foreign":
            raise UserError(self.place_problem)
        return main

    def action_submit(self):
        said = super().action_submit()
        if self.place_state == "foreign":
            said["params"]["message"] += " " + self.env._(
                "Note: the file carries a signature that is not the signer's."
            )
        return said

    def action_open_sign(self):
        if self.place_state == "foreign":
            # the certificate may have been registered meanwhile
            self._check_transition("sign")
            self._refresh_places()
        return super().action_open_sign()
