# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit import notation

from ..qlvb_pades import SignatureKind, fill_number, guard_pdf, prepare_form


class QlvbDocument(models.Model):
    """The agency's seal with a USB token.

    Number and date must stand in the file before the token seals it. So the number is
    kept for the document first (reserved, R135), files are given and taken back one by
    one, and only the last of them, the sealed document, does the act, all at once. A
    file with a number and without a seal is never a version of the document. Whatever
    fails, the number waits for this document: no other gets it, none is given twice.
    """

    _inherit = "qlvb.document"

    # -- the number that waits ----------

    def _kept_number(self):
        """Return the entry that an earlier try keeps for this document."""
        # sudo: the number of this document; whoever asks may seal it
        sessions = self.env["qlvb.signing.session"].sudo()
        kept = [("document_id", "=", self.id), ("entry_id.state", "=", "reserved")]
        return sessions.search(kept, limit=1).entry_id.with_env(self.env)

    def _number_for_agent(self, day, reserved):
        """Return the number kept for this document, kept now if there is none.

        :raise UserError: one of another day is kept already
        """
        kept = self._kept_number()
        self._check_no_number_left(kept, day, reserved or kept)
        # sudo: registers have no other writer than acts; the clerk was checked
        register = self._number_register(day).sudo()
        if entry := kept or reserved:
            entry.sudo()._check_fits(register, day)
            entry.sudo()._check_kept_for(self)
            return entry
        reason = self.env._("Kept for “%(subject)s”.", subject=self.subject)
        entry = register._take(day, reason=reason).with_env(self.env)
        # Who waited for this document must find the number, not take another.
        self._mark_acted()
        return entry

    def _take_code_number(self, day, reserved=None):
        """Use the number that waits, whichever way the document is sealed now."""
        self._check_no_number_left(self._kept_number(), day, reserved)
        return super()._take_code_number(day, reserved)

    def _check_no_number_left(self, kept, day, entry):
        """Refuse ``entry`` if another one, or one of another day, is kept."""
        if kept and (kept.date != day or entry != kept):
            raise UserError(
                self.env._(
                    "Number %(number)s of %(day)s is kept for this document. Seal it "
                    "with that number and date, or cancel the number in the register "
                    "with a reason.",
                    number=kept.sudo().number,
                    day=self._day(kept.sudo().date),
                )
            )

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
        date = fields.Date.to_date(day)
        self._check_may_seal(date)
        self._agencys_certificate()._check_agent()
        # before a number is taken: what could not be sealed afterwards
        self._pades(self._numbered_bytes, 1, date)
        reserved = self.env["qlvb.register.entry"].browse(reserved_id).exists()
        return self._give_next(self._number_for_agent(date, reserved))

    def _numbered_bytes(self, number: int, day) -> bytes:
        return fill_number(
            self._main_pdf()._read_content(),
            number=notation.format_number(number),
            day=notation.day_text(day.day),
            month=notation.month_text(day.month),
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
        self._check_agents_seal(session._added(signed))
        session._put_aside(signed)

    def _take_agents_seal(self, session, sealed: bytes):
        """Do the clerk's act with the sealed file and the appendices put aside.

        :raise UserError: something of it is missing or is not what was given; nothing
            is kept but the number
        """
        entry = session.entry_id
        self._check_may_seal(entry.date)
        self._check_agents_seal(session._added(sealed))
        aside = self._signed_appendices(entry)
        files = {one.file_id.sudo(False): one._aside() for one in aside}
        if self._current_files("appendix") - self.env["qlvb.document.file"].union(
            *files
        ):
            raise UserError(
                self.env._("An appendix changed or is not signed yet. Seal again.")
            )
        self._take_code_number(entry.date, entry.sudo(False))
        main = session.file_id.sudo(False)
        self._keep_seal(entry, [(main, sealed), *files.items()], by_agent=True)
        aside._forget_aside()

    def _after_agents_seal(self, session) -> dict:
        """Return what the page does after one file of the seal: the next, or the end.

        :raise UserError: the document is no longer to be sealed
        """
        if session.operation == "appendix":
            self._check_may_seal(session.entry_id.date)
            return {"next": self._give_next(session.entry_id.with_env(self.env))}
        return {"action": self._said(self._number_sentence())}


class QlvbRegisterEntry(models.Model):
    _inherit = "qlvb.register.entry"

    signing_session_ids = fields.One2many("qlvb.signing.session", "entry_id")

    @api.model
    def _free(self, entries, document):
        """Leave out of ``entries`` what waits for another document's seal."""
        return entries.filtered(lambda e: not e.sudo()._keeper() - document)

    def _keeper(self):
        return self.signing_session_ids.document_id

    def _check_kept_for(self, document):
        """Refuse a number that waits for another document's seal."""
        if self.sudo()._keeper() - document.sudo():
            raise UserError(
                self.env._(
                    "Number %(number)s is kept for another document.",
                    number=self.number,
                )
            )

    def _use(self, document):
        self._check_kept_for(document)
        return super()._use(document)
