# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit import notation
from odoo.addons.qlvb_core.qlvb_toolkit.errors import ToolkitError
from odoo.addons.qlvb_core.qlvb_toolkit.paper_copy import (
    CopyBlock,
    chosen_pages,
    extract_pages,
    paper_copy,
)

from ..qlvb_pades import BrokenPdf, copy_text, sign_copy
from .copy import CODES

SERIES = "copy"


class QlvbCopy(models.Model):
    """The clerk makes an approved copy: signs the file, or numbers and prints it."""

    _inherit = "qlvb.copy"

    def action_open_make(self):
        """Make it: the dialog asks for the PIN of the agency's key, paper needs none.

        :raise UserError: not approved, or made already
        :raise AccessError: not the clerk of the agency
        """
        self._check_may_make()
        if self.medium == "paper":
            return self._make_on_paper()
        dialog = self.env["qlvb.copy.sign.wizard"].create({"copy_id": self.id})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Sign the copy"),
            "res_model": dialog._name,
            "res_id": dialog.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _check_may_make(self):
        self.ensure_one()
        self.check_access("read")
        self._lock_rows()
        if self.state != "approved":
            raise UserError(
                self.env._("Only a copy that is approved and not made yet is made.")
            )
        if not self.env.user._qlvb_posts("clerk", self.agency_id):
            raise AccessError(self.env._("Only the clerk makes copies."))
        # recalled since it was approved, perhaps, or at this moment
        self.document_id._lock_rows()
        self.document_id._check_may_copy()

    # -- electronic ----------

    def _sign(self, pin: str, otp: str = ""):
        """Sign the copy with the agency's key, at the top right of its first page.

        One revision is added to the file, which is never saved anew (Điều 25.1.c,
        33.2; Phụ lục I phần II mục I.3; R79, R157).

        :raise UserError: wrong PIN, unusable certificate or file; nothing is kept
        :raise AccessError: not the clerk, or not the custodian of the key
        """
        self._check_may_sign_copy()
        document = self.document_id
        with document._agency_key(pin, otp) as key:
            plain = self._keep_unsigned(self._unsigned_bytes())
            signed = document._pades(self._signed_bytes, plain, key)
        self._keep_signed(plain, signed)
        return self._said_made()

    def _check_may_sign_copy(self):
        self._check_may_make()
        if self.medium != "electronic":
            raise UserError(self.env._("A copy on paper is signed by hand."))

    def _keep_signed(self, plain, signed: bytes, *, by_agent=False):
        stored = self.document_id._store_signed(plain, signed, by_agent=by_agent)
        if set(stored.signature_ids.mapped("grade")) != {"valid"}:
            raise UserError(
                self.env._("The signature does not verify; nothing was kept.")
            )
        self._made(stored, date=today())

    def _said_made(self, *besides):
        return self._said(self.env._("The copy was signed for the agency."), *besides)

    def _signed_bytes(self, plain, key):
        pdf = plain._read_content()
        self.env["qlvb.verification"]._guard(pdf)
        moment = self.document_id._now()
        return sign_copy(
            pdf,
            key,
            text=copy_text(self._form(), self.agency_id.name, moment),
            signing_time=moment,
            timestamper=self.document_id._timestamper(),
        )

    def _can_grow(self, pdf: bytes) -> bool:
        """Whether a revision can be added: not to what some scanners write.

        Such a scan carries no signature yet, so that its pages may be saved anew.
        """
        try:
            self.env["qlvb.verification"]._guard(pdf)
        except BrokenPdf:
            return False
        return True

    def _unsigned_bytes(self) -> bytes:
        content, *more = self._contents()
        whole = not self.pages and not more
        if whole and self.document_id._pades(self._can_grow, content):
            return content
        return self._readable(extract_pages, content, self._page_numbers(), more=more)

    def _keep_unsigned(self, content: bytes):
        """Keep what is to be signed as a file of the copy's own; return it."""
        return self._keep(content, f"{CODES[self.kind]}-{self.source_file_id.name}")

    # -- on paper ----------

    def _make_on_paper(self):
        """Take a number of the year's copies and print: pages, then the block.

        Numbers are common to all kinds of copies (Phụ lục I phần II mục II.3).
        """
        day = today()
        register = self.env["qlvb.register"]._for(
            self.agency_id, "outgoing", SERIES, day.year
        )
        entry = register._take(day, self.document_id)
        code = notation.full_code(
            entry.number, f"{CODES[self.kind]}-{self.agency_id.code}"
        )
        main, *more = self._contents()
        content = self._readable(
            paper_copy, main, self._block(code, day), self._page_numbers(), more=more
        )
        stored = self._keep(content, f"{code.replace('/', '-')}.pdf")
        self._made(stored, date=day, code=code, entry_id=entry.id)
        said = self._said(
            self.env._("Number %(code)s was given. Print, sign and seal it.", code=code)
        )
        # Plain: the mark of who printed has no place on what is signed and sealed.
        said["params"]["opens"] = {
            "type": "ir.actions.act_url",
            "url": f"/qlvb/file/{stored.id}",
            "target": "new",
        }
        return said

    def _block(self, code, day) -> CopyBlock:
        agency = self.agency_id
        post = self.right_id.post_id
        place = f"{agency.place}, " if agency.place else ""
        date = (
            f"ngày {notation.day_text(day.day)} tháng {notation.month_text(day.month)} "
            f"năm {day.year}"
        )
        return CopyBlock(
            kind=self._form().upper(),
            agency=agency.name.upper(),
            code=code,
            place_and_date=f"{place}{date}",
            signer_lines=self._signer_lines(post),
            signer_name=post.user_id.name,
            recipients=(*(f"- {n};" for n in self._recipient_names()), "- Lưu: VT."),
        )

    def _signer_lines(self, post) -> tuple[str, ...]:
        """Return what stands above the signature: others sign by order of the head."""
        title = post.title.upper()
        authority = self.env["qlvb.authority"]
        if authority._is_chief(post):
            return (title,)
        return (f"TL. {authority._chief_title(post)}", title)

    # -- both ----------

    def _page_numbers(self):
        if not self.pages:
            return None
        return chosen_pages(self.pages, self._page_total())

    def _readable(self, work, *arguments, **options):
        try:
            return work(*arguments, **options)
        except ToolkitError as error:
            raise UserError(
                self.env._(
                    "“%(name)s” cannot be opened as a PDF, so no copy is made of it.",
                    name=", ".join(
                        (self.source_file_id | self.appendix_ids).mapped("name")
                    ),
                )
            ) from error

    def _keep(self, content, name):
        return self.env["qlvb.document.file"]._store(
            self.document_id,
            content,
            name,
            "copy",
            sequence=self.id,
            source_id=self.source_file_id.id,
            made_here=True,
        )

    def _made(self, stored, **values):
        # sudo: _check_may_make has let the clerk in
        self.sudo().write(
            {
                "state": "made",
                "made_by_id": self.env.uid,
                "file_id": stored.id,
                **values,
            }
        )
        self._waits_no_more()
        self._log("copy.made", number=self.code, sha256=stored.sha256)
        self._tell(
            self.create_uid,
            lambda env: (
                env._("The copy is made"),
                env._("Open it here: %(name)s.", name=self.with_env(env).display_name),
            ),
        )

    def action_download(self):
        """Download the copy; the controller checks the right and logs it."""
        self.ensure_one()
        self.check_access("read")
        return self.file_id.action_download()
