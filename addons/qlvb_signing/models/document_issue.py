# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from datetime import date as Date
from functools import partial

from odoo import models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit import notation
from odoo.addons.qlvb_core.transition import Work

from ..qlvb_pades import (
    appendix_text,
    guard_pdf,
    number_and_seal,
    number_and_seal_elsewhere,
    sign_appendix,
    signing_state,
)

# Seconds for the stamps of a document and its appendices: the clerk waits for them.
TSA_TOTAL = 15


class QlvbDocument(models.Model):
    """The clerk's acts: number, stamp and seal in one, then issue."""

    _inherit = "qlvb.document"

    def action_open_seal(self):
        """Open the dialog that numbers, seals and issues."""
        self.ensure_one()
        self._check_transition("seal" if self.state == "signed" else "issue")
        return self._open_pin_dialog(
            "qlvb.seal.wizard", self.env._("Number, seal and issue")
        )

    # -- number, stamp, seal: one act (Regulation Điều 10.4) ----------------------

    def _seal(self, pin: str, day: Date, reserved=None, otp: str = ""):
        """Keep the next number, write number and date, sign for the agency.

        The number is kept for this document first and the register let go, whichever
        key signs: keys, services and the holder's telephone take their time, others
        wait for the register 20 s only. Number, date and seal are then one revision of
        the file: no number is ever without its seal. Whatever fails, the number waits
        for the next try (R133).

        :param reserved: a number that waits for a document of this series and day
        :raise UserError: no personal signature, wrong PIN, unusable certificate, a date
            before the last one of the series; nothing is kept but the number, if it
            was taken already
        """
        self._check_may_seal(day)
        self._seal_picture()
        self._pades(self._guard_appendices)
        self._pades(self._rehearse_seal, day)
        with self._agency_key(pin, otp, self._signatures_to_seal()) as key:
            # who declines before it is known what is signed leaves no number behind
            self._pades(key.confirm)
            entry = self._keep_number(day, reserved)
            with self._number_waits(entry):
                self._check_still_may_seal(key, day)
                self._keep_seal(entry, self._sealed_files(key, entry.number, day))

    def _check_may_seal(self, day):
        self.ensure_one()
        self._check_transition("seal")
        self._check_not_ahead(day)
        self._check_signed_by_person()

    def _check_still_may_seal(self, key, day):
        """Ask again: nobody held the document for a moment, or the key for longer."""
        self._check_may_seal(day)
        certificate = self._agencys_certificate()
        certificate._check_may_sign()
        certificate._check_is_mine(key.certificate)

    def _sealed_files(self, key, number: int, day):
        """Yield each file and what it is with the agency's signature, main first."""
        main, stamper = self._main_pdf(), self._timestamper(total=TSA_TOTAL)
        yield main, self._pades(self._sealed_bytes, main, key, number, day, stamper)
        code = self._code_with(number, day)
        for appendix in self._current_files("appendix"):
            signed = self._pades(self._appendix_bytes, appendix, key, code, stamper)
            yield appendix, signed

    def _sealed_name(self, source, entry) -> str:
        """Return by which name it travels: its number and symbol, as people file it."""
        code = self._code_with(entry.number, entry.date).replace("/", "-")
        if source.role != "appendix":
            return f"{code}.pdf"
        place = self._current_files("appendix").ids.index(source.id) + 1
        return f"{code}-phu-luc-{place}.pdf"

    def _keep_seal(self, entry, sealed, *, by_agent=False):
        """Keep the sealed files, each with the file it goes on from, and the number."""
        for source, data in sealed:
            name = self._sealed_name(source, entry)
            self._store_signed(source, data, name=name, by_agent=by_agent)
        self._give_code_number(entry)
        self._check_has_force()
        self._transition(
            "seal",
            next_work=[Work("issue", self.agency_id._role_principal("clerk"))],
            number=self.code,
            entry=entry.number,
            sha256=self._main_pdf().sha256,
        )

    def _number_sentence(self):
        return self.env._(
            "Number %(code)s was given, date %(date)s.",
            code=self.code,
            date=self.issued_date.strftime("%d/%m/%Y"),
        )

    def _check_not_ahead(self, day):
        """Refuse a coming date: every later number would have to wait for it."""
        if not day or day > today():
            raise UserError(
                self.env._("The date of the document cannot be in the future.")
            )

    def _check_signed_by_person(self):
        """Refuse to number what its signer has not validly signed (R131)."""
        verdicts = self._latest_verdicts(self._main_pdf())
        person = verdicts.filtered(lambda v: v.kind == "person" and v.grade == "valid")
        if not person:
            raise UserError(
                self.env._(
                    "The document has no valid personal signature of its signer yet: "
                    "it cannot be numbered, sealed or issued."
                )
            )

    def _check_has_force(self):
        self.invalidate_recordset(["legal_force"])
        if self._compute_force() != "original":
            raise UserError(
                self.env._(
                    "The sealed document does not verify as valid; nothing was kept."
                )
            )

    def _agency_key(self, pin, otp="", signatures=1):
        """Return the agency's key, for its custodian only (Decree 30 Điều 32.2)."""
        key = self._agencys_certificate()._open_key(pin, otp, signatures)
        self._pades(self._check_usable, key)
        return key

    def _agencys_certificate(self):
        """Return the agency's certificate, for its custodian only."""
        certificate = self.env["qlvb.certificate"]._of_agency(self.agency_id)
        if not certificate:
            raise UserError(
                self.env._(
                    "%(agency)s has no valid certificate here.",
                    agency=self.agency_id.name,
                )
            )
        self._check_custodian(certificate)
        return certificate

    def _check_custodian(self, certificate):
        if certificate.custodian_id != self.env.user:
            self._refuse(
                "seal",
                self.env._(
                    "The key of %(agency)s is in the custody of %(custodian)s.",
                    agency=self.agency_id.name,
                    custodian=certificate.custodian_id.name,
                ),
                AccessError,
            )

    def _signatures_to_seal(self) -> int:
        """Return how often the agency signs: number and seal of a file apart that was
        signed elsewhere, and each appendix."""
        state = self._pades(signing_state, self._main_pdf()._read_content())
        return (2 if state == "open" else 1) + len(self._current_files("appendix"))

    def _seal_picture(self) -> bytes:
        # sudo: the picture is hidden from everybody; the custodian was let in before
        seal = self.sudo().agency_id.seal_image
        if not seal:
            raise UserError(self.env._("The agency has no seal image."))
        return base64.b64decode(seal)

    def _written(self, number: int, day) -> dict[str, str]:
        """Return number, day and month as they stand on the paper (Phụ lục I, II.3)."""
        return {
            "number": notation.format_number(number),
            "day": notation.day_text(day.day),
            "month": notation.month_text(day.month),
        }

    def _sealed_bytes(self, main, key, number, day, stamper):
        pdf = main._read_content()
        sealing = number_and_seal
        if signing_state(pdf) == "open":
            sealing = partial(number_and_seal_elsewhere, anchors=main._anchors())
        return sealing(
            pdf,
            key,
            **self._written(number, day),
            seal_png=self._seal_picture(),
            signing_time=self._now(),
            timestamper=stamper,
        )

    def _rehearse_seal(self, day):
        """Find what could not be sealed before the number is taken (R133)."""
        self._as_sealed(1, day)

    def _guard_appendices(self):
        """Look through the appendices before the number is taken.

        In this process: what was uploaded passed a process of its own then, and a busy
        machine may not stop the clerk.
        """
        for appendix in self._current_files("appendix"):
            guard_pdf(appendix._read_content(), allow_signed=False)

    def _appendix_bytes(self, appendix, key, code, stamper):
        """Sign an appendix that is a file of its own (R140)."""
        moment = self._now()
        return sign_appendix(
            appendix._read_content(),
            key,
            text=appendix_text(code, moment),
            signing_time=moment,
            timestamper=stamper,
        )

    # -- issue --------------------------------------------------------------------

    def _issue_requirements(self) -> list[str]:
        """Return what is missing before issuing, in words; addons above add to it."""
        missing = self._recipient_requirements()
        if self._compute_force() != "original":
            missing.append(
                self.env._("A valid personal or agency signature is missing.")
            )
        for appendix in self._current_files("appendix").filtered(
            lambda f: not f.signed
        ):
            missing.append(
                self.env._("Appendix %(name)s is not signed.", name=appendix.name)
            )
        return missing

    def _recipient_requirements(self) -> list[str]:
        """Return what is missing to send it; addons above add to it."""
        if self.recipient_ids:
            return []
        return [self.env._("The document has no recipient.")]

    def _check_can_be_sent(self):
        """Refuse what could be sealed and not issued, before a number is taken."""
        if missing := self._recipient_requirements():
            raise UserError("\n".join(missing))

    def action_issue(self):
        """Issue to every recipient (Regulation Điều 10.4)."""
        self.ensure_one()
        self._check_transition("issue")
        if missing := self._issue_requirements():
            raise UserError("\n".join(missing))
        self._transition("issue", recipients=self.recipient_ids.mapped("name"))
        # sudo: deliveries and packets have no other writer than this act
        self.sudo()._on_issued()
        return self._said(
            self.env._(
                "%(code)s of %(date)s was issued to %(count)s recipients.",
                code=self.code,
                date=self._day(self.issued_date),
                count=len(self.recipient_ids),
            )
        )

    def _on_issued(self):
        """Send; addons above do it. Runs with system rights after the clerk's act."""
        self.ensure_one()
        self._close_answered()
