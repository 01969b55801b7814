# SPDX-License-Identifier: LGPL-3.0-or-later
"""Paragraphs of a PDF page: which lines go on, how they are indented and spaced."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ..reading.geometry import Line
from .metrics import SINGLE_LINE
from .model import MM_PER_POINT, Align, Setting
from .roles import NOTE

# Points by which edges of lines may differ and still be the same.
_SAME_EDGE = 3.0
_FULL_EDGE = 2.0
_CENTRE = 6.0
# Millimetres by which first lines of paragraphs stand to the right of the margin.
_INDENT = (8.0, 14.5)
# A bullet, also as letters of a sign font, or the number of an item.
_MARK = re.compile(r"[-–—+•*●▪\uf000-\uf0ff]|\(?[\w.]{1,5}[.)]")


@dataclass(frozen=True)
class Column:
    """Left and right edge of the text of a page, in points."""

    left: float
    right: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass
class _Paragraph:
    lines: list[int]
    opened: bool


def column_of(lines: Sequence[Line], edges: Sequence[float] = ()) -> Column | None:
    """The edges of the text, None for a page without lines of text.

    ``edges`` is where other lines at the left margin begin. A page may have nothing but
    first lines of paragraphs: then these tell that all of them are indented.
    """
    notes = notes_of(lines)
    wide = [
        line
        for line in lines
        if not line.is_upper and len(line.words) > 5 and id(line) not in notes
    ]
    if not wide:
        return None
    right = max(line.rect.x1 for line in wide)
    left = min(line.rect.x0 for line in wide)
    margin = min([*_short_ends(lines, left, right), *edges], default=left)
    indent = (left - margin) * MM_PER_POINT
    return Column(margin if _INDENT[0] <= indent <= _INDENT[1] else left, right)


def notes_of(lines: Sequence[Line]) -> set[int]:
    """Lines in brackets that say to what an appendix belongs: in the middle of the
    page, not at its edges."""
    found: set[int] = set()
    inside = False
    for line in lines:
        inside = inside or (bool(NOTE.match(line.text)) and "(" in line.text)
        if inside:
            found.add(id(line))
        inside = inside and ")" not in line.text
    return found


def _short_ends(lines: Sequence[Line], left: float, right: float) -> list[float]:
    """Where few words begin that a full line above left over."""
    return [
        line.rect.x0
        for above, line in pairwise(lines)
        if right - above.rect.x1 < _FULL_EDGE + 1
        and line.rect.x0 < left
        and line.rect.y1 - above.rect.y1 < 1.9 * max(line.height, above.height)
    ]


def settings_of(
    lines: Sequence[Line], sizes: Sequence[float | None], column: Column
) -> list[tuple[Setting, bool]]:
    """The setting of each line, and whether it opens a paragraph."""
    found = [(Setting(), True)] * len(lines)
    before: tuple[int, float | None] | None = None
    pitches = _pitches(lines, column)
    usual = median(pitches) if pitches else None
    for paragraph in _paragraphs(lines, column):
        first, last = paragraph.lines[0], paragraph.lines[-1]
        inner = _inner_pitch(lines, paragraph)
        gap = None
        if before is not None and paragraph.opened:
            pitch = lines[first].rect.y1 - lines[before[0]].rect.y1
            own = inner or before[1] or usual
            gap = pitch - own if own else None
        setting = _setting(lines, sizes, paragraph, column, inner, gap)
        for index in paragraph.lines:
            found[index] = (setting, index == first and paragraph.opened)
        before = (last, inner)
    return found


def _setting(
    lines: Sequence[Line],
    sizes: Sequence[float | None],
    paragraph: _Paragraph,
    column: Column,
    inner: float | None,
    gap: float | None,
) -> Setting:
    first = lines[paragraph.lines[0]]
    size = sizes[paragraph.lines[0]]
    several = len(paragraph.lines) > 1
    if _is_centred(first, column):
        return Setting(align=Align.CENTRE, before=gap)
    indent = (first.rect.x0 - column.left) * MM_PER_POINT
    hanging = several and not _at(lines[paragraph.lines[1]].rect.x0, column.left)
    known = paragraph.opened and several and not hanging
    return Setting(
        align=_align(lines, paragraph, column) if several else None,
        first=round(indent, 1) if known else None,
        before=gap,
        spacing=inner / (SINGLE_LINE * size) if inner and size else None,
    )


def _paragraphs(lines: Sequence[Line], column: Column) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    for index, line in enumerate(lines):
        if not index:
            found.append(_Paragraph([0], not _at(line.rect.x0, column.left)))
        elif goes_on(lines[index - 1], line, column) or _hangs(
            lines[found[-1].lines[0]], lines[index - 1], line, column
        ):
            found[-1].lines.append(index)
        else:
            found.append(_Paragraph([index], True))
    return found


def _hangs(first: Line, last: Line, line: Line, column: Column) -> bool:
    """Whether it continues an item of a list, below the text that its mark precedes."""
    text = _text_of_item(first)
    return text is not None and goes_on(last, line, replace(column, left=text))


def _text_of_item(line: Line) -> float | None:
    """Where the text of an item begins behind its bullet or number."""
    if len(line.words) < 2 or not _MARK.fullmatch(line.words[0].text):
        return None
    return line.words[1].rect.x0


def goes_on(last: Line, line: Line, column: Column) -> bool:
    """Whether the line continues the paragraph: its first word had no room above."""
    if not _at(line.rect.x0, column.left):
        return False
    if line.rect.y1 - last.rect.y1 > 2.6 * max(line.height, last.height):
        return False
    word = line.words[0].rect.width + 0.25 * line.height
    return column.right - last.rect.x1 < word


def _align(
    lines: Sequence[Line], paragraph: _Paragraph, column: Column
) -> Align | None:
    inner = [lines[index] for index in paragraph.lines[:-1]]
    full = [abs(line.rect.x1 - column.right) < _FULL_EDGE for line in inner]
    return Align.JUSTIFIED if sum(full) * 2 >= len(full) else Align.LEFT


def _inner_pitch(lines: Sequence[Line], paragraph: _Paragraph) -> float | None:
    pitches = [
        lines[below].rect.y1 - lines[above].rect.y1
        for above, below in zip(paragraph.lines, paragraph.lines[1:], strict=False)
    ]
    return median(pitches) if pitches else None


def _pitches(lines: Sequence[Line], column: Column) -> list[float]:
    return [
        pitch
        for paragraph in _paragraphs(lines, column)
        if (pitch := _inner_pitch(lines, paragraph)) is not None
    ]


def _is_centred(line: Line, column: Column) -> bool:
    return (
        abs(line.rect.center - column.centre) < _CENTRE
        and line.rect.x0 > column.left + 4
        and line.rect.x1 < column.right - 4
        and abs((line.rect.x0 - column.left) * MM_PER_POINT - 11.4) > 2.2
    )


def _at(one: float, other: float) -> bool:
    return abs(one - other) < _SAME_EDGE
