# SPDX-License-Identifier: LGPL-3.0-or-later
"""Typeset as DOCX, for LibreOffice to print: tables, wrapping, hyphen-free lines."""

import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell

from config.templates.ooxml import RED, add_box, add_paragraph, bare_table

from .canvas_typesetter import MOTTO, NATION
from .spec import Signer, Spec

_FONTS = {
    "serif": "Times New Roman",
    "sans": "Liberation Sans",
    "dejavu": "DejaVu Serif",
}
_JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY
_LEFT = WD_ALIGN_PARAGRAPH.LEFT
_TEXT_WIDTH = 165


def typeset(spec: Spec) -> bytes:
    """The document as a DOCX."""
    document = docx.Document()
    _page(document, spec)
    _head(document, spec)
    if not spec.is_letter:
        _title(document, spec)
    _addressees(document, spec)
    _text(document, spec)
    _signature(document, spec)
    if spec.layout.appendix:
        _appendix(document, spec)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def _page(document: Document, spec: Spec) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name = _FONTS[spec.layout.font]
    style.font.size = Pt(spec.layout.body_size)
    style.paragraph_format.space_after = Pt(0)


def _head(document: Document, spec: Spec) -> None:
    layout, agency = spec.layout, spec.agency
    left = round(layout.left_share * (_TEXT_WIDTH + 10))
    table = bare_table(document, 2, [left, _TEXT_WIDTH + 10 - left])
    cell, size = table.cell(0, 0), layout.head_size
    for line in agency.parent:
        add_paragraph(cell, line, size)
    for line in agency.lines:
        add_paragraph(cell, line, size, bold=layout.bold_agency)
    right = table.cell(0, 1)
    if agency.party:
        add_paragraph(right, "ĐẢNG CỘNG SẢN VIỆT NAM", size + 1, bold=True)
    else:
        add_paragraph(right, NATION, min(size, 12), bold=True)
        add_paragraph(right, MOTTO, size + 0.5, bold=True)
    if layout.rule:
        add_paragraph(cell, layout.rule, size)
        add_paragraph(right, layout.rule * 2, size)
    _number(table.cell(1, 0), spec)
    add_paragraph(table.cell(1, 1), spec.date_line, 13, italic=True)
    for filled in (cell, right, table.cell(1, 0), table.cell(1, 1)):
        filled._tc.remove(filled.paragraphs[0]._p)


def _number(cell: _Cell, spec: Spec) -> None:
    add_paragraph(cell, spec.code_line.replace("  ", "\u00a0\u00a0"), 13)
    if spec.is_letter:
        add_paragraph(cell, f"V/v {spec.subject}", 12, before=3)
    if spec.urgency:
        add_paragraph(cell, "", 6)
        add_box(cell, spec.urgency.upper(), 40, 8, 13, RED)
        add_paragraph(cell, "", 4)
    if spec.layout.arrival_stamp:
        for text in ("CÔNG VĂN ĐẾN", "Số: 4417", "Ngày: 28/9/2025"):
            line = add_paragraph(cell, text, 9, bold=text.isupper())
            line.runs[0].font.color.rgb = RGBColor(0xD0, 0, 0)


def _title(document: Document, spec: Spec) -> None:
    title = spec.type_name.upper()
    if spec.layout.title_spaced:
        title = "  ".join(" ".join(word) for word in title.split())
    add_paragraph(document, title, 14, bold=True, before=14)
    add_paragraph(document, spec.subject, 14, bold=True)
    add_paragraph(document, spec.layout.rule, 12)


def _addressees(document: Document, spec: Spec) -> None:
    names = spec.addressees
    if len(names) == 1:
        add_paragraph(document, f"Kính gửi: {names[0]}.", 14, before=12)
    elif names:
        label = add_paragraph(document, "Kính gửi:", 14, align=_LEFT, before=12)
        label.paragraph_format.left_indent = Mm(30)
        for index, name in enumerate(names, 1):
            end = "." if index == len(names) else ";"
            line = add_paragraph(document, f"- {name}{end}", 14, align=_LEFT)
            line.paragraph_format.left_indent = Mm(52)
    add_paragraph(document, "", 10)


def _text(document: Document, spec: Spec) -> None:
    if spec.decides:
        add_paragraph(document, spec.decides, 14, bold=True)
        for basis in spec.bases:
            _paragraph(document, basis, spec, italic=True)
        add_paragraph(document, "QUYẾT ĐỊNH:", 14, bold=True, before=6)
    for index, text in enumerate(spec.body, 1):
        _paragraph(document, f"Điều {index}. {text}" if spec.decides else text, spec)


def _paragraph(
    document: Document, text: str, spec: Spec, *, italic: bool = False
) -> None:
    line = add_paragraph(
        document, text, spec.layout.body_size, italic=italic, align=_JUSTIFIED, before=6
    )
    line.paragraph_format.first_line_indent = Mm(12.7)
    line.paragraph_format.line_spacing = spec.layout.spacing


def _signature(document: Document, spec: Spec) -> None:
    add_paragraph(document, "", 8)
    table = bare_table(document, 1, [75, 90])
    row = table.rows[0]._tr.get_or_add_trPr()
    row.append(row.makeelement(f"{{{row.nsmap['w']}}}cantSplit", {}))
    left, right = table.cell(0, 0), table.cell(0, 1)
    if spec.second:
        _signer(left, spec.second, spec)
    else:
        add_paragraph(left, "Nơi nhận:", 12, bold=True, italic=True, align=_LEFT)
        for name in spec.recipients:
            add_paragraph(left, f"- {name};", 11, align=_LEFT)
    _signer(right, spec.signer, spec)
    for filled in (left, right):
        filled._tc.remove(filled.paragraphs[0]._p)


def _signer(cell: _Cell, signer: Signer, spec: Spec) -> None:
    for line in signer.lines:
        add_paragraph(cell, line, 14, bold=True)
    for _ in range(2):
        add_paragraph(cell, "", 14)
    if spec.layout.signing_note:
        add_paragraph(cell, "Người ký: Cơ quan ban hành", 8)
        add_paragraph(cell, "Thời gian ký: 28.09.2025 08:12:44 +07:00", 8)
    else:
        add_paragraph(cell, "", 14)
    add_paragraph(cell, "", 14)
    add_paragraph(cell, f"{signer.title}{signer.name}", 14, bold=True)


def _appendix(document: Document, spec: Spec) -> None:
    document.add_page_break()
    add_paragraph(document, "PHỤ LỤC I", 14, bold=True)
    add_paragraph(document, "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN", 14, bold=True)
    note = f"(Kèm theo {spec.type_name} số 999/{spec.notation} của cơ quan)"
    add_paragraph(document, note, 12, italic=True)
    for text in spec.body:
        _paragraph(document, text, spec)
    add_paragraph(document, "NGƯỜI LẬP BIỂU", 13, bold=True, before=20)
    add_paragraph(document, "Trịnh Công Lập", 13, bold=True, before=60)
