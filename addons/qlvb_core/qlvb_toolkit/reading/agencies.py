# SPDX-License-Identifier: LGPL-3.0-or-later
"""The issuing agency and the one above it (NĐ 30/2020, Phụ lục I, ô 2)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .geometry import Line, Page, Rect, Word
from .stamps import is_signing_note
from .values import EMPTY, Field
from .vocabulary import (
    MOTTO,
    NATION,
    PARTY,
    URGENCIES,
    begins_body,
    is_open_name,
    letters,
    likeness,
)
from .wording import field_of, name_of

_URGENT = {letters(name) for name in URGENCIES} | {"hoatochengio"}
_LIKE = 0.85
# How sure a name is of which only the kind of the body was read ("TRƯỜNG").
_FRAGMENT = 0.4
# Where a company can be reached, printed under its name.
_CONTACT = re.compile(
    r"\b(dt|tel|fax|mst|hotline|website|email|e-mail|dien thoai|dia chi|ma so thue|dc)"
    r"\s*[:.]|\bwww\.|@|\d{4}[ .]?\d{3}"
)
_DASHES = ("-", "–")
_SUBJECT = re.compile(r"^[\W_]*v\s*[/i1l]\s*v\b|^ve viec\b")


def read_agencies(left: Sequence[Line], page: Page) -> tuple[Field, Field]:
    """Agency and parent agency from the left column above the number."""
    # Of a scan a dash that stands alone is a speck.
    lines = _name_lines(left if page.source == "ocr" else _with_dashes(left))
    if not lines:
        return EMPTY, EMPTY
    start, weight = _start_of_agency(lines)
    if is_open_name(" ".join(line.folded for line in lines[start:])):
        weight *= _FRAGMENT
    parent = lines[_start_of_parent(lines[:start]) : start]
    return (
        field_of(name_of(lines[start:], page), lines[start:], weight, page),
        field_of(name_of(parent, page), parent, weight, page),
    )


def _name_lines(left: Sequence[Line]) -> list[Line]:
    lines = [line for line in left if _may_name(line)]
    upper = [line for line in lines if line.is_upper]
    return upper or lines


def _with_dashes(left: Sequence[Line]) -> list[Line]:
    """The lines; a dash between two bodies that stands alone ends the one before."""
    found: list[Line] = []
    for line in left:
        if found and line.text in _DASHES:
            found[-1] = _ended_by(found[-1], line.words[0])
        else:
            found.append(line)
    return found


def _ended_by(line: Line, dash: Word) -> Line:
    """The line with the dash behind its last word."""
    last = line.words[-1].rect
    start = last.x1 + 0.3 * last.height
    place = Rect(start, last.y0, start + dash.rect.width, last.y1)
    return Line((*line.words, replace(dash, rect=place)))


def _may_name(line: Line) -> bool:
    if sum(c.isalpha() for c in line.text) < 2 or is_signing_note(line):
        return False
    if _CONTACT.search(line.folded):
        return False
    said = letters(line.text)
    if any(likeness(said, known) > _LIKE for known in (NATION, MOTTO, PARTY)):
        return False
    return said not in _URGENT and not _SUBJECT.match(line.folded)


def _start_of_agency(lines: Sequence[Line]) -> tuple[int, float]:
    """Index of the agency's first line: bold tells (13 in the annex), else words."""
    bold = [line.bold for line in lines]
    if bold[-1] and False in bold:
        first = len(bold) - bold[::-1].index(False)
        above = lines[_start_of_parent(lines[:first]) : first]
        parted = not is_open_name(_said(above))
        if parted and all(bold[first:]) and not any(bold[:first]):
            return first, 0.99
    starts = _starts(lines)
    return (starts[-1], 0.95 if len(starts) < 3 else 0.85)


def _start_of_parent(lines: Sequence[Line]) -> int:
    return _starts(lines)[-1] if lines else 0


def _starts(lines: Sequence[Line]) -> list[int]:
    """Indexes of the lines that begin a body."""
    starts = [0]
    for index in range(1, len(lines)):
        if begins_body(lines[index].text, _said(lines[starts[-1] : index])):
            starts.append(index)
    return starts


def _said(lines: Sequence[Line]) -> str:
    return " ".join(line.folded for line in lines)
