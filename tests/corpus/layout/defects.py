# SPDX-License-Identifier: LGPL-3.0-or-later
"""One defect at a time, planted into a lawful document."""

import copy
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from .lawful import DOCUMENTS, Lawful
from .typesetter import saved, typeset

Plant = Callable[[Document], None]
SPECS = {spec.name: spec for spec in DOCUMENTS}


@dataclass(frozen=True)
class Defect:
    """``printed`` tells whether a page of paper shows it too."""

    name: str
    code: str
    base: str
    plant: Plant
    printed: bool = True

    def make(self) -> bytes:
        """The document with the defect, as a DOCX."""
        document = docx.Document(io.BytesIO(typeset(SPECS[self.base])))
        self.plant(document)
        return saved(document)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """All paragraphs, also those in tables."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def at(document: Document, start: str) -> Paragraph:
    """The first paragraph that begins so."""
    return next(p for p in paragraphs(document) if p.text.strip().startswith(start))


def _look(start: str, document: Document, **looks: Any) -> None:
    colour = looks.pop("colour", None)
    for run in at(document, start).runs:
        if colour is not None:
            run.font.color.rgb = colour
        for name, value in looks.items():
            setattr(run.font, name, value)


def look(start: str, **looks: Any) -> Plant:
    """Change the letters of a paragraph."""
    return lambda document: _look(start, document, **looks)


def say(start: str, text: str) -> Plant:
    """Write another text in a paragraph."""

    def plant(document: Document) -> None:
        runs = at(document, start).runs
        runs[0].text = text
        for run in runs[1:]:
            run.text = ""

    return plant


def drop(*starts: str) -> Plant:
    """Take paragraphs out; a cell keeps an empty one."""

    def plant(document: Document) -> None:
        for start in starts:
            paragraph = at(document, start)
            for child in list(paragraph._p):
                if child.tag != qn("w:pPr"):
                    paragraph._p.remove(child)

    return plant


def layout(start: str, **formats: Any) -> Plant:
    """Change how a paragraph is set."""

    def plant(document: Document) -> None:
        for name, value in formats.items():
            setattr(at(document, start).paragraph_format, name, value)

    return plant


def body(**formats: Any) -> Plant:
    """Change how all paragraphs of the text are set."""

    def plant(document: Document) -> None:
        for paragraph in _text(document):
            for name, value in formats.items():
                setattr(paragraph.paragraph_format, name, value)

    return plant


def body_look(**looks: Any) -> Plant:
    """Change the letters of the whole text."""

    def plant(document: Document) -> None:
        for paragraph in _text(document):
            for run in paragraph.runs:
                for name, value in looks.items():
                    setattr(run.font, name, value)

    return plant


def _text(document: Document) -> list[Paragraph]:
    return [p for p in document.paragraphs if len(p.text) > 120]


def section(**values: Any) -> Plant:
    """Change the page."""

    def plant(document: Document) -> None:
        for part in document.sections:
            for name, value in values.items():
                setattr(part, name, value)

    return plant


def without_line(start: str) -> Plant:
    """Take away the line under a text."""

    def plant(document: Document) -> None:
        element = at(document, start)._p.getnext()
        element.getparent().remove(element)

    return plant


def line_of(start: str, share: float) -> Plant:
    """Make the line under a text so many times as long."""

    def plant(document: Document) -> None:
        element = at(document, start)._p.getnext()
        line = Paragraph(element, document).paragraph_format
        cell = next(element.iterancestors(qn("w:tc")), None)
        outer = 165.0 if cell is None else (66.0 if start == "SỞ" else 101.0)
        length = (outer - 2 * line.left_indent.mm) * share
        line.left_indent = line.right_indent = Mm((outer - length) / 2)

    return plant


def swap_columns(document: Document) -> None:
    row = document.tables[0].rows[0]._tr
    first, second = row.tc_lst[0], row.tc_lst[1]
    second.addnext(first)


def swap_lines(start: str, other: str) -> Plant:
    """Let two paragraphs change places."""

    def plant(document: Document) -> None:
        one, two = at(document, start)._p, at(document, other)._p
        marker = OxmlElement("w:p")
        one.addprevious(marker)
        two.addprevious(one)
        marker.addprevious(two)
        marker.getparent().remove(marker)

    return plant


def date_left(document: Document) -> None:
    """Date in the left column, under the number."""
    date = at(document, "Hưng Yên, ngày")._p
    cell = date.getparent()
    at(document, "Số:")._p.addnext(date)
    cell.append(OxmlElement("w:p"))


def number_at_foot(document: Document) -> None:
    part = document.sections[0]
    paragraph = part.header.paragraphs[0]
    part.footer.paragraphs[0]._p.addnext(copy.deepcopy(paragraph._p))
    for child in list(paragraph._p):
        paragraph._p.remove(child)


def number(**values: Any) -> Plant:
    def plant(document: Document) -> None:
        paragraph = document.sections[0].header.paragraphs[0]
        for name, value in values.items():
            if name == "alignment":
                paragraph.alignment = value
            else:
                setattr(paragraph.runs[0].font, name, value)

    return plant


def no_number(document: Document) -> None:
    paragraph = document.sections[0].header.paragraphs[0]
    for child in list(paragraph._p):
        paragraph._p.remove(child)


def mark_without_frame(document: Document) -> None:
    for borders in document.element.body.iter(qn("w:tblBorders")):
        borders.getparent().remove(borders)


def mark_box(width: float, height: float) -> Plant:
    def plant(document: Document) -> None:
        borders = next(document.element.body.iter(qn("w:tblBorders")))
        table = docx.table.Table(borders.getparent().getparent(), document)
        table.columns[0].width = table.cell(0, 0).width = Mm(width)
        table.rows[0].height = Mm(height)

    return plant


def same_page(start: str) -> Plant:
    """Take away the break before an appendix."""

    def plant(document: Document) -> None:
        element = at(document, start)._p.getprevious()
        for part in list(element.iter(qn("w:sectPr"))):
            part.getparent().remove(part)

    return plant


def articles_plain(document: Document) -> None:
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("Điều "):
            for run in paragraph.runs:
                run.bold = None


LEFT, CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
_BLUE = RGBColor(0, 0x50, 0xC0)
_PLAN: Lawful = SPECS["plan"]
_FIRST = "Thực hiện chỉ đạo"
on_plan = partial(Defect, base="plan")
on_letter = partial(Defect, base="letter")
on_mark = partial(Defect, base="letter-many")
on_decision = partial(Defect, base="decision")
on_rules = partial(Defect, base="regulation")
on_annexes = partial(Defect, base="plan-appendices")

DEFECTS = (
    on_plan(
        "paper letter",
        "page.size",
        plant=section(page_width=Mm(216), page_height=Mm(279)),
    ),
    on_plan(
        "top 12",
        "page.margin.top",
        plant=section(top_margin=Mm(12), header_distance=Mm(4)),
    ),
    on_plan("top 35", "page.margin.top", plant=section(top_margin=Mm(35))),
    on_plan(
        "bottom 5",
        "page.margin.bottom",
        plant=section(bottom_margin=Mm(5)),
        printed=False,
    ),
    on_plan("left 20", "page.margin.left", plant=section(left_margin=Mm(20))),
    on_plan("left 40", "page.margin.left", plant=section(left_margin=Mm(40))),
    on_plan("right 10", "page.margin.right", plant=section(right_margin=Mm(10))),
    on_plan("right 25", "page.margin.right", plant=section(right_margin=Mm(25))),
    on_plan("text in Arial", "font.name", plant=body_look(name="Liberation Sans")),
    on_plan(
        "one paragraph in Arial", "font.name", plant=look("Thủ trưởng", name="Arial")
    ),
    on_plan("text in blue", "font.colour", plant=look("Thủ trưởng", colour=_BLUE)),
    on_plan("nation 14", "nation.size", plant=look("CỘNG HÒA", size=Pt(14))),
    on_plan("nation 11", "nation.size", plant=look("CỘNG HÒA", size=Pt(11))),
    on_plan("nation plain", "nation.bold", plant=look("CỘNG HÒA", bold=False)),
    on_plan("nation italic", "nation.italic", plant=look("CỘNG HÒA", italic=True)),
    on_plan(
        "nation small",
        "nation.case",
        plant=say("CỘNG HÒA", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ),
    on_plan(
        "nation partly small",
        "nation.case",
        plant=say("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA Việt Nam"),
    ),
    on_plan(
        "nation misspelled",
        "nation.words",
        plant=say("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM"),
    ),
    on_plan("nation missing", "nation.missing", plant=drop("CỘNG HÒA")),
    on_plan("columns swapped", "nation.position", plant=swap_columns),
    on_plan("motto 12", "motto.size", plant=look("Độc lập", size=Pt(12))),
    on_plan("motto plain", "motto.bold", plant=look("Độc lập", bold=False)),
    on_plan("motto italic", "motto.italic", plant=look("Độc lập", italic=True)),
    on_plan(
        "motto without blanks",
        "motto.words",
        plant=say("Độc lập", "Độc lập-Tự do-Hạnh phúc"),
    ),
    on_plan(
        "motto capitals",
        "motto.words",
        plant=say("Độc lập", "Độc Lập - Tự Do - Hạnh Phúc"),
    ),
    on_plan("motto missing", "motto.missing", plant=drop("Độc lập")),
    on_plan("motto left", "motto.align", plant=layout("Độc lập", alignment=LEFT)),
    on_plan("motto without line", "motto.line.missing", plant=without_line("Độc lập")),
    on_plan("motto half line", "motto.line.length", plant=line_of("Độc lập", 0.5)),
    on_plan("parent bold", "parent.bold", plant=look("UBND TỈNH", bold=True)),
    on_plan("parent 14", "parent.size", plant=look("UBND TỈNH", size=Pt(14))),
    on_plan(
        "parent small", "parent.case", plant=say("UBND TỈNH", "Ủy ban nhân dân tỉnh")
    ),
    on_plan("agency 14", "agency.size", plant=look("SỞ NỘI VỤ", size=Pt(14))),
    on_plan("agency plain", "agency.bold", plant=look("SỞ NỘI VỤ", bold=False)),
    on_plan("agency small", "agency.case", plant=say("SỞ NỘI VỤ", "Sở Nội vụ")),
    on_plan("agency partly small", "agency.case", plant=say("SỞ NỘI VỤ", "SỞ Nội vụ")),
    on_plan("agency missing", "agency.missing", plant=drop("UBND TỈNH", "SỞ NỘI VỤ")),
    on_plan(
        "agency without line", "agency.line.missing", plant=without_line("SỞ NỘI VỤ")
    ),
    on_plan("agency whole line", "agency.line.length", plant=line_of("SỞ NỘI VỤ", 2.4)),
    on_plan("number 5", "code.zero", plant=say("Số:", "Số: 5/KH-SNV")),
    on_plan("blanks in symbol", "code.blank", plant=say("Số:", "Số: 15/KH - SNV")),
    on_plan("no stroke", "code.stroke", plant=say("Số:", "Số: 15-KH-SNV")),
    on_plan("number 14", "code.size", plant=look("Số:", size=Pt(14))),
    on_plan("number bold", "code.bold", plant=look("Số:", bold=True)),
    on_plan("number italic", "code.italic", plant=look("Số:", italic=True)),
    on_plan("wrong type", "code.type", plant=say("Số:", "Số: 15/TB-SNV")),
    on_plan("year in plan", "code.year", plant=say("Số:", "Số: 15/2026/KH-SNV")),
    on_plan("no colon", "code.label", plant=say("Số:", "Số 15/KH-SNV")),
    on_plan("small symbol", "code.case", plant=say("Số:", "Số: 15/kh-snv")),
    on_plan("number missing", "code.missing", plant=drop("Số:")),
    on_letter("CV symbol", "code.letter", plant=say("Số:", "Số: 15/CV-SNV")),
    on_letter("symbol without unit", "code.shape", plant=say("Số:", "Số: 15/SNV")),
    on_plan(
        "day 5",
        "date.day",
        plant=say("Hưng Yên,", "Hưng Yên, ngày 5 tháng 02 năm 2026"),
    ),
    on_plan(
        "month 2",
        "date.month",
        plant=say("Hưng Yên,", "Hưng Yên, ngày 05 tháng 2 năm 2026"),
    ),
    on_plan(
        "no comma",
        "date.comma",
        plant=say("Hưng Yên,", "Hưng Yên ngày 05 tháng 02 năm 2026"),
    ),
    on_plan(
        "date in figures", "date.words", plant=say("Hưng Yên,", "Hưng Yên, 05/02/2026")
    ),
    on_plan("date upright", "date.italic", plant=look("Hưng Yên,", italic=False)),
    on_plan("date bold", "date.bold", plant=look("Hưng Yên,", bold=True)),
    on_plan("date 12", "date.size", plant=look("Hưng Yên,", size=Pt(12))),
    on_plan("date missing", "date.missing", plant=drop("Hưng Yên,")),
    on_plan("date left", "date.position", plant=date_left),
    on_plan("type 16", "type.size", plant=look("KẾ HOẠCH", size=Pt(16))),
    on_plan("type plain", "type.bold", plant=look("KẾ HOẠCH", bold=False)),
    on_plan("type small", "type.case", plant=say("KẾ HOẠCH", "Kế hoạch")),
    on_plan("type left", "type.align", plant=layout("KẾ HOẠCH", alignment=LEFT)),
    on_plan("type missing", "type.missing", plant=drop("KẾ HOẠCH")),
    on_plan(
        "subject 12", "subject.size", plant=look("Triển khai công tác", size=Pt(12))
    ),
    on_plan(
        "subject plain", "subject.bold", plant=look("Triển khai công tác", bold=False)
    ),
    on_plan(
        "subject capitals",
        "subject.case",
        plant=say("Triển khai công tác", _PLAN.subject.upper()),
    ),
    on_plan(
        "subject left",
        "subject.align",
        plant=layout("Triển khai công tác", alignment=LEFT),
    ),
    on_plan(
        "subject without line",
        "subject.line.missing",
        plant=without_line("Triển khai công tác"),
    ),
    on_plan(
        "subject whole line",
        "subject.line.length",
        plant=line_of("Triển khai công tác", 2.4),
    ),
    on_letter("V/v 14", "letter_subject.size", plant=look("V/v", size=Pt(14))),
    on_letter("V/v bold", "letter_subject.bold", plant=look("V/v", bold=True)),
    on_letter("V/v italic", "letter_subject.italic", plant=look("V/v", italic=True)),
    on_letter("V/v missing", "letter_subject.missing", plant=drop("V/v")),
    on_letter("addressee missing", "addressee.missing", plant=drop("Kính gửi")),
    on_letter("addressee 12", "addressee.size", plant=look("Kính gửi", size=Pt(12))),
    on_letter("addressee bold", "addressee.bold", plant=look("Kính gửi", bold=True)),
    on_letter(
        "addressee no colon",
        "addressee.colon",
        plant=say("Kính gửi", "Kính gửi Ủy ban nhân dân các xã, phường."),
    ),
    on_decision(
        "bases upright", "basis.italic", plant=look("Căn cứ Luật", italic=False)
    ),
    on_decision(
        "bases end",
        "basis.ending",
        plant=say(
            "Căn cứ Luật",
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.",
        ),
    ),
    on_decision("article plain", "article.bold", plant=articles_plain),
    on_decision(
        "TM below", "capacity.order", plant=swap_lines("TM. ỦY BAN", "KT. CHỦ TỊCH")
    ),
    on_decision("no point", "capacity.prefix", plant=say("KT. CHỦ", "KT CHỦ TỊCH")),
    on_plan("text 12", "body.size", plant=body_look(size=Pt(12))),
    on_plan("text 15", "body.size", plant=body_look(size=Pt(15))),
    on_plan("one paragraph 12", "body.size", plant=look("Thủ trưởng", size=Pt(12))),
    on_plan("text left", "body.align", plant=body(alignment=LEFT)),
    on_plan("no indent", "body.indent", plant=body(first_line_indent=Mm(0))),
    on_plan("indent 2 cm", "body.indent", plant=body(first_line_indent=Mm(20))),
    on_plan("lines 2", "body.spacing", plant=body(line_spacing=2.0)),
    on_plan("lines 0.8", "body.spacing", plant=body(line_spacing=Pt(12))),
    on_plan("no gap", "body.gap", plant=body(space_before=Pt(0), space_after=Pt(0))),
    on_plan("text italic", "body.italic", plant=body_look(italic=True)),
    on_plan("text bold", "body.bold", plant=body_look(bold=True)),
    on_rules("chapter 1", "heading.number", plant=say("Chương I", "Chương 1")),
    on_rules("chapter left", "heading.align", plant=layout("Chương I", alignment=LEFT)),
    on_rules(
        "chapter title small",
        "heading_title.case",
        plant=say("QUY ĐỊNH CHUNG", "Quy định chung"),
    ),
    on_rules("chapter plain", "heading.bold", plant=look("Chương I", bold=False)),
    on_plan("capacity small", "capacity.case", plant=say("GIÁM ĐỐC", "Giám đốc")),
    on_plan("capacity plain", "capacity.bold", plant=look("GIÁM ĐỐC", bold=False)),
    on_plan("capacity 12", "capacity.size", plant=look("GIÁM ĐỐC", size=Pt(12))),
    on_plan("signer plain", "signer.bold", plant=look("Nguyễn Văn", bold=False)),
    on_plan(
        "signer capitals", "signer.case", plant=say("Nguyễn Văn", "NGUYỄN VĂN HOÀNG")
    ),
    on_plan("signer 12", "signer.size", plant=look("Nguyễn Văn", size=Pt(12))),
    on_plan("signer missing", "signer.missing", plant=drop("Nguyễn Văn")),
    on_plan(
        "signer titled", "signer.title", plant=say("Nguyễn Văn", "TS. Nguyễn Văn Hoàng")
    ),
    on_plan(
        "recipients upright",
        "recipients_label.italic",
        plant=look("Nơi nhận", italic=False),
    ),
    on_plan(
        "recipients plain", "recipients_label.bold", plant=look("Nơi nhận", bold=False)
    ),
    on_plan(
        "recipients 14", "recipients_label.size", plant=look("Nơi nhận", size=Pt(14))
    ),
    on_plan(
        "recipients missing",
        "recipients_label.missing",
        plant=drop("Nơi nhận", "- UBND", "- Các phòng", "- Lưu"),
    ),
    on_plan("list 13", "recipient.size", plant=look("- UBND", size=Pt(13))),
    on_plan("list italic", "recipient.italic", plant=look("- UBND", italic=True)),
    on_plan("no archive", "recipient.archive", plant=drop("- Lưu")),
    on_plan(
        "archive first", "recipient.archive_last", plant=swap_lines("- UBND", "- Lưu")
    ),
    on_plan(
        "no dash", "recipient.dash", plant=say("- Các phòng", "Các phòng, đơn vị;")
    ),
    on_plan(
        "no semicolon",
        "recipient.ending",
        plant=say("- Các phòng", "- Các phòng, đơn vị"),
    ),
    on_plan("no stop", "recipient.stop", plant=say("- Lưu", "- Lưu: VT, CCHC")),
    on_annexes("appendix 1", "appendix.number", plant=say("Phụ lục I", "Phụ lục 1")),
    on_annexes(
        "appendix unnumbered", "appendix.unnumbered", plant=say("Phụ lục II", "Phụ lục")
    ),
    on_annexes(
        "appendix III", "appendix.order", plant=say("Phụ lục II", "Phụ lục III")
    ),
    on_annexes(
        "appendix capitals", "appendix_label.case", plant=say("Phụ lục I", "PHỤ LỤC I")
    ),
    on_annexes(
        "appendix 12", "appendix_label.size", plant=look("Phụ lục I", size=Pt(12))
    ),
    on_annexes(
        "appendix title small",
        "appendix_title.case",
        plant=say("DANH MỤC", "Danh mục văn bản rà soát"),
    ),
    on_annexes(
        "appendix note upright",
        "appendix_note.italic",
        plant=look("(Kèm theo", italic=False),
    ),
    on_annexes("appendix on same page", "appendix.page", plant=same_page("Phụ lục II")),
    on_plan("no page number", "page_number.missing", plant=no_number),
    on_plan(
        "number on first",
        "page_number.first",
        plant=section(different_first_page_header_footer=False),
    ),
    on_plan("number at foot", "page_number.position", plant=number_at_foot),
    on_plan("number right", "page_number.align", plant=number(alignment=RIGHT)),
    on_plan("number 10", "page_number.size", plant=number(size=Pt(10)), printed=False),
    on_plan(
        "page number bold", "page_number.style", plant=number(bold=True), printed=False
    ),
    on_mark("mark without frame", "urgency.frame", plant=mark_without_frame),
    on_mark("mark box", "urgency.box", plant=mark_box(45, 12)),
    on_mark(
        "mark black", "urgency.colour", plant=look("HỎA TỐC", colour=RGBColor(0, 0, 0))
    ),
    on_mark("mark 11", "urgency.size", plant=look("HỎA TỐC", size=Pt(11))),
    on_mark("mark plain", "urgency.bold", plant=look("HỎA TỐC", bold=False)),
    on_mark("mark small", "urgency.case", plant=say("HỎA TỐC", "Hỏa tốc")),
)
