# SPDX-License-Identifier: LGPL-3.0-or-later
"""A DOCX as pages of words whose places follow from alignment and tables alone.

The file has no fixed pages: places are good enough to tell left from right, centred
from justified, near from far, and never leave this package.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ..extract import _open_docx
from .geometry import Page, Rect, Word, clean

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 85.0, 552.0
_SIZE = 14.0
_LETTER = 6.6
_PITCH = 18.0
# Narrower than this a column holds no columns of its own.
_WIDE = 400
# Points: stops where the file says none, and in which it says them (twentieths).
_DEFAULT_STOP, _TWIPS = 36.0, 20
_BREAK = "\f"
_APART = re.compile(r"\t+| {3,}")
_EMU_PER_POINT = 12700


@dataclass
class _Sheet:
    """Pages being filled; ``y`` is where the next line goes."""

    pages: list[list[Word]] = field(default_factory=lambda: [[]])
    y: float = 60.0

    def turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
        self.y = 60.0

    def line(self, text: str, x0: float, bold: bool | None, y: float) -> None:
        x = x0
        for piece in text.split():
            rect = Rect(x, y, x + len(piece) * _LETTER, y + _SIZE)
            self.pages[-1].append(Word(piece, rect, rect, bold))
            x = rect.x1 + 0.5 * _LETTER


def pages_of_docx(data: bytes) -> tuple[list[Page], int | None]:
    """Pages of words, and the number of pages the writing program noted.

    Raises BrokenFile.
    """
    document = _open_docx(data)
    sheet = _Sheet()
    for block in document.iter_inner_content():
        _place(block, sheet, LEFT, RIGHT)
    pages = [
        Page(index, WIDTH, max(HEIGHT, _bottom(words)), tuple(words), "text", None)
        for index, words in enumerate(sheet.pages)
        if words
    ]
    noted = _noted_pages(document)
    return pages, noted if noted and noted >= len(pages) else None


def _bottom(words: list[Word]) -> float:
    return max(word.rect.y1 for word in words) + 60


def _place(block: Paragraph | Table, sheet: _Sheet, left: float, right: float) -> None:
    if isinstance(block, Paragraph):
        _place_paragraph(block, sheet, left, right)
    else:
        _place_table(block, sheet, left, right)


def _place_table(table: Table, sheet: _Sheet, left: float, right: float) -> None:
    for row in table.rows:
        cells = list(dict.fromkeys(cell._tc for cell in row.cells))
        edges = _edges(cells, left, right)
        top = bottom = sheet.y
        for tc, (start, end) in zip(cells, edges, strict=True):
            sheet.y = top
            for block in _Cell(tc, table).iter_inner_content():
                _place(block, sheet, start, end)
            bottom = max(bottom, sheet.y)
        sheet.y = bottom


def _edges(cells: list[object], left: float, right: float) -> list[tuple[float, float]]:
    """Left and right of each cell, by the widths noted or equal shares."""
    widths = [float(getattr(cell, "width", None) or 0) for cell in cells]
    if not all(widths):
        widths = [1.0] * len(cells)
    scale = (right - left) / sum(widths)
    edges, x = [], left
    for width in widths:
        edges.append((x, x + width * scale))
        x += width * scale
    return edges


def _place_paragraph(
    paragraph: Paragraph, sheet: _Sheet, left: float, right: float
) -> None:
    if _starts_page(paragraph):
        sheet.turn()
    sheet.y += _points(paragraph, "space_before", 12)
    text = clean(paragraph.text)
    bold = _is_bold(paragraph)
    for part in text.split("\n"):
        _place_text(part, paragraph, sheet, left, right, bold)
    _place_boxes(paragraph, sheet, left, right)
    if _has_break(paragraph):
        sheet.turn()


def _place_text(
    text: str,
    paragraph: Paragraph,
    sheet: _Sheet,
    left: float,
    right: float,
    bold: bool | None,
) -> None:
    if right - left > _WIDE and _place_tabbed(text, paragraph, sheet, left, bold):
        return
    parts = [part for part in _APART.split(text.strip()) if part.strip()]
    if len(parts) == 2 and right - left > _WIDE and not _is_number_gap(text):
        middle = left + 0.42 * (right - left)
        sheet.line(parts[0], _start(parts[0], True, left, middle), bold, sheet.y)
        sheet.line(parts[1], _start(parts[1], True, middle, right), bold, sheet.y)
        sheet.y += _PITCH
        return
    centred = _alignment(paragraph) == "center"
    indent = _points(paragraph, "left_indent", 300)
    first = max(0.0, _points(paragraph, "first_line_indent", 300))
    start = left + (0 if centred else indent)
    lines = list(_wrapped(text, right - start, 0 if centred else first))
    for index, line in enumerate(lines):
        x0 = _start(line, centred, start, right)
        sheet.line(line, x0 + (0 if centred or index else first), bold, sheet.y)
        sheet.y += _PITCH
    if not lines:
        sheet.y += _PITCH


def _place_tabbed(
    text: str, paragraph: Paragraph, sheet: _Sheet, left: float, bold: bool | None
) -> bool:
    """Whether the line was placed by its tabulators: it begins with one, or says where
    they stop."""
    stops = _tab_stops(paragraph)
    pieces = text.split("\t")
    if len(pieces) < 2 or not (stops or not pieces[0].strip()):
        return False
    for index, piece in enumerate(pieces):
        if piece.strip():
            sheet.line(piece, _at_stop(piece, index, stops, left), bold, sheet.y)
    sheet.y += _PITCH
    return True


def _at_stop(
    text: str, tabs: int, stops: list[tuple[float, str]], left: float
) -> float:
    """Where a text begins after so many tabulators."""
    if not tabs:
        return left
    at, kind = stops[tabs - 1] if tabs <= len(stops) else (tabs * _DEFAULT_STOP, "left")
    share = {"center": 0.5, "right": 1.0, "end": 1.0}.get(kind, 0.0)
    return max(left, left + at - share * _width(text))


def _tab_stops(paragraph: Paragraph) -> list[tuple[float, str]]:
    """Points from the left, and how the text stands there, of the paragraph itself."""
    found = []
    for tab in paragraph._p.iterfind(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}"):
        position = tab.get(qn("w:pos"), "")
        if position.isdecimal() and tab.get(qn("w:val")) != "clear":
            found.append((int(position) / _TWIPS, tab.get(qn("w:val"), "left")))
    return sorted(found)


def _is_number_gap(text: str) -> bool:
    """Whether the gap is room for a number or a day, not between columns."""
    return re.search(r"(S[ốỐ]\s*:?|ngày|tháng)\s{3,}\S", text) is not None


def _wrapped(text: str, width: float, indent: float) -> Iterator[str]:
    line, used = "", indent
    for word in text.split():
        length = (len(word) + 0.5) * _LETTER
        if line and used + length > width:
            yield line
            line, used = "", 0.0
        line += f" {word}"
        used += length
    if line:
        yield line.strip()


def _start(text: str, centred: bool, left: float, right: float) -> float:
    if not centred:
        return left
    return max(left, (left + right - _width(text)) / 2)


def _width(text: str) -> float:
    words = text.split()
    return sum(len(w) for w in words) * _LETTER + 0.5 * _LETTER * (len(words) - 1)


def _alignment(paragraph: Paragraph) -> str | None:
    """The word of the file itself: programs write more of them than python-docx knows
    (``start`` of LibreOffice)."""
    if (own := _own_alignment(paragraph._p)) is not None:
        return own
    style = paragraph.style
    while style is not None:
        if (own := _own_alignment(style.element)) is not None:
            return own
        style = style.base_style
    return None


def _own_alignment(element: BaseOxmlElement) -> str | None:
    found = element.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    return None if found is None else found.get(qn("w:val"))


def _is_bold(paragraph: Paragraph) -> bool | None:
    runs = [run for run in paragraph.runs if run.text.strip()]
    if not runs:
        return None
    total = sum(len(run.text) for run in runs)
    bold = sum(len(run.text) for run in runs if _run_is_bold(run, paragraph))
    return 2 * bold > total


def _run_is_bold(run: object, paragraph: Paragraph) -> bool:
    own = getattr(run, "bold", None)
    if own is not None:
        return bool(own)
    style = paragraph.style
    return bool(style is not None and style.font.bold)


def _points(paragraph: Paragraph, name: str, largest: float) -> float:
    """A length of the paragraph; 0 when the file says what is no length."""
    try:
        length = getattr(paragraph.paragraph_format, name)
    except ValueError:
        return 0.0
    points = float(getattr(length, "pt", 0.0) or 0.0)
    return max(-largest, min(points, largest))


def _starts_page(paragraph: Paragraph) -> bool:
    return bool(paragraph.paragraph_format.page_break_before)


def _has_break(paragraph: Paragraph) -> bool:
    breaks = paragraph._p.iter(qn("w:br"))
    if any(br.get(qn("w:type")) == "page" for br in breaks):
        return True
    section = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is None:
        return False
    kind = section.find(qn("w:type"))
    return kind is None or kind.get(qn("w:val")) != "continuous"


def _place_boxes(
    paragraph: Paragraph, sheet: _Sheet, left: float, right: float
) -> None:
    """Texts of drawn boxes: those side by side begin at one height."""
    top = bottom = sheet.y
    end = left
    for box in _boxes(paragraph):
        start, width = _box_place(box, left, right)
        sheet.y = top if start >= end else bottom
        end = start + width
        pieces = [Paragraph(p, paragraph._parent) for p in box.iter(qn("w:p"))]
        if len(pieces) == 1:
            _place_mark(clean(pieces[0].text), sheet, start, end)
        else:
            for piece in pieces:
                text, bold = clean(piece.text), _is_bold(piece)
                _place_text(text, piece, sheet, start, end, bold)
        bottom = max(bottom, sheet.y)
    sheet.y = bottom


def _place_mark(text: str, sheet: _Sheet, left: float, right: float) -> None:
    """A mark drawn into the page, as for urgency, stands by itself."""
    sheet.y += _PITCH
    sheet.line(text, _start(text, True, left, right), True, sheet.y)
    sheet.y += _PITCH


def _boxes(paragraph: Paragraph) -> Iterator[Any]:
    """Drawn boxes with a text, each once (Word notes them twice)."""
    seen = set()
    for box in paragraph._p.iter(qn("w:txbxContent")):
        text = "".join(t.text or "" for t in box.iter(qn("w:t"))).strip()
        if text and text not in seen:
            seen.add(text)
            yield box


def _box_place(box: Any, left: float, right: float) -> tuple[float, float]:
    """Where a box begins and how wide it is; the whole column when that is not said."""
    anchor = next(box.iterancestors(qn("wp:anchor")), None)
    if anchor is None:
        return left, right - left
    offset = anchor.findtext(f"{qn('wp:positionH')}/{qn('wp:posOffset')}")
    extent = anchor.find(qn("wp:extent"))
    width = _emu(extent.get("cx")) if extent is not None else 0.0
    if offset is None or not 0 < width < right - left:
        return left, right - left
    return min(left + max(0.0, _emu(offset)), right - width), width


def _emu(said: str | None) -> float:
    """Points of a length as drawings note it; 0 when it is none."""
    return int(said) / _EMU_PER_POINT if said and said.lstrip("-").isdecimal() else 0.0


def _noted_pages(document: Document) -> int | None:
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/docProps/app.xml":
            found = re.search(rb"<Pages>(\d+)</Pages>", part.blob)
            return int(found.group(1)) if found else None
    return None
