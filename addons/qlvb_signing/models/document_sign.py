# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from dataclasses import replace
from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.models.audit_stamp import TSA_URL
from odoo.addons.qlvb_core.transition import Transition, Work, table

from ..messages import pades_message
from ..qlvb_pades import (
    check_certificate,
    guard_pdf,
    http_timestamper,
    prepare_pdf,
    sign_personal,
)
from ..qlvb_pades.errors import KeyUnavailable, PadesError

# For one answer.
TSA_SECONDS = 8
# Clocks of servers differ by seconds; more is a stamp of another time.
STAMP_TOLERANCE = timedelta(minutes=10)


class QlvbDocument(models.Model):
    """The signer's act."""

    _inherit = "qlvb.document"

    state = fields.Selection(
        selection_add=[
            ("signed", "Signed"),
            ("sealed", "Sealed"),
            ("issued", "Issued"),
        ],
        ondelete={
            "signed": "set default",
            "sealed": "set default",
            "issued": "set default",
        },
    )

    def _transition_table(self):
        rows = super()._transition_table()
        if self.direction == "incoming":
            return rows
        return {
            **rows,
            **table(
                Transition("sign", ("approved",), "signed", ("sign",), "document.sign"),
                Transition("seal", ("signed",), "sealed", ("seal",), "document.seal"),
                Transition(
                    "issue",
                    ("sealed",),
                    "issued",
                    ("issue",),
                    "document.issue",
                    final=True,
                ),
            ),
        }

    def _end_states(self):
        return super()._end_states() | {"issued"}

    # -- the signer ---------------------------------------------------------------

    def action_open_sign(self):
        """Open the signing dialog."""
        self.ensure_one()
        self._check_transition("sign")
        return self._open_pin_dialog("qlvb.sign.wizard", self.env._("Sign"))

    def _open_pin_dialog(self, model, title):
        """Open a dialog that asks for a PIN.

        It is a saved record already: saving a new one would empty its unstored PIN
        before the button hands it over.
        """
        dialog = self.env[model].create({"document_id": self.id})
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": model,
            "res_id": dialog.id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
        }

    def _sign(self, pin: str, otp: str = "", note: str | None = None, chosen=0):
        """Put the current user's personal signature on the main PDF (R124, R125).

        :param otp: one-time code, where the remote service asks for one
        :param note: what the journal says besides
        :param chosen: id of the certificate to sign with; the last used one without
        :raise UserError: wrong PIN, unusable certificate or file; nothing is kept
        """
        certificate = self._signers_certificate(chosen)
        source = self._main_pdf()
        with certificate._open_key(pin, otp) as key:
            signed = self._pades(self._signed_bytes, source, key)
        self._keep_signature(certificate, source, signed, note)

    def _signers_certificate(self, chosen=0):
        """Check that the current user signs now; return what he signs with."""
        self.ensure_one()
        self._check_transition("sign")
        self._check_signer()
        certificates = self.env["qlvb.certificate"]
        if chosen:
            certificate = certificates._chosen(chosen)
        else:
            certificate = certificates._of_person(self.env.user)
        if not certificate:
            raise UserError(
                self.env._("You have no valid certificate here. Ask your unit admin.")
            )
        certificate._check_belongs_to(self.env.user)
        return certificate

    def _keep_signature(
        self, certificate, source, signed: bytes, note=None, *, by_agent=False
    ):
        """Keep the file as its signer signed it; the clerk goes on."""
        stored = self._store_signed(source, signed, by_agent=by_agent)
        self._transition(
            "sign",
            next_work=[Work("seal", self.agency_id._role_principal("clerk"))],
            note=note,
            certificate=certificate.serial,
            sha256=stored.sha256,
            urgency=self.urgency if self.urgency != "0" else None,
        )

    def _said_signed(self, *besides):
        return self._said(
            self.env._("You have signed “%(subject)s”.", subject=self.subject), *besides
        )

    def _signed_bytes(self, source, key):
        pdf = source._read_content()
        guard_pdf(pdf, allow_signed=False)
        self._check_usable(key)
        prepared = self._prepared_bytes(source)
        # sudo: the picture is hidden from everybody; _check_transition let its owner in
        image = self.sudo().signer_post_id.signature_image
        return sign_personal(
            prepared,
            key,
            image_png=base64.b64decode(image) if image else None,
            reason="",
            signing_time=self._now(),
            timestamper=self._timestamper(),
        )

    def _prepared_bytes(self, source, **options) -> bytes:
        """Return the file with the places for number, date and signatures."""
        return prepare_pdf(source._read_content(), source._anchors(), **options)

    def _check_usable(self, key):
        """Check dates, usage, chain and revocation before signing (R125).

        Without an answer of OCSP or a revocation list nobody signs.
        """
        policy = replace(
            self._trust_policy(), allow_fetching=True, revocation="require"
        )
        check_certificate(key.certificate, key.chain, policy, at=self._now())

    # -- shared by the signer's and the clerk's acts ------------------------------

    def _main_pdf(self):
        """Return the PDF to sign or seal."""
        main = self._current_files("main")[:1]
        if not main or main.mimetype != "application/pdf":
            raise UserError(
                self.env._(
                    "Only a PDF can be signed. Wait for the PDF, or return the draft."
                )
            )
        return main

    def _pades(self, work, *arguments, **keywords):
        """Run a signing step and put its typed errors into words."""
        try:
            return work(*arguments, **keywords)
        except PadesError as error:
            if isinstance(error, KeyUnavailable):
                self.env["qlvb.audit.event"]._log_refused(
                    "signature.key", self, type(error).__name__
                )
            raise UserError(pades_message(self.env, error)) from error

    def _store_signed(self, source, data, *, name=None, by_agent=False):
        """Keep a signed PDF as the next version of ``source`` and verify it first.

        Invariant 3: it must begin with the bytes that were signed before.

        :param name: its own from now on; else that of ``source``
        :param by_agent: signed by a program that does not ask our authority for a
            stamp; it was asked afterwards, see ``qlvb.signing.session._stamped``
        """
        if not data.startswith(source._read_content()):
            raise UserError(
                self.env._("Signing would rewrite the file; nothing was kept.")
            )
        stored = self.env["qlvb.document.file"]._store(
            self,
            data,
            name or source.name,
            source.role,
            sequence=source.sequence,
            source_id=source.id,
            signed=True,
            made_here=True,
        )
        # Returned by the clerk, it is no longer the latest version.
        source.sudo().is_current = False
        report = stored._verify()
        if report.grade.code == "invalid":
            raise UserError(
                self.env._("The signature does not verify; nothing was kept.")
            )
        if not by_agent:
            self._check_stamp(report.signatures[-1])
        return stored

    def _check_stamp(self, signature):
        """Refuse a time that the authority we chose did not prove (R43)."""
        if self._timestamper() and not self._is_stamped(signature):
            raise UserError(
                self.env._(
                    "The time stamping service gave an answer that cannot be trusted. "
                    "Nothing was kept. Try again later; if it goes on, tell the "
                    "operator."
                )
            )

    def _is_stamped(self, signature) -> bool:
        """Return whether a trusted authority proved that it was made just now."""
        return (
            signature.time_source == "timestamp"
            and abs(self._now() - signature.signing_time) <= STAMP_TOLERANCE
        )

    def _trust_policy(self):
        return self.env["qlvb.trust.anchor"]._policy()

    def _timestamper(self, seconds: int = TSA_SECONDS, total: int | None = None):
        """Return the client of the authority, None when none is configured.

        :param seconds: for one answer
        :param total: for all answers to this client
        """
        # sudo: a setting of the system
        url = self.env["ir.config_parameter"].sudo().get_param(TSA_URL)
        return http_timestamper(url, timeout=seconds, total=total) if url else None

    def _now(self):
        return fields.Datetime.context_timestamp(
            self.with_context(tz="Asia/Ho_Chi_Minh"), fields.Datetime.now()
        )
