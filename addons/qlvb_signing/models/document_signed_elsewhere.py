# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.clock import in_vietnam
from odoo.addons.qlvb_core.principal import user_principal
from odoo.addons.qlvb_core.transition import Transition, Work, table


class QlvbDocument(models.Model):
    """A signature given outside, and the way back from the clerk to the signer."""

    _inherit = "qlvb.document"

    def _transition_table(self):
        rows = super()._transition_table()
        if self.direction == "incoming":
            return rows
        return {
            **rows,
            **table(
                Transition(
                    "return_signed",
                    ("signed",),
                    "approved",
                    ("seal",),
                    "document.return_signed",
                )
            ),
        }

    # -- signed outside ----------

    def action_take_signature(self):
        """Let the signature in the uploaded PDF count as one's own, given here.

        The file is not touched: not a byte of what was signed changes.

        :raise UserError: places are missing, or the signature is not a valid one made
            with a certificate registered for the current user
        """
        self.ensure_one()
        self._check_transition("sign")
        self._check_signer()
        main = self._main_pdf()
        state, problem = self._place_finding(main)
        if state not in ("elsewhere", "foreign"):
            raise UserError(
                problem or self.env._("The PDF carries no signature yet. Sign it here.")
            )
        main._verify_online()
        verdict = self._own_verdict(main)
        self._transition(
            "sign",
            next_work=[Work("seal", self.agency_id._role_principal("clerk"))],
            certificate=verdict.serial,
            sha256=main.sha256,
        )
        return self._said(
            self.env._(
                "Your signature of %(when)s counts for “%(subject)s”.",
                when=self._day(in_vietnam(verdict.signing_time or self._now())),
                subject=self.subject,
            )
        )

    def _own_verdict(self, main):
        """Return the verdict on the current user's signature; all must be valid."""
        verdicts = self._latest_verdicts(main)
        own = verdicts.filtered(lambda v: v.kind == "person" and self._is_mine(v))
        if not own or any(verdict.grade != "valid" for verdict in verdicts):
            raise UserError(
                self.env._(
                    "The PDF has no valid signature made with a certificate that is "
                    "registered for you. Register the certificate, or return the "
                    "draft and have the unsigned file uploaded."
                )
            )
        if any(verdict.revocation != "good" for verdict in own):
            raise UserError(
                self.env._(
                    "Nobody can say now whether the certificate has been revoked. "
                    "Nothing was changed; try again later."
                )
            )
        self._own_certificate(own[-1:])._check_may_sign()
        return own[-1:]

    def _is_mine(self, verdict) -> bool:
        return bool(self._own_certificate(verdict))

    def _own_certificate(self, verdict):
        """Return the current user's certificate that the signature was made with."""
        # sudo: only one's own
        return (
            self.env["qlvb.certificate"]
            .sudo()
            .search(
                [
                    ("user_id", "=", self.env.uid),
                    ("serial", "=", verdict.serial),
                    ("issuer", "=", verdict.issuer),
                ],
                limit=1,
            )
        )

    # -- back to the signer ----------

    def action_return_signed(self, reason: str):
        """Give a signed document back to its signer before it is numbered (R137).

        The signed version is kept; what he signs again, or returns, is the PDF it was
        made from.

        :raise UserError: no reason, or it has a number already
        """
        self.ensure_one()
        self._check_transition("return_signed")
        reason = self._required_reason(reason)
        main = self._main_pdf()
        if main.signed and main.source_id.role == "main":
            # sudo: the versions of a file have no other writer than its acts
            main.sudo().is_current = False
            main.source_id.sudo().is_current = True
        # sudo: post and account of the signer, who is named on the document
        signer = user_principal(self.sudo().signer_post_id.user_id)
        self._transition(
            "return_signed",
            values={"return_reason": reason, "signed_at": False, "send_by": False},
            next_work=[Work("sign", signer, self._review_deadline(), reason)],
            note=reason,
        )
        self._refresh_places()
        return self._said(
            self.env._("Returned."), self._kept_number_words(), self._now_with()
        )
