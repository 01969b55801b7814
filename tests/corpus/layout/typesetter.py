# SPDX-License-Identifier: LGPL-3.0-or-later
"""Typesets the lawful documents as DOCX."""

import io

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from .lawful import TEXT, Lawful
from .typeset_head import head
from .typeset_parts import CENTRE, font, line, rule, set_widths, text_width

LEFT, JUSTIFIED = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


def typeset(spec: Lawful) -> bytes:
    """The document as a DOCX."""
    document = docx.Document()
    _page(document, spec)
    head(document, spec)
    if not spec.is_letter:
        _title(document, spec)
    _addressees(document, spec)
    _text(document, spec)
    _signature(document, spec)
    for label in spec.appendices:
        _appendix(document, spec, label)
    return saved(document)


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def _page(document: Document, spec: Lawful) -> None:
    _margins(document, spec)
    style = document.styles["Normal"]
    style.font.size = Pt(spec.size(13, 14))
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    if spec.font == "style":
        style.font.name = "Times New Roman"
        return
    if spec.font == "theme":
        for part in document.part.package.iter_parts():
            if "/theme/" in str(part.partname):
                part._blob = part.blob.replace(b"Cambria", b"Times New Roman")
                part._blob = part._blob.replace(b"Calibri", b"Times New Roman")


def _margins(document: Document, spec: Lawful) -> None:
    section = document.sections[-1]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, bottom, left, right = spec.margins
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(10)
    if spec.numbering == "none":
        return
    section.different_first_page_header_footer = True
    if len(document.sections) > 1:
        return
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    if spec.numbering == "simple":
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " PAGE ")
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "2"
        run.append(text)
        field.append(run)
        paragraph._p.append(field)
        return
    run = paragraph.add_run()
    font(run, spec, spec.size(13, 14))
    for kind, said in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = said
        run._r.append(element)


def _title(document: Document, spec: Lawful) -> None:
    size = spec.size(13, 14)
    line(document, spec, spec.type_name, size, bold=True, before=18)
    subject = line(document, spec, spec.subject, size, bold=True)
    if spec.line == "none-drawn":
        line(document, spec, "_" * 24, 13)
    else:
        width = 165 - (spec.margins[2] - 30) - (spec.margins[3] - 15)
        longest = min(width, text_width(spec.subject, size))
        rule(document, spec, width, 0.42 * longest, subject)


def _addressees(document: Document, spec: Lawful) -> None:
    names, size = spec.addressees, spec.size(13, 14)
    if spec.addressee_table:
        line(document, spec, "", 6)
        table = document.add_table(1, 2)
        set_widths(table, (60, 105))
        cells = table.rows[0].cells
        line(cells[0], spec, "Kính gửi:", size, align=WD_ALIGN_PARAGRAPH.RIGHT)
        for end, name in ((";", "Các sở, ban, ngành tỉnh"), (".", "Báo Hưng Yên")):
            line(cells[1], spec, f"- {name}{end}", size, align=LEFT)
        for cell in cells:
            cell._tc.remove(cell.paragraphs[0]._p)
        return
    if len(names) == 1:
        line(document, spec, f"Kính gửi: {names[0]}.", size, before=12)
    elif names:
        label = line(document, spec, "Kính gửi:", size, align=LEFT, before=12)
        label.paragraph_format.left_indent = Mm(30)
        for index, name in enumerate(names, 1):
            end = "." if index == len(names) else ";"
            item = line(document, spec, f"- {name}{end}", size, align=LEFT)
            item.paragraph_format.left_indent = Mm(52)


def _text(document: Document, spec: Lawful) -> None:
    size = spec.size(13, 14)
    if spec.authority:
        line(document, spec, spec.authority, size, bold=True, before=12)
    for basis in spec.bases:
        paragraph(document, spec, basis, italic=True)
    if spec.command:
        line(document, spec, spec.command, size, bold=True, before=12)
    for index in range(spec.paragraphs):
        text = TEXT[index % len(TEXT)]
        if spec.chapters and index % 5 == 0:
            number = ("I", "II", "III")[index // 5 % 3]
            line(document, spec, f"Chương {number}", size, bold=True, before=12)
            line(document, spec, "QUY ĐỊNH CHUNG", size, bold=True)
        if spec.command or spec.chapters:
            article(document, spec, index + 1, text)
        elif spec.listed and index % 3 == 2:
            item = paragraph(document, spec, text)
            item.style = document.styles["List Number"]
        elif index % 4 == 1 and not spec.listed:
            paragraph(document, spec, f"{index // 4 + 1}. {text}")
        else:
            paragraph(document, spec, text)
        if spec.table and index == 2:
            _table(document, spec)
    if spec.appendices:
        paragraph(document, spec, "Danh mục văn bản tại Phụ lục kèm theo.")


def article(document: Document, spec: Lawful, number: int, text: str) -> None:
    """A paragraph that begins with "Điều"."""
    found = paragraph(document, spec, "")
    for said, bold in ((f"Điều {number}. ", True), (text, False)):
        run = found.add_run(said)
        run.bold = bold or None
        font(run, spec, spec.size(13, 14))


def paragraph(
    document: Document, spec: Lawful, text: str, *, italic: bool = False
) -> Paragraph:
    """A paragraph of the text."""
    before, after = spec.gap
    found = line(
        document,
        spec,
        text,
        spec.size(13, 14),
        italic=italic,
        align=JUSTIFIED,
        before=before,
    )
    found.paragraph_format.first_line_indent = Mm(spec.indent)
    found.paragraph_format.space_after = Pt(after)
    found.paragraph_format.line_spacing = Pt(18) if spec.exact else spec.spacing
    return found


def _table(document: Document, spec: Lawful) -> None:
    table = document.add_table(3, 3, style="Table Grid")
    for row, cells in enumerate(
        (
            ("STT", "Nội dung", "Thời hạn"),
            ("1", "Rà soát", "Quý I"),
            ("2", "Báo cáo", "Quý II"),
        )
    ):
        for cell, text in zip(table.rows[row].cells, cells, strict=True):
            cell.paragraphs[0].alignment = CENTRE
            run = cell.paragraphs[0].add_run(text)
            run.bold = row == 0 or None
            font(run, spec, 12)


def _signature(document: Document, spec: Lawful) -> None:
    line(document, spec, "", 6)
    if spec.signature in ("indent", "tabs"):
        _signature_of_lines(document, spec)
        return
    table = document.add_table(1, 2)
    table.autofit = False
    set_widths(table, (75, 90))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = table.cell(0, 0), table.cell(0, 1)
    if spec.signature == "joint":
        _signer(left, spec)
    else:
        _recipients(left, spec)
    size = spec.size(13, 14)
    if spec.signature == "two-tables":
        for text in spec.capacity:
            line(right, spec, text, size, bold=True)
        line(document, spec, "", 24)
        below = document.add_table(1, 2)
        set_widths(below, (75, 90))
        line(below.cell(0, 1), spec, spec.signer, size, bold=True)
    else:
        _signer(right, spec)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)
    if spec.signature == "joint":
        _recipients(document, spec)


def _signer(place: Document | _Cell, spec: Lawful, left: float = 0) -> None:
    size = spec.size(13, 14)
    lines = [*spec.capacity, "", "", "", "", spec.signer]
    for text in lines:
        written = line(place, spec, text, size, bold=True)
        written.paragraph_format.left_indent = Mm(left)


def _recipients(place: Document | _Cell, spec: Lawful) -> None:
    line(place, spec, "Nơi nhận:", 12, bold=True, italic=True, align=LEFT)
    for name in spec.recipients:
        line(place, spec, f"- {name};", 11, align=LEFT)
    line(place, spec, f"- {spec.archive}", 11, align=LEFT)


def _signature_of_lines(document: Document, spec: Lawful) -> None:
    """Without a table: the signer moved to the right, or both columns by tabs."""
    if spec.signature == "indent":
        _signer(document, spec, left=75)
        _recipients(document, spec)
        return
    size = spec.size(13, 14)
    rows = [
        ("Nơi nhận:", spec.capacity[0], 12, True, True),
        *((f"- {name};", "", 11, False, False) for name in spec.recipients),
        (f"- {spec.archive}", "", 11, False, False),
        ("", "", 11, False, False),
        ("", spec.signer, 11, False, False),
    ]
    for left, right, points, bold, italic in rows:
        written = line(
            document, spec, left, points, bold=bold, italic=italic, align=LEFT
        )
        written.paragraph_format.tab_stops.add_tab_stop(
            Mm(120), WD_TAB_ALIGNMENT.CENTER
        )
        if right:
            run = written.add_run(f"\t{right}")
            run.bold = True
            font(run, spec, size)


def _appendix(document: Document, spec: Lawful, label: str) -> None:
    document.add_section(WD_SECTION.NEW_PAGE)
    _margins(document, spec)
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    document.sections[-1]._sectPr.insert_element_before(
        numbers, "w:cols", "w:titlePg", "w:docGrid"
    )
    line(document, spec, label, 14, bold=True)
    line(document, spec, "DANH MỤC VĂN BẢN RÀ SOÁT", spec.size(13, 14), bold=True)
    note = "(Kèm theo Kế hoạch số ……/KH-SNV ngày …… tháng …… năm …… của Sở Nội vụ)"
    line(document, spec, note, spec.size(13, 14), italic=True)
    for text in TEXT:
        paragraph(document, spec, text)
