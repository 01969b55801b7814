# SPDX-License-Identifier: LGPL-3.0-or-later
"""The few WordprocessingML shapes that python-docx has no call for."""

from typing import cast

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# Word reads these elements only in the order of the schema.
_AFTER_TABLE_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
_AFTER_PAGE_NUMBERS = ("w:cols", "w:vAlign", "w:titlePg", "w:docGrid")

RED = RGBColor(0xFF, 0, 0)
LEFT = WD_ALIGN_PARAGRAPH.LEFT
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY


def write(
    paragraph: Paragraph,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
) -> Run:
    """Add a run of that size in points."""
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold = bold
    run.italic = italic
    return run


def add_paragraph(
    place: Document | _Cell,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = CENTRE,
    before: float = 0,
) -> Paragraph:
    """Add a paragraph with one run; ``before`` is the gap above it in points."""
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    write(paragraph, text, size, bold=bold, italic=italic)
    return paragraph


def add_tag(place: Document | _Cell, tag: str) -> None:
    """Add a template statement that takes its whole paragraph with it."""
    place.add_paragraph("{%p " + tag + " %}")


def add_rule(place: Document | _Cell, outer: float, length: float) -> None:
    """Add a centred thin line; ``outer`` is the width it is centred in."""
    paragraph = place.add_paragraph()
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((outer - length) / 2)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(3)
    layout.space_before = Pt(2)
    write(paragraph, "", 2)
    border = _element("w:pBdr")
    border.append(_edge("top", size=6, colour="000000"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def add_space(place: Document | _Cell, height: float) -> Paragraph:
    """Add empty room of exactly that height in millimetres."""
    paragraph = place.add_paragraph()
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Mm(height)
    return paragraph


def bare_table(place: Document | _Cell, rows: int, widths: list[float]) -> Table:
    """Add a table of fixed column widths, without borders or cell margins."""
    if isinstance(place, _Cell):
        table = place.add_table(rows, len(widths))
    else:
        table = place.add_table(rows, len(widths), style="Normal Table")
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _remove_cell_margins(table)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def drop_first_paragraph(cell: _Cell) -> None:
    """Remove the empty paragraph a new cell starts with."""
    cell._tc.remove(cell.paragraphs[0]._p)


def keep_rows_whole(table: Table) -> None:
    """No row of the table is split over two pages."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def add_box(
    cell: _Cell,
    text: str,
    width: float,
    height: float,
    size: float,
    colour: RGBColor | None,
) -> None:
    """Add a centred single-line frame with bold text in it."""
    table = bare_table(cell, 1, [width])
    # python-docx adds a paragraph after a table in a cell; the caller ends the cell.
    cell._tc.remove(cell.paragraphs[-1]._p)
    table.rows[0].height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
    table.rows[0].height = Mm(height)
    borders = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_edge(side, size=8, colour=str(colour or "000000")))
    table._tbl.tblPr.insert_element_before(borders, *_AFTER_TABLE_BORDERS)
    inside = table.cell(0, 0)
    centre = _element("w:vAlign")
    centre.set(qn("w:val"), "center")
    inside._tc.get_or_add_tcPr().append(centre)
    paragraph = inside.paragraphs[0]
    paragraph.alignment = CENTRE
    run = write(paragraph, text, size, bold=True)
    if colour is not None:
        run.font.color.rgb = colour


def add_page_number(paragraph: Paragraph, size: float) -> None:
    """Add the number of the page."""
    paragraph.alignment = CENTRE
    run = write(paragraph, "", size)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            element = _element("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = _element("w:instrText")
            element.text = text
        run._r.append(element)


def restart_page_numbers(section: Section) -> None:
    """Count the pages of a section from 1."""
    properties = section._sectPr
    if properties.find(qn("w:pgNumType")) is None:
        numbering = _element("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        properties.insert_element_before(numbering, *_AFTER_PAGE_NUMBERS)


def _element(name: str) -> BaseOxmlElement:
    return cast(BaseOxmlElement, OxmlElement(name))


def _edge(side: str, *, size: int, colour: str) -> BaseOxmlElement:
    edge = _element(f"w:{side}")
    for name, value in (("val", "single"), ("sz", size), ("space", 0)):
        edge.set(qn(f"w:{name}"), str(value))
    edge.set(qn("w:color"), colour)
    return edge


def _remove_cell_margins(table: Table) -> None:
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margin = _element(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
