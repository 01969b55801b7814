# SPDX-License-Identifier: LGPL-3.0-or-later
"""A DOCX as pieces of text with their looks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from ..extract import _open_docx
from .docx_drawn import (
    border_strokes,
    cell_frame,
    drawn,
    frame_centre,
    is_framed,
    paragraph_frame,
    shape_frame,
    shape_offset,
    shape_size,
    shape_stroke,
    typed_stroke,
)
from .docx_foot import foot_of
from .docx_pages import page_numbers, sections_of
from .docx_styles import Styles, mm
from .docx_text import has_page_break, lines_of
from .model import (
    Frame,
    Layout,
    Piece,
    Place,
    Setting,
    Span,
    Stroke,
    Zone,
)

# Lines of a page of text, and letters of a line of it, to tell how long a file is.
_LINES_OF_PAGE, _LETTERS_OF_LINE = 42, 72
# Millimetres: a box that begins further right belongs to the right column.
_MIDDLE = 80.0
# Blocks of text frames begin here, above the numbers of tables.
_FRAMES = 100_000
# Millimetres beside the text of a cell when the table does not say.
_CELL_MARGIN = 1.9
_GAP = re.compile(r"\t+| {4,}|\u00a0{12,}")
# What a tab may follow without parting columns: the number of an item.
_ITEM = re.compile(r"^\s*(\(?[\divxlcIVXLCa-zđ]{1,5}[.)]|[-–+•*]|\d+(\.\d+)+\.?)\s*$")
_BLANK_FOLLOWS = re.compile(r"(\bS[ốỐ]\s*:?|ngày|tháng|năm)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class _Where:
    zone: Zone
    block: int
    column: float
    table_style: str | None = None
    frame: Frame | None = None
    row: int = 0


@dataclass
class _Reader:
    document: Document
    styles: Styles
    sections: Sequence[Any]
    index: dict[Any, int]
    pieces: list[Piece] = field(default_factory=list)
    blocks: int = 0
    sheet: int = 0
    loose: int = 0
    opens: bool = False
    empty: int = 0

    def body(self) -> None:
        for child in self.document.element.body:
            self.block(child, _Where(Zone.FULL, 0, self.text_width()))

    def block(self, element: Any, where: _Where) -> None:
        if element.tag == qn("w:p"):
            self.paragraph(element, where)
        elif element.tag == qn("w:tbl"):
            self.table(element, where)
        elif element.tag in (qn("w:sdt"), qn("w:ins"), qn("w:sdtContent")):
            for child in element:
                self.block(child, where)

    def text_width(self) -> float:
        section = self.sections[min(self.sheet, len(self.sections) - 1)]
        margins = section.left or 0, section.right or 0
        return float(section.width - sum(margins))

    def table(self, table: Any, where: _Where) -> None:
        rows = list(table.iterchildren(qn("w:tr")))
        columns = max((len(_cells(row)) for row in rows), default=0)
        if where.zone is Zone.FULL:
            self.blocks += 1
        style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        name = None if style is None else style.get(qn("w:val"))
        for index, row in enumerate(rows):
            cells = _cells(row)
            # A table in a cell belongs to the row of that.
            row_number = index if where.zone is Zone.FULL else where.row
            for number, cell in enumerate(cells):
                zone = where.zone
                if zone is Zone.FULL and columns > 1:
                    zone = _zone_of(number, len(cells))
                default = where.column / max(columns, 1)
                width = _cell_width(cell, table, number, default)
                frame = cell_frame(cell, table, row, width) if columns == 1 else None
                text = width - _cell_margins(table)
                frame = frame or where.frame
                inner = _Where(zone, self.blocks, text, name, frame, row_number)
                self.empty = 0
                for child in cell:
                    self.block(child, inner)

    def paragraph(self, paragraph: Any, where: _Where) -> None:
        place = Place(paragraph=self.index[paragraph])
        where = self._in_frame(paragraph, where)
        self.opens = self.opens or _breaks_before(paragraph)
        setting = self.styles.setting(paragraph, where.table_style)
        properties = self.styles.properties(paragraph, where.table_style)
        lines = lines_of(paragraph, self.styles, where.table_style)
        lines = self._with_number(paragraph, lines, where)
        if is_framed(paragraph):
            where = replace(where, frame=paragraph_frame(paragraph))
        start = len(self.pieces)
        self.empty += not lines or not lines[0]
        for index, line in enumerate(lines):
            self._line(line, where, place, setting, first=index == 0)
        for stroke in border_strokes(paragraph, properties, where.column):
            self._stroke(stroke, start, where)
        self._shapes(paragraph, where, start)
        if has_page_break(paragraph):
            self.opens = True
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            self.sheet += 1
            self.opens = True

    def _in_frame(self, paragraph: Any, where: _Where) -> _Where:
        """The column a text frame makes of a paragraph; neighbours make one block."""
        centre = frame_centre(paragraph, where.column)
        if where.zone is not Zone.FULL or centre in (None, 0.5):
            return where
        zone = Zone.LEFT if centre < 0.5 else Zone.RIGHT
        return replace(where, zone=zone, block=_FRAMES + self.sheet)

    def _line(
        self,
        line: tuple[Span, ...],
        where: _Where,
        place: Place,
        setting: Setting,
        *,
        first: bool,
    ) -> None:
        parts = _columns(line) if where.zone is Zone.FULL else None
        typed = typed_stroke(line, where.column)
        if typed is not None and parts is None:
            self._stroke(typed, len(self.pieces), where)
            return
        if parts is None:
            self._add(line, where, place, setting, first=first)
            return
        for zone, spans in zip((Zone.LEFT, Zone.RIGHT), parts, strict=True):
            if typed_stroke(spans, None) is not None:
                self.loose += 1
            elif any(span.letters for span in spans):
                beside = replace(where, zone=zone, block=-1)
                loose = replace(setting, align=None, first=None)
                self._add(spans, beside, place, loose, first=first)

    def _add(
        self,
        spans: tuple[Span, ...],
        where: _Where,
        place: Place,
        setting: Setting,
        *,
        first: bool,
    ) -> None:
        if not any(span.text.strip() for span in spans):
            self.empty += 1
            return
        if spans[0].text.startswith(("\t", "  ")):
            setting = replace(setting, first=None)
        frame = where.frame
        piece = Piece(
            spans,
            where.zone,
            where.block,
            place,
            self.sheet,
            setting if first else replace(setting, first=None),
            frame=replace(frame, place=place) if frame else None,
            opens_page=self.opens,
            first=first,
            row=where.row,
            above=self.empty,
        )
        self.opens, self.empty = False, 0
        self.pieces.append(piece)

    def _stroke(self, stroke: Stroke, start: int, where: _Where) -> None:
        """Give the line to its own paragraph, else to the text above in its column."""
        at: int | None = start
        if start >= len(self.pieces):
            above = reversed(range(len(self.pieces)))
            at = next((i for i in above if self._is_in(i, where)), None)
        if at is None:
            self.loose += 1
            return
        piece = self.pieces[at]
        self.pieces[at] = replace(piece, strokes=(*piece.strokes, stroke))

    def _is_in(self, index: int, where: _Where) -> bool:
        piece = self.pieces[index]
        return piece.zone is where.zone and (
            where.zone is Zone.FULL or piece.block == where.block
        )

    def _shapes(self, paragraph: Any, where: _Where, start: int) -> None:
        for shape in drawn(paragraph):
            boxes = list(shape.iter(qn("w:txbxContent")))
            if boxes:
                self._box(boxes[0], shape, where)
            elif (stroke := shape_stroke(shape)) is not None:
                if where.zone is Zone.FULL and self._in_columns():
                    self.loose += 1
                else:
                    self._stroke(stroke, start, where)
            else:
                self.loose += 1

    def _in_columns(self) -> bool:
        return bool(self.pieces) and self.pieces[-1].zone is not Zone.FULL

    def _box(self, box: Any, shape: Any, where: _Where) -> None:
        """The text of a drawn box, in the column where it begins."""
        zone, block = where.zone, where.block
        if zone is Zone.FULL:
            offset = shape_offset(shape)
            zone = Zone.RIGHT if offset and offset > _MIDDLE else Zone.LEFT
            block = -1
        size = shape_size(shape)
        width = size[0] if size else where.column
        inner = _Where(zone, block, width, None, shape_frame(shape))
        for child in box:
            self.block(child, inner)

    def _with_number(
        self, paragraph: Any, lines: list[tuple[Span, ...]], where: _Where
    ) -> list[tuple[Span, ...]]:
        """The lines with the mark that a list puts before them, "1" for its number."""
        level = self.styles.list_level(paragraph, where.table_style)
        if level is None or not lines or not lines[0]:
            return lines
        text = level.find(qn("w:lvlText"))
        mark = re.sub(
            r"%\d", "1", text.get(qn("w:val"), "") if text is not None else ""
        )
        kind = level.find(qn("w:numFmt"))
        if kind is not None and kind.get(qn("w:val")) == "bullet":
            mark = "-"
        look = lines[0][0].look
        if mark != "-":
            own = self.styles.mark_look(paragraph, where.table_style, level)
            look = replace(look, bold=own.bold, italic=own.italic)
        first = Span(f"{mark} ", look)
        return [(first, *lines[0]), *lines[1:]]


def read_docx(data: bytes) -> tuple[Document, Layout]:
    """The layout of a DOCX, and the document opened. Raises BrokenFile."""
    document = _open_docx(data)
    index = {p: i for i, p in enumerate(document.element.body.iter(qn("w:p")))}
    styles = Styles(document)
    sections = sections_of(document)
    reader = _Reader(document, styles, sections, index)
    reader.body()
    numbers = page_numbers(document, styles)
    layout = Layout(
        False,
        sections,
        tuple(reader.pieces),
        numbers,
        _pages(reader.pieces),
        reader.loose,
        foot_of(document, styles, reader.text_width()),
        _adds_gaps(document),
    )
    return document, layout


def _adds_gaps(document: Document) -> bool:
    """Whether it keeps the distances of old programs, as files that were .doc do."""
    element = next(
        document.settings.element.iter(qn("w:doNotUseHTMLParagraphAutoSpacing")), None
    )
    return element is not None and element.get(qn("w:val"), "1") not in ("0", "false")


def _cells(row: Any) -> list[Any]:
    """Its cells, also those in content controls."""
    cells = []
    for child in row:
        if child.tag == qn("w:tc"):
            cells.append(child)
        elif child.tag == qn("w:sdt"):
            cells += list(child.iter(qn("w:tc")))[:1]
    return cells


def _cell_margins(table: Any) -> float:
    """Millimetres left and right of the text of a cell together."""
    margins = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    total = 0.0
    for names in (("left", "start"), ("right", "end")):
        edges = (
            (margins.find(qn(f"w:{n}")) for n in names) if margins is not None else ()
        )
        edge = next((e for e in edges if e is not None), None)
        noted = edge.get(qn("w:w"), "") if edge is not None else ""
        total += mm(int(noted)) if noted.isdecimal() else _CELL_MARGIN
    return total


def _zone_of(number: int, count: int) -> Zone:
    if count < 2:
        return Zone.FULL
    return Zone.LEFT if number < count / 2 - 0.1 and number == 0 else Zone.RIGHT


def _cell_width(cell: Any, table: Any, number: int, default: float) -> float:
    noted = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    if noted is not None and noted.get(qn("w:type"), "dxa") == "dxa":
        value = noted.get(qn("w:w"), "0")
        if value.isdecimal() and int(value):
            return mm(int(value))
    grid = [g.get(qn("w:w"), "0") for g in table.iter(qn("w:gridCol"))]
    if number < len(grid) and grid[number].isdecimal() and int(grid[number]):
        return mm(int(grid[number]))
    return default


def _columns(
    line: tuple[Span, ...],
) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """The two texts that tabs or many blanks set apart, None when it is one."""
    text = "".join(span.text for span in line)
    gaps = [
        gap
        for gap in _GAP.finditer(text)
        if text[: gap.start()].strip() and text[gap.end() :].strip()
    ]
    gaps = [gap for gap in gaps if not _BLANK_FOLLOWS.search(text[: gap.start()])]
    if len(gaps) != 1 or _ITEM.match(text[: gaps[0].start()]):
        return None
    return _cut(line, 0, gaps[0].start()), _cut(line, gaps[0].end(), len(text))


def _cut(line: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    found, at = [], 0
    for span in line:
        part = span.text[max(0, start - at) : max(0, end - at)]
        if part:
            found.append(Span(part, span.look))
        at += len(span.text)
    return tuple(found)


def _breaks_before(paragraph: Any) -> bool:
    element = paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}")
    return element is not None and element.get(qn("w:val"), "1") not in ("0", "false")


def _pages(pieces: Sequence[Piece]) -> int:
    """How many pages the text fills for certain."""
    lines: Counter[int] = Counter()
    page = 0
    for piece in pieces:
        page += piece.opens_page
        if piece.zone is Zone.FULL or piece.zone is Zone.LEFT:
            lines[page] += 1 + len(piece.text) // _LETTERS_OF_LINE
    return sum(1 + (count - 1) // _LINES_OF_PAGE for count in lines.values()) or 1
