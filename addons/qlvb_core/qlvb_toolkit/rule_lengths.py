# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines under headings of a filled template, as long as what stands above them asks.

NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.2 and II.5: from 1/3 to 1/2 of the text. A template
has one length for all; a short subject would get a line longer than itself.
"""

from collections.abc import Iterator
from itertools import pairwise

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from .layout.metrics import width_of
from .layout.model import Look

_LEAST, _MOST = 1 / 3, 1 / 2
_FITTING = 0.4
# Its line is as long as itself.
_MOTTO = "Độc lập - Tự do - Hạnh phúc"

_Block = Paragraph | Table


def fit_rules(document: Document) -> None:
    """Shorten or lengthen each line under a heading of one line."""
    section = document.sections[0]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    width = Mm(0) + (section.page_width or 0) - margins
    for above, rule, column in _pairs(list(document.iter_inner_content()), width):
        if _is_rule(rule) and above.text.strip() not in ("", _MOTTO):
            _fit(rule, _width(above), column / Mm(1))


def _pairs(
    blocks: list[_Block], width: int
) -> Iterator[tuple[Paragraph, Paragraph, int]]:
    """Each two paragraphs that follow each other, and how wide their column is."""
    for first, second in pairwise(blocks):
        if isinstance(first, Paragraph) and isinstance(second, Paragraph):
            yield first, second, width
    for table in (block for block in blocks if isinstance(block, Table)):
        for row in table.rows:
            for cell in row.cells:
                if cell.width:
                    yield from _pairs(list(cell.iter_inner_content()), cell.width)


def _is_rule(paragraph: Paragraph) -> bool:
    """Whether it is nothing but a line above it, between two indents."""
    format_ = paragraph.paragraph_format
    properties = paragraph._p.pPr
    borders = None if properties is None else properties.find(qn("w:pBdr"))
    lined = borders is not None and borders.find(qn("w:top")) is not None
    return lined and not paragraph.text and bool(format_.left_indent)


def _width(paragraph: Paragraph) -> float:
    """Millimetres of its text on one line."""
    return sum(
        width_of(
            run.text,
            Look(
                size=run.font.size.pt if run.font.size else None,
                bold=bool(run.bold),
                italic=bool(run.italic),
            ),
        )
        for run in paragraph.runs
    )


def _fit(rule: Paragraph, text: float, column: float) -> None:
    format_ = rule.paragraph_format
    indents = (format_.left_indent or 0) + (format_.right_indent or 0)
    length = column - indents / Mm(1)
    if text < column and not _LEAST * text <= length <= _MOST * text:
        indent = Mm((column - _FITTING * text) / 2)
        format_.left_indent = format_.right_indent = indent
