# SPDX-License-Identifier: LGPL-3.0-or-later
"""The head of the typeset documents: who issues, the national name, number, date."""

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, RGBColor
from docx.table import _Cell

from .lawful import Lawful
from .typeset_parts import CENTRE, font, line, rule, set_widths, text_box, text_width

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def head(document: Document, spec: Lawful) -> None:
    if spec.head == "tabs":
        _tabbed_head(document, spec)
        return
    table = document.add_table(2, 2)
    table.autofit = False
    set_widths(table, (70, 105))
    left, right = table.cell(0, 0), table.cell(0, 1)
    small = spec.size(12, 13)
    for text in spec.parent:
        line(left, spec, text, small)
    for text in spec.agency:
        last = line(left, spec, text, small, bold=True)
    rule(left, spec, 66, 0.42 * text_width(spec.agency[-1], small), last)
    line(right, spec, NATION, small, bold=True)
    motto = line(right, spec, MOTTO, spec.size(13, 14), bold=True)
    rule(right, spec, 101, text_width(MOTTO, spec.size(13, 14)), motto)
    line(table.cell(1, 0), spec, _code(spec), 13, before=3)
    if spec.is_letter:
        line(table.cell(1, 0), spec, f"V/v {spec.subject}", small, before=6)
    if spec.urgency:
        _urgency(table.cell(1, 0), spec)
    line(
        table.cell(1, 1),
        spec,
        f"{spec.place}, {spec.date}",
        spec.size(13, 14),
        italic=True,
        before=3,
    )
    for cell in (left, right, table.cell(1, 0), table.cell(1, 1)):
        cell._tc.remove(cell.paragraphs[0]._p)


def _code(spec: Lawful) -> str:
    return f"Số: {spec.number or '        '}/{spec.notation}"


def _tabbed_head(document: Document, spec: Lawful) -> None:
    """Both columns by tabs that centre; only typed lines can stand under them."""
    rows = (
        ((spec.parent[0], 12, False, False), (NATION, 12, True, False)),
        ((spec.agency[0], 12, True, False), (MOTTO, 13, True, False)),
        (("_" * 5, 12, False, False), ("_" * 25, 13, False, False)),
        (
            (_code(spec), 13, False, False),
            (f"{spec.place}, {spec.date}", 13, False, True),
        ),
    )
    for row in rows:
        paragraph = document.add_paragraph()
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(30), WD_TAB_ALIGNMENT.CENTER)
        stops.add_tab_stop(Mm(115), WD_TAB_ALIGNMENT.CENTER)
        for text, size, bold, italic in row:
            run = paragraph.add_run(f"\t{text}")
            run.bold, run.italic = bold or None, italic or None
            font(run, spec, size)


def _urgency(cell: _Cell, spec: Lawful) -> None:
    width = {"KHẨN": 20, "THƯỢNG KHẨN": 40, "HỎA TỐC": 30}[spec.urgency]
    if spec.mark == "box":
        line(cell, spec, "", 8)._p.append(text_box(spec.urgency, width, 8))
        return
    line(cell, spec, "", 4)
    table = cell.add_table(1, 1)
    table.autofit = False
    table.alignment = 1
    table.columns[0].width = table.cell(0, 0).width = Mm(width)
    margins = parse_xml(
        f"<w:tblCellMar {nsdecls('w')}><w:left w:w='0' w:type='dxa'/>"
        "<w:right w:w='0' w:type='dxa'/></w:tblCellMar>"
    )
    borders = "".join(
        f"<w:{side} w:val='single' w:sz='8' w:space='0' w:color='FF0000'/>"
        for side in ("top", "left", "bottom", "right")
    )
    table._tbl.tblPr.append(
        parse_xml(f"<w:tblBorders {nsdecls('w')}>{borders}</w:tblBorders>")
    )
    table._tbl.tblPr.append(margins)
    table.rows[0].height = Mm(8)
    table.rows[0].height_rule = 2
    paragraph = table.cell(0, 0).paragraphs[0]
    paragraph.alignment = CENTRE
    run = paragraph.add_run(spec.urgency)
    run.bold = True
    run.font.color.rgb = RGBColor(0xFF, 0, 0)
    font(run, spec, 13)
