# SPDX-License-Identifier: LGPL-3.0-or-later
"""A paper as python-docx writes it: its template's styles, tables, field by hand."""

from __future__ import annotations

import io

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from .ooxml import NS, Pen
from .paper import Look, Paper, runs, width

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def _fill(paragraph, text: str, look: Look):
    form = paragraph.paragraph_format
    form.alignment = ALIGN[look.align]
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = look.line if look.rule == "auto" else Pt(look.line)
    if look.first or look.left:
        form.first_line_indent, form.left_indent = Mm(look.first), Mm(look.left)
    for piece, own in runs(text, look):
        run = paragraph.add_run(piece)
        run.font.size, run.bold, run.italic = Pt(own.size), own.bold, own.italic
        if own.colour:
            run.font.color.rgb = RGBColor.from_string(own.colour)
        if own.font:
            run.font.name = own.font
    return paragraph


def _column(cell, items: list[tuple[str, Look]]):
    for i, (text, look) in enumerate(items):
        paragraph = cell.paragraphs[0] if not i else cell.add_paragraph()
        _fill(paragraph, text, look)


def _rule(cell, column: float, text: str, look: Look, share: float, dash: bool):
    """Put a paragraph with an upper border under the last one."""
    side = (column - width(text, look) * share) / 2
    paragraph = _fill(cell.add_paragraph(), "", Look(4, line=6, rule="exact"))
    kind = "dashed" if dash else "single"
    border = parse_xml(
        f'<w:pBdr {NS}><w:top w:val="{kind}" w:sz="6" w:space="1" '
        f'w:color="auto"/></w:pBdr>'
    )
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(border, "w:spacing", "w:ind", "w:jc")
    paragraph.paragraph_format.left_indent = Mm(side)
    paragraph.paragraph_format.right_indent = Mm(side)


def _table(document, widths: list[float], rows: int = 1):
    made = document.add_table(rows=rows, cols=len(widths))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, mm in zip(made.columns, widths, strict=True):
        column.width = Mm(mm)
    for row in made.rows:
        for cell, mm in zip(row.cells, widths, strict=True):
            cell.width = Mm(mm)
    return made


def docx(paper: Paper) -> bytes:
    document, looks = Document(), paper.looks
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    section, page = document.sections[0], paper.page
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = not paper.numbers.first
    if paper.numbers.place:
        area = getattr(section, paper.numbers.place)
        paragraph = _fill(area.paragraphs[0], "", looks["page_number"])
        properties = Pen("direct").run_properties(looks["page_number"])
        paragraph._p.append(
            parse_xml(
                f"<w:fldSimple {NS} "
                f'w:instr="PAGE"><w:r>{properties}<w:t>2</w:t></w:r></w:fldSimple>'
            )
        )
    left, right = paper.left_column, page.inner - paper.left_column
    table = _table(document, [left, right], rows=2)
    one, two = table.rows[0].cells
    lefts = [(t, looks["parent"]) for t in paper.parent]
    lefts += [(t, looks["agency"]) for t in paper.agency]
    _column(one, lefts)
    rule = paper.agency_rule
    if rule:
        _rule(one, left - 3.8, paper.agency[-1], looks["agency"], rule.share, rule.dash)
    rights = [(paper.state, looks["state"]), (paper.motto, looks["motto"])]
    _column(two, [pair for pair in rights if pair[0]])
    rule = paper.motto_rule
    if rule and paper.motto:
        _rule(two, right - 3.8, paper.motto, looks["motto"], rule.share, rule.dash)
    one, two = table.rows[1].cells
    _column(
        one, [(paper.number, looks["number"])] + [(t, looks["vv"]) for t in paper.vv]
    )
    _column(two, [("", Look(13))] * paper.date_drop + [(paper.date, looks["date"])])
    if paper.title:
        _fill(document.add_paragraph(), paper.title, looks["title"])
    for line in paper.about:
        _fill(document.add_paragraph(), line, looks["about"])
    if paper.about_rule and paper.about:
        rule = paper.about_rule
        _rule(
            document, page.inner, paper.about[-1], looks["about"], rule.share, rule.dash
        )
    for part in paper.body:
        _fill(document.add_paragraph(), part.text, paper.look_of(part))
    _fill(document.add_paragraph(), "", Look(6))
    one, two = _table(document, [page.inner / 2] * 2).rows[0].cells
    empty = [("", Look(14))]
    to = empty * paper.to_level + ([(paper.to_label, looks["to"])] if paper.to else [])
    _column(one, to + [(t, looks["to_item"]) for t in paper.to])
    signer = paper.signers[0]
    titles = [(t, looks["sign_title"]) for t in signer.titles]
    _column(two, titles + empty * 4 + [(signer.name, looks["sign_name"])])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
