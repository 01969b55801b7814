# SPDX-License-Identifier: LGPL-3.0-or-later
"""One defect at a time in the other lawful documents, as people make them."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from ..defects import drop, layout, look, paragraphs, say, section
from ..typesetter import saved
from .papers import LAWFUL

Plant = Callable[[Document], None]
LEFT, CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True)
class Slip:
    """``codes``: any of them tells the defect; ``printed``: paper shows it too."""

    name: str
    base: str
    codes: tuple[str, ...]
    plant: Plant
    printed: bool = True

    def make(self) -> bytes:
        """The document with the defect, as a DOCX."""
        document = docx.Document(io.BytesIO(LAWFUL[self.base]()))
        self.plant(document)
        return saved(document)


def _holding(document: Document, words: str) -> Paragraph:
    return next(p for p in paragraphs(document) if words in p.text)


def retype(old: str, new: str) -> Plant:
    """Other words in place of some, wherever they stand in the runs."""

    def plant(document: Document) -> None:
        paragraph = _holding(document, old)
        texts = list(paragraph._p.iter(qn("w:t")))
        said = "".join(t.text or "" for t in texts).replace(old, new, 1)
        for text in texts:
            text.text = ""
        texts[0].text = said

    return plant


def moved_down(start: str) -> Plant:
    """Two empty lines above a paragraph."""

    def plant(document: Document) -> None:
        paragraph = _holding(document, start)
        for _ in range(2):
            paragraph._p.addprevious(OxmlElement("w:p"))

    return plant


def no_rule(words: str) -> Plant:
    """Take away the drawn line of a paragraph, or the bordered one below it."""

    def plant(document: Document) -> None:
        paragraph = _holding(document, words)._p
        drawn = [r for r in paragraph.iter(qn("w:r")) if r.find(qn("w:t")) is None]
        for run in drawn:
            run.getparent().remove(run)
        if not drawn:
            below = paragraph.getnext()
            below.getparent().remove(below)

    return plant


def no_frame(document: Document) -> None:
    """A text box without its line."""
    tag = "{http://schemas.openxmlformats.org/drawingml/2006/main}ln"
    for line in document.element.body.iter(tag):
        box = next(line.iterancestors(qn("wp:anchor")))
        if next(box.iter(qn("w:txbxContent")), None) is not None:
            for child in list(line):
                line.remove(child)
            line.append(OxmlElement("a:noFill"))


def _headers(document: Document) -> Iterator[Any]:
    for part in document.sections:
        if not part.header.is_linked_to_previous:
            yield part.header


def number_letters(**values: Any) -> Plant:
    def plant(document: Document) -> None:
        for header in _headers(document):
            for paragraph in header.paragraphs:
                for run in paragraph.runs:
                    for name, value in values.items():
                        setattr(run.font, name, value)

    return plant


def number_right(document: Document) -> None:
    for header in _headers(document):
        for paragraph in header.paragraphs:
            paragraph.alignment = RIGHT


def number_below(document: Document) -> None:
    for header in _headers(document):
        moved = list(header.paragraphs)
        footer = document.sections[0].footer.paragraphs[0]
        for paragraph in moved:
            footer._p.addprevious(paragraph._p)
        header._element.append(OxmlElement("w:p"))


def no_number(document: Document) -> None:
    for header in _headers(document):
        for paragraph in header.paragraphs:
            for child in list(paragraph._p):
                paragraph._p.remove(child)


def body_all(**formats: Any) -> Plant:
    def plant(document: Document) -> None:
        for paragraph in document.paragraphs:
            if len(paragraph.text) > 100:
                for name, value in formats.items():
                    setattr(paragraph.paragraph_format, name, value)

    return plant


def letters_all(**looks: Any) -> Plant:
    def plant(document: Document) -> None:
        for paragraph in document.paragraphs:
            if len(paragraph.text) > 100:
                for run in paragraph.runs:
                    for name, value in looks.items():
                        setattr(run.font, name, value)

    return plant


def same_page(label: str) -> Plant:
    """The appendix follows at once: no section ends before it."""

    def plant(document: Document) -> None:
        before = _holding(document, label)._p.getprevious()
        before.getparent().remove(before)

    return plant


def numbered(old: str, new: str) -> Plant:
    """Another number at the start of a paragraph."""

    def plant(document: Document) -> None:
        paragraph = next(
            p for p in paragraphs(document) if re.match(re.escape(old), p.text)
        )
        text = next(t for t in paragraph._p.iter(qn("w:t")) if t.text)
        said = paragraph.text
        cut = len(old) - len(text.text or "")
        if cut <= 0:
            text.text = new + (text.text or "")[len(old) :]
            return
        for other in list(paragraph._p.iter(qn("w:t"))):
            other.text = ""
        text.text = new + said[len(old) :]

    return plant


_RED = RGBColor(0xC0, 0, 0)
SLIPS = (
    Slip(
        "paper letter",
        "directive",
        ("page.size",),
        section(page_width=Mm(215.9), page_height=Mm(279.4)),
    ),
    Slip(
        "paper A5",
        "invitation",
        ("page.size",),
        section(page_width=Mm(148), page_height=Mm(210)),
    ),
    Slip(
        "margins 1 cm", "directive", ("page.margin.left",), section(left_margin=Mm(10))
    ),
    Slip(
        "word's margins",
        "plan_roman",
        ("page.margin.right",),
        section(right_margin=Mm(25.4)),
    ),
    Slip(
        "bottom 1 cm",
        "letter",
        ("page.margin.bottom",),
        section(bottom_margin=Mm(10), footer_distance=Mm(5)),
    ),
    Slip(
        "top 30", "report_with_tables", ("page.margin.top",), section(top_margin=Mm(30))
    ),
    Slip(
        "paragraph in Arial",
        "letter",
        ("font.name",),
        look("Tăng cường kiểm tra", name="Arial"),
    ),
    Slip("number in Arial", "resolution", ("font.name",), look("Số:", name="Arial")),
    Slip("text in Calibri", "submission", ("font.name",), letters_all(name="Calibri")),
    Slip("red word", "directive", ("font.colour",), look("1. Tiếp tục", colour=_RED)),
    Slip(
        "nation wrong case",
        "letter",
        ("nation.case", "nation.words"),
        retype("CỘNG HÒA XÃ HỘI", "Cộng hòa Xã hội"),
    ),
    Slip(
        "nation Việt Nam",
        "decision",
        ("nation.case", "nation.words"),
        retype("CHỦ NGHĨA VIỆT NAM", "CHỦ NGHĨA Việt Nam"),
    ),
    Slip(
        "motto commas",
        "submission",
        ("motto.words",),
        retype("Độc lập - Tự do", "Độc lập, Tự do"),
    ),
    Slip(
        "motto without blanks",
        "decision_with_regulation",
        ("motto.words",),
        retype("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"),
    ),
    Slip(
        "motto all capitals",
        "letter",
        ("motto.words", "motto.case"),
        retype("Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
    ),
    Slip(
        "motto no line", "letter", ("motto.line.missing",), no_rule("Độc lập - Tự do")
    ),
    Slip(
        "motto upright plain",
        "submission",
        ("motto.bold",),
        look("Độc lập", bold=False),
    ),
    Slip(
        "agency no line",
        "report_with_tables",
        ("agency.line.missing",),
        no_rule("SỞ TƯ PHÁP"),
    ),
    Slip(
        "agency plain",
        "plan_arabic",
        ("agency.bold",),
        look("NGUYỄN TẤT THÀNH", bold=False),
    ),
    Slip("agency 14", "letter", ("agency.size",), look("SỞ TÀI CHÍNH", size=Pt(14))),
    Slip("parent bold", "letter", ("parent.bold",), look("UBND TỈNH", bold=True)),
    Slip(
        "no subject line",
        "submission",
        ("subject.line.missing",),
        no_rule("tỉnh Hưng Yên giai đoạn"),
    ),
    Slip(
        "number below 10",
        "plan_arabic",
        ("code.zero",),
        retype("Số: 05/KH", "Số: 5/KH"),
    ),
    Slip(
        "number blank",
        "letter",
        ("code.blank",),
        retype("318/STC-QLNS", "318 / STC - QLNS"),
    ),
    Slip(
        "symbol of another type",
        "report_with_tables",
        ("code.type",),
        retype("77/BC-STP", "77/KH-STP"),
    ),
    Slip("CV in symbol", "letter", ("code.letter",), retype("318/STC", "318/CV-STC")),
    Slip("QĐ written QD", "decision", ("code.type",), retype("QĐ-UBND", "QD-UBND")),
    Slip(
        "year in symbol",
        "directive",
        ("code.year",),
        retype("06/CT-UBND", "06/2026/CT-UBND"),
    ),
    Slip("number italic", "letter", ("code.italic",), look("Số:", italic=True)),
    Slip(
        "day 8",
        "submission",
        ("date.day",),
        retype("ngày 19 tháng 11", "ngày 9 tháng 11"),
    ),
    Slip(
        "month 1",
        "plan_with_appendices",
        ("date.month",),
        retype("tháng 01 năm 2026", "tháng 1 năm 2026"),
    ),
    Slip(
        "date upright", "letter", ("date.italic",), look("Hưng Yên, ngày", italic=False)
    ),
    Slip(
        "date above",
        "letter",
        ("date.position",),
        lambda d: _holding(d, "Độc lập")._p.addprevious(
            _holding(d, "Hưng Yên, ngày")._p
        ),
    ),
    Slip(
        "date two lines down",
        "letter",
        ("date.position",),
        moved_down("Hưng Yên, ngày"),
    ),
    Slip(
        "no such day",
        "letter",
        ("date.words", "date.invalid"),
        retype("ngày 15 tháng 4", "ngày 31 tháng 4"),
    ),
    Slip(
        "date in figures",
        "report_with_tables",
        ("date.words",),
        retype("ngày 14 tháng 12 năm 2026", "14/12/2026"),
    ),
    Slip(
        "type small letters",
        "submission",
        ("type.case",),
        retype("TỜ TRÌNH", "Tờ trình"),
    ),
    Slip("type plain", "directive", ("type.bold",), look("CHỈ THỊ", bold=False)),
    Slip(
        "V/v 14",
        "letter_to_many",
        ("letter_subject.size",),
        look("V/v tăng", size=Pt(14)),
    ),
    Slip(
        "subject italic",
        "report_with_tables",
        ("subject.italic",),
        look("Kết quả công tác tư pháp", italic=True),
    ),
    Slip(
        "subject plain",
        "plan_arabic",
        ("subject.bold",),
        look("Khai giảng", bold=False),
    ),
    Slip(
        "letter without V/v",
        "letter",
        ("letter_subject.missing", "letter_subject.mark"),
        retype("V/v hướng dẫn", "Hướng dẫn"),
    ),
    Slip(
        "letter with Về việc",
        "letter",
        ("letter_subject.mark",),
        retype("V/v hướng dẫn", "Về việc hướng dẫn"),
    ),
    Slip(
        "V/v bold", "long_names", ("letter_subject.bold",), look("V/v đẩy", bold=True)
    ),
    Slip(
        "addressee left",
        "letter",
        ("addressee.align", "addressee.position"),
        layout("Kính gửi", alignment=LEFT),
    ),
    Slip(
        "no colon after addressee",
        "submission",
        ("addressee.colon",),
        retype("Kính gửi:", "Kính gửi"),
    ),
    Slip("no addressee", "letter", ("addressee.missing",), drop("Kính gửi")),
    Slip(
        "bases upright",
        "decision",
        ("basis.italic",),
        look("Căn cứ Luật", italic=False),
    ),
    Slip(
        "bases commas",
        "decision",
        ("basis.ending",),
        retype("ngày 16 tháng 6 năm 2025;", "ngày 16 tháng 6 năm 2025,"),
    ),
    Slip(
        "article skips",
        "resolution",
        ("numbering.order",),
        numbered("Điều 3.", "Điều 4."),
    ),
    Slip(
        "article plain",
        "decision_of_head",
        ("article.bold",),
        look("Điều 2", bold=False),
    ),
    Slip(
        "section skips",
        "plan_roman",
        ("numbering.order",),
        numbered("III.", "IV."),
    ),
    Slip(
        "clause with bracket",
        "directive",
        ("clause.mark",),
        numbered("2. Đẩy", "2) Đẩy"),
    ),
    Slip(
        "clause skips",
        "directive",
        ("numbering.order",),
        numbered("3. Tăng", "4. Tăng"),
    ),
    Slip(
        "point with full stop",
        "plan_roman",
        ("point.mark",),
        numbered("a) Đẩy", "a. Đẩy"),
    ),
    Slip("text 12", "letter", ("body.size",), letters_all(size=Pt(12))),
    Slip(
        "a paragraph 12",
        "long_names",
        ("body.size",),
        look("Bố trí kinh phí", size=Pt(12)),
    ),
    Slip("text 15", "directive", ("body.size",), letters_all(size=Pt(15))),
    Slip("not justified", "submission", ("body.align",), body_all(alignment=LEFT)),
    Slip("no indent", "letter", ("body.indent",), body_all(first_line_indent=Mm(0))),
    Slip("lines 1.8", "directive", ("body.spacing",), body_all(line_spacing=1.8)),
    Slip(
        "no gap",
        "directive",
        ("body.gap",),
        body_all(space_before=Pt(0), space_after=Pt(0)),
    ),
    Slip("text italic", "long_names", ("body.italic",), letters_all(italic=True)),
    Slip(
        "chapter Arabic",
        "programme",
        ("heading.number",),
        retype("Phần thứ nhất", "Phần 1"),
    ),
    Slip(
        "TM. left out",
        "ward_notice",
        ("capacity.prefix", "capacity.collective"),
        retype("TM. ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
    ),
    Slip(
        "T/M", "ward_notice", ("capacity.prefix",), retype("TM. ỦY BAN", "T/M ỦY BAN")
    ),
    Slip("K.T", "letter", ("capacity.prefix",), retype("KT. GIÁM ĐỐC", "K.T GIÁM ĐỐC")),
    Slip(
        "capacity small letters",
        "plan_roman",
        ("capacity.case",),
        retype("PHÓ GIÁM ĐỐC", "Phó Giám đốc"),
    ),
    Slip(
        "name in capitals",
        "submission",
        ("signer.case",),
        retype("Nguyễn Hải Đăng", "NGUYỄN HẢI ĐĂNG"),
    ),
    Slip(
        "name with a degree",
        "letter",
        ("signer.title",),
        retype("Vũ Thị Minh Nguyệt", "ThS. Vũ Thị Minh Nguyệt"),
    ),
    Slip("name italic", "letter", ("signer.italic",), look("Vũ Thị", italic=True)),
    Slip(
        "name missing",
        "report_with_tables",
        ("signer.missing",),
        drop("Nguyễn Thị Oanh"),
    ),
    Slip(
        "recipients upright",
        "letter",
        ("recipients_label.italic",),
        look("Nơi nhận", italic=False),
    ),
    Slip(
        "recipients underlined 14",
        "directive",
        ("recipients_label.size",),
        look("Nơi nhận", size=Pt(14), underline=True),
    ),
    Slip(
        "list 12",
        "letter_to_many",
        ("recipient.size",),
        look("- Bộ trưởng", size=Pt(13)),
    ),
    Slip("no archive", "letter", ("recipient.archive",), drop("- Lưu")),
    Slip("no Như trên", "letter", ("recipient.as_above",), drop("- Như trên")),
    Slip(
        "commas in list",
        "directive",
        ("recipient.ending",),
        retype("- Văn phòng Chính phủ;", "- Văn phòng Chính phủ,"),
    ),
    Slip(
        "archive without VT",
        "report_with_tables",
        ("recipient.archive_office",),
        retype("- Lưu: VT, VP.", "- Lưu: TH."),
    ),
    Slip(
        "appendix without title",
        "plan_with_appendices",
        ("appendix_title.missing",),
        drop("DANH MỤC NHIỆM VỤ"),
    ),
    Slip(
        "appendix without note",
        "plan_with_appendices",
        ("appendix_note.missing",),
        drop("(Kèm theo Kế hoạch"),
    ),
    Slip(
        "appendix Arabic",
        "plan_with_appendices",
        ("appendix.number",),
        say("Phụ lục II", "Phụ lục 2"),
    ),
    Slip(
        "appendix note upright",
        "plan_with_appendices",
        ("appendix_note.italic",),
        look("(Kèm theo Kế hoạch", italic=False),
    ),
    Slip(
        "appendix title plain",
        "plan_with_appendices",
        ("appendix_title.bold",),
        look("DANH MỤC NHIỆM VỤ", bold=False),
    ),
    Slip("no page number", "letter", ("page_number.missing",), no_number),
    Slip(
        "first page numbered",
        "submission",
        ("page_number.first",),
        section(different_first_page_header_footer=False),
    ),
    Slip("number at foot", "letter", ("page_number.position",), number_below),
    Slip("number right", "directive", ("page_number.align",), number_right),
    Slip(
        "page number in Arial",
        "directive",
        ("page_number.font",),
        number_letters(name="Arial"),
    ),
    Slip("number 11", "directive", ("page_number.size",), number_letters(size=Pt(11))),
    Slip("number bold", "letter", ("page_number.style",), number_letters(bold=True)),
    Slip("mark without border", "letter_to_many", ("urgency.frame",), no_frame),
    Slip(
        "mark black",
        "telegram",
        ("urgency.colour",),
        look("KHẨN", colour=RGBColor(0, 0, 0)),
    ),
    Slip(
        "mark small letters",
        "letter_to_many",
        ("urgency.case",),
        retype("HỎA TỐC", "Hỏa tốc"),
    ),
)
