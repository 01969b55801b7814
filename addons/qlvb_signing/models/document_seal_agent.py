# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit import notation

from ..qlvb_pades import SignatureKind, fill_number, guard_pdf, prepare_form
from ..sent import sent_day, sent_id


class QlvbDocument(models.Model):
    """The agency's seal with a USB token.

    The number is kept for the document first, files are given and taken back one by
    one, and only the last of them, the sealed document, does the act, all at once.
    """

    _inherit = "qlvb.document"

    # -- giving ----------

    def agent_seal(self, day: str, reserved_id: int = 0) -> dict:
        """Begin: keep the number, return what the page tells the signing software.

        :param day: ISO date of the document
        :param reserved_id: an entry that waits for a document of this series and day
        :raise UserError: not to be sealed now, no token, a personal signature that
            forbids it; no number is kept then
        :raise AccessError: not the clerk, or not the custodian of the key
        """
        self._check_transition("seal")
        date, reserved_id = sent_day(self.env, day), sent_id(self.env, reserved_id)
        self._check_may_seal(date)
        self._agencys_certificate()._check_agent()
        # before a number is taken: what could not be sealed afterwards
        self._pades(self._numbered_bytes, 1, date)
        reserved = self.env["qlvb.register.entry"].browse(reserved_id).exists()
        reserved.check_access("read")  # refusals name its number
        return self._give_next(self._keep_number(date, reserved))

    def _numbered_bytes(self, number: int, day) -> bytes:
        return fill_number(
            self._main_pdf()._read_content(),
            **self._written(number, day),
        )

    def _give_next(self, entry) -> dict:
        """Give an appendix that is not signed yet; after the last, the document."""
        sessions = self.env["qlvb.signing.session"]
        # sudo: the clerk and custodian was checked; the entry is this document's
        number, day = entry.sudo().number, entry.sudo().date
        signed = self._signed_appendices(entry)
        for appendix in self._current_files("appendix"):
            if appendix not in signed.file_id.with_env(self.env):
                operation, source = "appendix", appendix
                given = self._pades(self._form_of, appendix._read_content())
                break
        else:
            operation, source = "issued", self._main_pdf()
            given = self._pades(self._numbered_bytes, number, day)
        session = sessions._open(operation, self, source, given, entry_id=entry.id)
        return session._for_page(self._code_with(number, day), day)

    def _form_of(self, pdf: bytes) -> bytes:
        guard_pdf(pdf, allow_signed=False)
        return prepare_form(pdf)

    def _code_with(self, number: int, day) -> str:
        year = day.year if self.type_id.year_in_code else None
        return notation.full_code(number, self.code_notation or "", year)

    def _signed_appendices(self, entry):
        """Return the sessions whose signed appendix waits for the seal."""
        # sudo: nobody has a right to sessions; the caller checked the act
        return (
            self.env["qlvb.signing.session"]
            .sudo()
            .search(
                [
                    ("document_id", "=", self.id),
                    ("operation", "=", "appendix"),
                    ("entry_id", "=", entry.id),
                    ("state", "=", "aside"),
                    # not one that was replaced or taken away meanwhile
                    ("file_id.is_current", "=", True),
                    ("user_id", "=", self.env.uid),
                ]
            )
        )

    # -- taking ----------

    def _check_agents_seal(self, added):
        """Refuse a signature that is not the agency's, by its custodian."""
        self._check_kind(added, SignatureKind.AGENCY)
        owned = [("unit_id", "=", self.agency_id.id), ("purpose", "=", "agency")]
        certificate = self.env["qlvb.certificate"]._of_added(added, owned)
        self._check_custodian(certificate)
        self._pades(self._check_usable, added)

    def _take_agents_appendix(self, session, signed: bytes):
        """Keep a signed appendix aside until the document is sealed."""
        self._check_may_seal(session.entry_id.date)
        added = session._added(signed)
        self._check_agents_seal(added)
        session._put_aside(session._stamped(signed, added))

    def _take_agents_seal(self, session, sealed: bytes):
        """Do the clerk's act with the sealed file and the appendices put aside.

        :raise UserError: something of it is missing or is not what was given; nothing
            is kept but the number
        """
        entry = session.entry_id
        self._check_may_seal(entry.date)
        added = session._added(sealed)
        self._check_agents_seal(added)
        sealed = session._stamped(sealed, added)
        aside = self._signed_appendices(entry)
        files = {one.file_id.sudo(False): one._aside() for one in aside}
        if self._current_files("appendix") - self.env["qlvb.document.file"].union(
            *files
        ):
            raise UserError(
                self.env._("An appendix changed or is not signed yet. Seal again.")
            )
        main = session.file_id.sudo(False)
        entry = entry.sudo(False)
        self._keep_seal(entry, [(main, sealed), *files.items()], by_agent=True)
        aside._forget_aside()

    def _after_agents_seal(self, session) -> dict:
        """Return what the page does after one file of the seal: the next, or the end.

        :raise UserError: the document is no longer to be sealed
        """
        if session.operation == "appendix":
            self._check_may_seal(session.entry_id.date)
            return {"next": self._give_next(session.entry_id.with_env(self.env))}
        return {"action": self._said(self._number_sentence(), *session._besides())}
