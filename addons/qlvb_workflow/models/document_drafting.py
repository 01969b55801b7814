# SPDX-License-Identifier: LGPL-3.0-or-later
import re

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit import text
from odoo.addons.qlvb_core.qlvb_toolkit.draft_context import (
    DraftContext,
    Regulation,
    parse_body,
    split_bases,
    split_regulation,
)
from odoo.addons.qlvb_core.qlvb_toolkit.errors import InvalidCode
from odoo.addons.qlvb_core.qlvb_toolkit.notation import compose_notation
from odoo.addons.qlvb_core.qlvb_toolkit.printed_name import printed_name

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
URGENCY_STAMPS = {"1": "KHẨN", "2": "THƯỢNG KHẨN", "3": "HỎA TỐC"}
# People type it; the template of a công văn prints it. A named type prints the subject
# as it is: "Về việc" is part of that.
PREFIX = re.compile(r"^\s*(?:V/v\s*:?\s+)+", re.IGNORECASE)
LETTER_PREFIX = re.compile(r"^\s*(?:(?:V/v|Về việc)\s*:?\s+)+", re.IGNORECASE)

# What makes another word of the name of a type that people type before the subject, or
# names another paper: "Báo cáo viên", "Kế hoạch hóa", "Quyết định số 12". Anything else
# reads on from the name above it: "BÁO CÁO / Thử nghiệm hệ thống".
OTHER_WORD = re.compile(r"(?:viên|hóa|hoá|hội|số|này|trên)\b", re.IGNORECASE)
# The place an agency is of: its words stay on one line of the narrow left column.
PLACE = re.compile(r" (?:TỈNH|THÀNH PHỐ|PHƯỜNG|XÃ|ĐẶC KHU) .+$")


def _as_head(name: str) -> str:
    """Return the name as the head of a document has it, broken before its place."""
    return PLACE.sub(
        lambda place: " " + place[0][1:].replace(" ", "\u00a0"), name.upper()
    )


class QlvbDocument(models.Model):
    """Making drafts: notation, template, versions, appendices (Điều 9-10)."""

    _inherit = "qlvb.document"

    template_id = fields.Many2one("qlvb.document.template", ondelete="restrict")
    draft_text = fields.Text(
        string="Text",
        help="Goes into the template: lines beginning with “Căn cứ” at the head of a "
        "decision become legal bases, “Điều 1.”, “1.”, “a)” are laid out as articles, "
        "clauses and points.",
    )
    has_draft = fields.Boolean(compute="_compute_has_draft")
    draft_is_pdf = fields.Boolean(compute="_compute_has_draft")
    subject_differs = fields.Boolean(compute="_compute_subject_differs")
    signer_differs = fields.Boolean(compute="_compute_signer_differs")

    @api.depends("file_ids.is_current", "file_ids.role")
    def _compute_has_draft(self):
        for document in self:
            draft = document._current_files("draft")[:1]
            document.has_draft = bool(draft)
            document.draft_is_pdf = draft.mimetype == "application/pdf"

    @api.depends("subject", "file_ids.is_current", "file_ids.text_content")
    def _compute_subject_differs(self):
        """What is signed is the paper: warn when the form says something else."""
        for document in self:
            document.subject_differs = document._draft_lacks(document._bare_subject())

    @api.depends("signer_post_id", "file_ids.is_current", "file_ids.text_content")
    def _compute_signer_differs(self):
        """Warn when the name under the signature is not the signer's."""
        for document in self:
            name = printed_name(document._signer_name_with_titles(), "")
            document.signer_differs = document._draft_lacks(name)

    def _draft_lacks(self, words: str) -> bool:
        """Return whether the text of the draft, once read, has not these words."""
        # sudo: the extracted text is readable by nobody, its comparison is
        draft = self.sudo()._current_files("draft").text_content
        return bool(draft) and text.fold(words) not in text.fold(draft)

    def _signer_name_with_titles(self) -> str:
        # sudo: the signer's name stands in the document itself
        return self.sudo().signer_post_id.user_id.name or ""

    @api.onchange("template_id")
    def _onchange_template_id(self):
        if self.template_id.type_id:
            self.type_id = self.template_id.type_id

    @api.onchange("type_id", "agency_id", "unit_id")
    def _onchange_notation_parts(self):
        if self.direction != "incoming":
            self.code_notation = self._composed_notation() or self.code_notation

    @api.model_create_multi
    def create(self, vals_list):
        documents = super().create(vals_list)
        for document in documents:
            document._fill_notation()
            document._check_may_answer()
        return documents

    def write(self, vals):
        result = super().write(vals)
        if "answers_id" in vals:
            for document in self:
                document._check_may_answer()
        return result

    def _check_may_answer(self):
        """Only who handles a document answers it: its answer closes it (R107)."""
        if self.answers_id and not self.env.su:
            self.answers_id._check_transition("reply")

    def _fill_notation(self):
        if self.direction != "incoming" and not self.code_notation:
            # sudo: plain field of a draft the caller was allowed to make or submit
            self.sudo().code_notation = self._composed_notation()

    def _composed_notation(self):
        """Return e.g. QĐ-UBND, or SKHCN-BCVT for a công văn (Phụ lục I phần II.3)."""
        agency = self.agency_id
        code = "UBND" if agency.is_committee else agency.code
        if not self.type_id or not code:
            return False
        # whoever drafts in the agency itself has no unit to name
        unit_code = self.unit_id != agency and self.unit_id.code
        try:
            return compose_notation(self.type_id.code or None, code, unit_code or None)
        except InvalidCode:
            return False

    # -- making the draft ----------

    def action_make_draft(self):
        """Make the DOCX draft from the template and the fields of the form (R110)."""
        self.ensure_one()
        self._check_transition("edit_draft")
        if self.type_id and not self.template_id:
            self._choose_template()
        form = "template_id" if self.type_id else "type_id"
        missing = [name for name in (form, "signer_post_id") if not self[name]]
        self._check_complete(
            [self._fields[n]._description_string(self.env) for n in missing]
        )
        self._fill_notation()
        content = self.template_id._render(self._draft_context())
        self._store_draft(content, f"{self._draft_name()}.docx", "draft", 10)
        return self._said(
            self.env._("Draft made. Edit it in Word, then upload it here.")
        )

    def _draft_name(self) -> str:
        parts = [self.type_id.name or self.template_id.name, self.code_notation]
        return " ".join(part for part in parts if part).replace("/", "-")

    def _draft_context(self) -> DraftContext:
        agency = self.agency_id
        type_name = self._type_words()
        issuer = self._issuer()
        bases, body, regulation = self._split_text(type_name, issuer)
        names = tuple(self.recipient_ids.mapped("name"))
        # nobody addressed: nothing stands above for "Như trên"
        addressed = bool(names) and self.template_id.has_addressees
        return DraftContext(
            agency_lines=(_as_head(agency.name),),
            parent_agency_name=_as_head(agency.superior_name or ""),
            notation=self.code_notation or "",
            year=today().year,
            place=self.place or agency.place or "",
            type_name=type_name.upper(),
            subject=self._printed_subject(),
            issuing_authority=issuer.upper(),
            issuer=issuer,
            agency_name=agency.name,
            regulation=regulation,
            legal_bases=bases,
            body=parse_body(body),
            addressees=names if addressed else (),
            recipients=("Như trên",) if addressed else names,
            authority_lines=self._authority_lines(),
            signer_name=self._printed_signer_name(),
            drafting_unit_code=self._drafting_unit_code(),
            urgency=URGENCY_STAMPS.get(self.urgency, ""),
        )

    def _drafting_unit_code(self) -> str:
        """Return whose work it is in "Lưu: VT, …" (Phụ lục I phần II.9).

        Who drafts in the agency itself has no unit there: of somebody with a second
        post in a committee it is the unit of the own office.
        """
        if self.unit_id != self.agency_id:
            return self.unit_id.code or ""
        # sudo: where somebody works is known to everybody
        own = (
            self.drafter_id.sudo()._qlvb_posts().filtered(lambda p: not p.is_concurrent)
        )
        if self.agency_id in own.agency_id:
            return ""
        home = own.sorted("is_default", reverse=True)[:1]
        return home.unit_id.code or home.agency_id.code or ""

    def _printed_signer_name(self) -> str:
        """Return the signer's name without degrees, where the law wants none (R58)."""
        agency = self.agency_id
        sector = f"{agency.superior_name or ''} {agency.name}"
        return printed_name(self._signer_name_with_titles(), sector)

    def _printed_subject(self) -> str:
        """Return the subject without what the template prints before it."""
        prefix = PREFIX if self.type_id.code else LETTER_PREFIX
        return self._without_type(prefix.sub("", text.nfc(self.subject)))

    def _bare_subject(self) -> str:
        """Return the subject without the words that lead to it, however typed."""
        subject = LETTER_PREFIX.sub("", text.nfc(self.subject or ""))
        return LETTER_PREFIX.sub("", self._without_type(subject))

    def _without_type(self, subject: str) -> str:
        """Return ``subject`` without the name of the type, which stands above it.

        Not where the two together are another word, see ``OTHER_WORD``.
        """
        name = text.nfc(self._type_words())
        left = subject[len(name) :].strip()
        repeats = subject.lower().startswith(f"{name.lower()} ")
        if not self.type_id.code or not repeats or OTHER_WORD.match(left):
            return subject
        return left[0].upper() + left[1:]

    def _type_words(self) -> str:
        return (self.type_id.name or "").split(" (")[0]

    def _split_text(
        self, type_name: str, issuer: str
    ) -> tuple[tuple[str, ...], str, Regulation | None]:
        """Return bases, body and regulation, apart only where the template prints them.

        No line that was typed is lost on the way to the page (R110).
        """
        printed = self.template_id._printed_variables()
        body, regulation, bases = self.draft_text or "", None, ()
        if "regulation" in printed:
            body, regulation = split_regulation(body, type_name, issuer)
        if "legal_bases" in printed:
            bases, body = split_bases(body)
        return bases, body, regulation

    def _issuer(self) -> str:
        """Return who decides: the committee, or the head of the agency."""
        agency = self.agency_id
        if agency.is_committee:
            return agency.name
        chief = self.env["qlvb.authority"]._chief_title(self.signer_post_id)
        return f"{chief.capitalize()} {agency.name}"

    # -- versions ----------

    def action_upload_draft(
        self,
        filename: str,
        content: str,
        role: str = "draft",
        sequence: int | None = None,
        seen_id: int | None = None,
    ):
        """Add a version of the draft or of an appendix, or a related file (R111).

        :param content: the bytes in base64
        :param role: ``draft``, ``appendix_draft`` or ``related``
        :param sequence: which appendix gets a new version; a new one when not given
        :param seen_id: the version this one follows, as the caller knows it
        :raise UserError: refused file, the draft is not with its drafter, or somebody
            stored a version after ``seen_id``
        """
        self.ensure_one()
        self._check_transition("edit_draft")
        if role not in ("draft", "appendix_draft", "related"):
            raise UserError(self.env._("Signed files are made by the system only."))
        if role == "draft":
            sequence = 10
        if seen_id:
            self._check_follows(seen_id, role, sequence)
        confirmed = self.not_secret
        stored = self._store_draft(
            self.env["qlvb.document.file"]._sent(content, filename),
            filename,
            role,
            sequence or self._next_sequence(role),
        )
        return self._said(
            self.env._(
                "Stored: %(name)s, version %(version)s.",
                name=stored.name,
                version=stored.version,
            ),
            self._asks_anew_words() if confirmed and not self.not_secret else "",
        )

    def _asks_anew_words(self) -> str:
        label = self._fields["not_secret"]._description_string(self.env)
        return self.env._(
            "Confirm “%(label)s” again: the text has changed.", label=label
        )

    def _check_follows(self, seen_id, role, sequence):
        """Refuse a version made without the one that stands there now (R259)."""
        latest = self.env["qlvb.document.file"]._latest(self, role, sequence)
        if latest and latest.id != seen_id:
            raise UserError(
                self.env._(
                    "%(version)s You have not seen it yet. Your file was not stored: "
                    "open that version, bring your changes into it, then upload it.",
                    version=latest._stored_words(),
                )
            )

    def _next_sequence(self, role) -> int:
        used = self.file_ids.filtered(lambda f: f.role == role).mapped("sequence")
        return max(used, default=0) + 10

    def _store_draft(self, data: bytes, filename: str, role: str, sequence: int):
        files = self.env["qlvb.document.file"]
        previous = files._latest(self, role, sequence)
        stored = files._store(self, data, filename, role, sequence=sequence)
        self._check_convertible(stored)
        previous._retire()
        stored._note_difference()
        self.env["qlvb.audit.event"]._log(
            "document.edit_draft", self, name=stored.name, version=stored.version
        )
        if role != "related":
            self._confirm_anew()
            stored._enqueue_conversion()
        return stored

    def _check_convertible(self, stored):
        drafted = stored.role in ("draft", "appendix_draft")
        if drafted and stored.mimetype not in (DOCX, PDF):
            raise UserError(
                self.env._(
                    "File “%(name)s”: a draft or an appendix is a Word file (.docx) "
                    "or a PDF.",
                    name=stored.name,
                )
            )
