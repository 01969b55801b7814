# SPDX-License-Identifier: LGPL-3.0-or-later
"""A PDF as pieces of text with their looks and places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ..errors import BrokenFile
from ..pdfium import open_pdf
from ..reading.geometry import Line, Page, Rect, Word, around, join_words
from ..reading.header import Head, find_head
from ..reading.pdf_words import has_own_text, load_page, page_of_text
from ..reading.signatures import Block, find_blocks
from ..reading.values import Box
from ..reading.vocabulary import letters
from .docx_drawn import typed_stroke
from .model import (
    MM_PER_POINT,
    Align,
    Layout,
    PageNumber,
    Piece,
    Place,
    Setting,
    Sheet,
    Span,
    Stroke,
    Zone,
)
from .pdf_drawn import Drawn, drawn_on
from .pdf_foot import foot_lines, line_over
from .pdf_looks import Looks
from .pdf_paragraphs import Column, column_of, goes_on, notes_of, settings_of
from .roles import APPENDIX, CIRCULATIONS, CODE, DATE, NOTE, mark, type_name

MAX_PAGES = 200
# Heights between words of one line: of a column, and of a justified line.
_COLUMN_GAP, _TEXT_GAP = 2.5, 4.0
_RECIPIENTS = re.compile(r"^[\W_]*n[ơoờở]i nh[ậâạ]n\b", re.IGNORECASE)
_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s*)?(\d{1,4})(?:\s*/\s*\d+)?[-–—\s]*")
_ROMAN = re.compile(r"[-–—\s]*([IVX]{1,5}|[ivx]{1,5})[-–—\s]*")
# Points: how far from an edge of the page its number stands at most.
_EDGE = 25 / MM_PER_POINT
_SMALL = 10.4
# Footnotes are smaller than text and below the upper part of the page, in shares of it.
_NOTE_SIZE, _NOTES_BELOW = 12.4, 0.3
# How far under a text its line stands, in heights of it.
_UNDER = 1.3


@dataclass(frozen=True)
class _Sheet:
    """A page with what was read from it."""

    page: Page
    looks: Looks
    drawn: Drawn
    index: int


def read_pdf(data: bytes) -> Layout | None:
    """The layout, None when the first page is a scan.

    Raises BrokenFile or EncryptedFile.
    """
    with open_pdf(data) as document:
        count = len(document)
        if count < 1:
            raise BrokenFile("pdf")
        pieces: list[Piece] = []
        sheets: list[Sheet] = []
        numbers: list[PageNumber] = []
        loose = 0
        foot: tuple[Piece, ...] = ()
        for index in range(min(count, MAX_PAGES)):
            raw = load_page(document, index)
            # The name of the signer alone may stand on the last page.
            if not has_own_text(raw, *((1,) if index else ())):
                if index == 0:
                    return None
                sheets.append(_blank(raw.get_width(), raw.get_height(), index))
                continue
            drawn = drawn_on(raw)
            sheet = _Sheet(page_of_text(raw, index), Looks(raw), drawn, index)
            below = () if index else _address(sheet)
            number, found, margins = _read_page(sheet, below)
            pieces += found
            foot = foot or below
            numbers += [number] if number else []
            sheets.append(margins)
            loose += drawn.pictures if index == 0 else 0
        return Layout(
            True, tuple(sheets), tuple(pieces), tuple(numbers), count, loose, foot
        )


def _address(sheet: _Sheet) -> tuple[Piece, ...]:
    """The agency's address, with the line over it."""
    lines = foot_lines(join_words(sheet.page.words, _TEXT_GAP), sheet.page.height)
    if not lines:
        return ()
    ruled = line_over(lines, sheet.drawn.across, sheet.page.width)
    strokes = (Stroke(None),) if ruled else ()
    pieces = (_piece(sheet, line, Zone.FULL, 0) for line in lines)
    return tuple(replace(piece, strokes=strokes) for piece in pieces)


def _blank(width: float, height: float, index: int) -> Sheet:
    size = [round(side * MM_PER_POINT, 1) for side in (width, height)]
    return Sheet(size[0], size[1], place=Place(page=index))


def _read_page(
    sheet: _Sheet, address: Sequence[Piece] = ()
) -> tuple[PageNumber | None, list[Piece], Sheet]:
    """Number, pieces and margins of a page; ``address`` stands at its foot."""
    number, words = _without_number(sheet)
    if tops := [piece.rect.y0 for piece in address if piece.rect]:
        words = [w for w in words if w.rect.y0 < min(tops) - 1]
    words, foot = _without_footnotes(sheet, words)
    page = replace(sheet.page, words=tuple(words))
    head = _head_of(page) if sheet.index == 0 else None
    pieces = _head_pieces(sheet, head) if head else []
    rest = [w for line in head.body for w in line.words] if head else words
    signature, rest = _signature(sheet, replace(page, words=tuple(rest)), head)
    below = head.body[0].rect.y0 if head and head.body else 0.0
    table, rest = _in_tables(sheet, rest, below)
    lines = join_words(rest, _TEXT_GAP)
    column = column_of(lines, _left_edges(signature))
    body = _body_pieces(sheet, lines, column)
    found = sorted([*body, *table], key=lambda p: p.rect.middle if p.rect else 0.0)
    found = _in_order([*pieces, *found], signature)
    found = _with_strokes(found, sheet)
    if found:
        found[0] = replace(found[0], opens_page=True)
    margins = _margins(sheet, found, lines, column, foot)
    return number, found, margins


def _left_edges(signature: Sequence[Piece]) -> list[float]:
    """Where "Nơi nhận" begins, at the left margin or in a cell that begins there."""
    labels = (p for p in signature if _RECIPIENTS.match(p.text))
    return [p.rect.x0 for p in labels if p.rect]


def _head_of(page: Page) -> Head | None:
    """The head of the first page, None when an appendix begins there."""
    head = find_head(page)
    lines = join_words(page.words, _COLUMN_GAP)
    if head.nation is None:
        if any(APPENDIX.match(x.text) or NOTE.match(x.text) for x in lines[:4]):
            return None
    else:
        head = _cut_at_title(head, lines)
    return _with_columns_swapped(head, page.width)


def _cut_at_title(head: Head, lines: Sequence[Line]) -> Head:
    """The head without a title that is set as none: small, or at the left edge."""
    nation = head.nation
    row = head.left + head.right
    below = max(
        (x.rect.y1 for x in row if DATE.search(x.text) or CODE.match(x.text)),
        default=nation.rect.y1 if nation else 0.0,
    )
    title = next(
        (x for x in lines if x.rect.y0 > below - 1 and type_name(x.text)), None
    )
    if title is None or (head.body and title.rect.y0 >= head.body[0].rect.y0):
        return head
    floor = title.rect.y0 - 1
    return replace(
        head,
        left=tuple(x for x in head.left if x.rect.middle < floor),
        right=tuple(x for x in head.right if x.rect.middle < floor),
        body=tuple(x for x in lines if x.rect.middle >= floor),
    )


def _with_columns_swapped(head: Head, width: float) -> Head:
    """The columns of a head whose nation's name stands left."""
    nation = head.nation
    if nation is None or nation.rect.center > 0.45 * width:
        return head
    words = [w for line in (*head.left, *head.right) for w in line.words]
    edge = nation.rect.x1 + 6
    return replace(
        head,
        left=tuple(join_words([w for w in words if w.rect.x0 < edge], 40.0)),
        right=tuple(join_words([w for w in words if w.rect.x0 >= edge], 40.0)),
    )


def _in_order(found: list[Piece], signature: list[Piece]) -> list[Piece]:
    """The signature where it begins on the page, its columns whole."""
    if not signature:
        return found
    top = min(p.rect.y0 for p in signature if p.rect)
    above = [p for p in found if not p.rect or p.rect.y0 < top]
    return [*above, *signature, *(p for p in found if p.rect and p.rect.y0 >= top)]


def _without_number(sheet: _Sheet) -> tuple[PageNumber | None, list[Word]]:
    page = sheet.page
    lines = join_words(page.words, _TEXT_GAP)
    if not lines:
        return None, []
    for line, at_top in ((lines[0], True), (lines[-1], False)):
        match = _NUMBER.fullmatch(line.text)
        if match is None and sheet.index and line.rect.y1 < _EDGE:
            match = _ROMAN.fullmatch(line.text)
        near = (
            line.rect.y1 < _EDGE * 1.4
            if at_top
            else (line.rect.y0 > page.height - _EDGE * 1.4)
        )
        if match and near and len(lines) > 1 and _is_alone(line, lines):
            words = [w for w in page.words if w not in line.words]
            return _page_number(sheet, line, at_top, match.group(1)), words
    return None, list(page.words)


def _is_alone(line: Line, lines: Sequence[Line]) -> bool:
    """Whether nothing stands beside it, as in the last row of a table."""
    return not any(
        other is not line
        and abs(other.rect.middle - line.rect.middle) < 0.6 * line.height
        for other in lines
    )


def _without_footnotes(
    sheet: _Sheet, words: Sequence[Word]
) -> tuple[list[Word], float]:
    """The words above the short line that parts the footnotes, and where these end."""
    page = sheet.page
    for line in sheet.drawn.across:
        if line.y0 < _NOTES_BELOW * page.height or line.width > 0.45 * page.width:
            continue
        notes = [w for w in words if w.rect.y0 > line.y0 - 1]
        above = [w for w in words if w.rect.y0 <= line.y0 - 1]
        left = min((w.rect.x0 for w in words), default=0.0)
        sizes = [sheet.looks.at(w.start or 0).size or 0 for w in notes]
        if notes and abs(line.x0 - left) < 12 and max(sizes) < _NOTE_SIZE:
            return above, max(w.rect.y1 for w in notes)
    return list(words), 0.0


def _page_number(sheet: _Sheet, line: Line, at_top: bool, text: str) -> PageNumber:
    width = sheet.page.width
    # The text may stand off the middle of the sheet by half the difference of margins.
    offset = (line.rect.center - width / 2) * MM_PER_POINT
    align = Align.CENTRE if -6 < offset < 14 else Align.LEFT
    if offset >= 14:
        align = Align.RIGHT
    start = line.words[0].start or 0
    place = _place(sheet, line.rect)
    return PageNumber(
        align,
        at_top,
        sheet.looks.at(start),
        sheet.index == 0,
        place,
        text,
        arabic=text.isdigit(),
    )


def _head_pieces(sheet: _Sheet, head: Head) -> list[Piece]:
    pieces = [_piece(sheet, line, Zone.LEFT, 1) for line in head.left]
    return pieces + [_piece(sheet, line, Zone.RIGHT, 1) for line in head.right]


def _signature(
    sheet: _Sheet, page: Page, head: Head | None
) -> tuple[list[Piece], list[Word]]:
    """The pieces of the signature block of a page, and the words outside it."""
    floor = head.body[0].rect.y0 if head and head.body else 0.0
    lines = join_words(page.words, _COLUMN_GAP)
    label = next((x for x in lines if _RECIPIENTS.match(x.text)), None)
    blocks = find_blocks(page, head_floor=floor)
    if label is None:
        return _without_label(sheet, page, blocks[0] if blocks else None)
    right = [x for b in blocks[:1] for x in (*b.capacity, b.name) if x is not None]
    beside = [
        x
        for x in lines
        if x.rect.x0 > label.rect.x1 + 20 and x.rect.y1 > label.rect.y0 - 2
    ]
    near = right or beside
    edge = min((x.rect.x0 for x in near), default=page.width * 0.5) - 4
    top = min([label.rect.y0, *(x.rect.y0 for x in right)]) - 2
    bottom = _bottom(sheet, lines, label, near)
    inside = [
        w
        for w in page.words
        if top <= w.rect.y0
        and w.rect.y1 <= bottom
        and (w.rect.x0 >= edge or w.rect.y0 >= label.rect.y0 - 2)
    ]
    taken = {id(w) for w in inside}
    left = [w for w in inside if w.rect.x0 < edge]
    pieces = [
        _piece(sheet, line, zone, 1000 + sheet.index)
        for zone, words in (
            (Zone.LEFT, left),
            (Zone.RIGHT, [w for w in inside if w.rect.x0 >= edge]),
        )
        for line in join_words(words, _TEXT_GAP)
    ]
    return pieces, [w for w in page.words if id(w) not in taken]


def _bottom(
    sheet: _Sheet, lines: Sequence[Line], label: Line, near: Sequence[Line]
) -> float:
    """Where the block ends: above a line over the page, as the address of the agency
    and the form of a copy have, or above an appendix."""
    rules = [
        line.y0
        for line in sheet.drawn.across
        if line.width > 0.6 * sheet.page.width and line.y0 > label.rect.y1
    ]
    if rules:
        return min(rules)
    floor = max([label.rect.y1, *(x.rect.y1 for x in near)])
    for line in lines:
        if line.rect.y0 > floor and line.folded.startswith("phu luc"):
            return line.rect.y0
    return float("inf")


def _without_label(
    sheet: _Sheet, page: Page, block: Block | None
) -> tuple[list[Piece], list[Word]]:
    if block is None or not block.capacity or block.name is None:
        return [], list(page.words)
    lines = [*block.capacity, block.name]
    taken = {id(w) for line in lines for w in line.words}
    pieces = [_piece(sheet, line, Zone.RIGHT, 1000 + sheet.index) for line in lines]
    return pieces, [w for w in page.words if id(w) not in taken]


def _in_tables(
    sheet: _Sheet, words: Sequence[Word], below: float
) -> tuple[list[Piece], list[Word]]:
    """Pieces inside tables, in columns of their own, and the other words."""
    pieces: list[Piece] = []
    rest = list(words)
    for number, area in enumerate(sheet.drawn.tables(below)):
        inside = [w for w in rest if _is_in(w.rect, area)]
        if len(inside) < 2 or area.height > 0.97 * sheet.page.height:
            continue
        taken = {id(w) for w in inside}
        rest = [w for w in rest if id(w) not in taken]
        block = 2000 + 100 * sheet.index + number
        pieces += [
            _piece(sheet, line, Zone.LEFT, block)
            for line in join_words(inside, _COLUMN_GAP)
        ]
    return pieces, rest


def _is_in(rect: Rect, area: Rect) -> bool:
    return (
        area.x0 - 2 < rect.center < area.x1 + 2
        and area.y0 - 2 < rect.middle < area.y1 + 2
    )


def _body_pieces(
    sheet: _Sheet, lines: Sequence[Line], column: Column | None
) -> list[Piece]:
    pieces = [_piece(sheet, line, Zone.FULL, 0) for line in lines]
    if column is None:
        return [_centred(piece, sheet) for piece in pieces]
    sizes = [piece.size for piece in pieces]
    settings = settings_of(lines, sizes, column)
    return [
        replace(piece, setting=setting, first=first)
        for piece, (setting, first) in zip(pieces, settings, strict=True)
    ]


def _centred(piece: Piece, sheet: _Sheet) -> Piece:
    if piece.rect is None:
        return piece
    offset = (piece.rect.center - sheet.page.width / 2) * MM_PER_POINT
    align = Align.CENTRE if -4 < offset < 14 else None
    return replace(piece, setting=Setting(align=align))


def _piece(sheet: _Sheet, line: Line, zone: Zone, block: int) -> Piece:
    frame = sheet.drawn.frame_around(line.rect) if _may_be_framed(line) else None
    place = _place(sheet, line.rect)
    return Piece(
        _spans(sheet, line),
        zone,
        block,
        place,
        sheet.index,
        rect=line.rect,
        frame=replace(frame, place=place) if frame else None,
    )


def _may_be_framed(line: Line) -> bool:
    return bool(mark(line.text)) or letters(line.text) in CIRCULATIONS


def _spans(sheet: _Sheet, line: Line) -> tuple[Span, ...]:
    spans: list[Span] = []
    middle = median(w.rect.height for w in line.words)
    for before, word in zip([None, *line.words], line.words, strict=False):
        look = sheet.looks.at(word.start or 0)
        raised = word.rect.height < 0.75 * middle
        look = replace(look, raised=raised)
        gap = before is not None and word.rect.x0 - before.rect.x1 > 0.1 * line.height
        text = (" " if gap else "") + word.text
        if spans and spans[-1].look == look:
            spans[-1] = Span(spans[-1].text + text, look)
        else:
            spans.append(Span(text, look))
    return tuple(spans)


def _place(sheet: _Sheet, rect: Rect) -> Place:
    width, height = sheet.page.width, sheet.page.height
    shares = (rect.x0 / width, rect.y0 / height, rect.x1 / width, rect.y1 / height)
    return Place(
        sheet.index, Box(*(round(min(1.0, max(0.0, share)), 4) for share in shares))
    )


def _with_strokes(pieces: list[Piece], sheet: _Sheet) -> list[Piece]:
    """Each drawn or typed line given to the text above it."""
    texts: list[Piece] = []
    lines: list[tuple[Rect, Stroke]] = []
    for piece in pieces:
        typed = typed_stroke(piece.spans, None)
        if typed is None or piece.rect is None:
            texts.append(piece)
        else:
            length = round(piece.rect.width * MM_PER_POINT, 1)
            lines.append((piece.rect, replace(typed, length=length)))
    for rect in sheet.drawn.across:
        length = round(rect.width * MM_PER_POINT, 1)
        lines.append((rect, Stroke(length, sheet.drawn.is_solid(rect))))
    for rect, stroke in lines:
        above = [i for i, p in enumerate(texts) if _is_under(rect, p)]
        if above:
            nearest = max(above, key=lambda i: _foot(texts[i]))
            piece = texts[nearest]
            texts[nearest] = replace(piece, strokes=(*piece.strokes, stroke))
    return texts


def _foot(piece: Piece) -> float:
    return piece.rect.y1 if piece.rect else 0.0


def _is_under(line: Rect, piece: Piece) -> bool:
    rect = piece.rect
    if rect is None or piece.frame is not None:
        return False
    overlap = min(line.x1, rect.x1) - max(line.x0, rect.x0)
    distance = line.middle - rect.y1
    return (
        overlap > 0.6 * min(line.width, rect.width)
        and -0.35 * rect.height < distance < _UNDER * rect.height
    )


def _margins(
    sheet: _Sheet,
    pieces: Sequence[Piece],
    lines: Sequence[Line],
    column: Column | None,
    foot: float,
) -> Sheet:
    """The margins as the text shows them; a side it does not show is None.

    ``foot`` is how far down footnotes reach.
    """
    width, height = sheet.page.width, sheet.page.height
    blank = _blank(width, height, sheet.index)
    # Who signed and when may stand in the margin (mục II.8.b), in small letters.
    texts = [p.rect for p in pieces if p.rect and p.letters and (p.size or 10) > _SMALL]
    if not texts:
        return blank
    ink = around(texts)
    low = max(ink.y1, foot)
    left, right = _sides(lines, column)
    return replace(
        blank,
        top=round(ink.y0 * MM_PER_POINT, 1),
        bottom=None if _has_foot(sheet) else round((height - low) * MM_PER_POINT, 1),
        left=None if left is None else round(left * MM_PER_POINT, 1),
        right=None if right is None else round((width - right) * MM_PER_POINT, 1),
    )


def _has_foot(sheet: _Sheet) -> bool:
    """Whether a rule at the foot of the page parts the agency's address (ô 13)."""
    page = sheet.page
    return any(
        line.width > 0.6 * page.width and line.y0 > 0.82 * page.height
        for line in sheet.drawn.across
    )


def _sides(
    lines: Sequence[Line], column: Column | None
) -> tuple[float | None, float | None]:
    """The edges at which at least two lines of text stand."""
    if column is None:
        return None, None
    wide = [line for line in lines if len(line.words) > 5]
    # Lines that only begin paragraphs tell the indent, not the edge.
    notes = notes_of(lines)
    starts = [
        line
        for above, line in pairwise(lines)
        if id(line) not in notes and goes_on(above, line, column)
    ]
    ends = [x for x in wide if abs(x.rect.x1 - column.right) < 2]
    return (
        column.left if starts else None,
        column.right if len(ends) > 1 else None,
    )
