# SPDX-License-Identifier: LGPL-3.0-or-later
"""What others put on the page: the arrival stamp, notes of signing programs."""

import re
from collections.abc import Sequence

from .geometry import Line, Rect, Word, join_words

_ARRIVAL = re.compile(r"^\W*(cong van |van ban )?den\W*$")
_STAMP_LINE = re.compile(
    r"^\W*((cong van |van ban )?den\W*$|s[o06]\s*[:.]?\s*[\d.…_ ]*\W*$|ngay\s*[:.]|"
    r"gio\s*[:.]|chuyen\s*[:.]|luu ho so|so va ky hieu ho so|ngay\s*[\d./…_ -]*$)"
)
_SIGNING_NOTE = re.compile(
    r"^\W*(ky boi|nguoi ky|digitally signed|signature|ngay ky|thoi gian ky|gio ky|"
    r"email|co quan\s*:|to chuc\s*:|date\s*:|reason|location|ky so|da ky|"
    r"signed by|signing|chung thu so|thoi diem ky|not verified|xac thuc|\d\d:\d\d|"
    r"ly do\s*:|noi ky\s*:|timestamp|dau thoi gian|\S+@\S+)"
)


def without_arrival_stamp(words: Sequence[Word]) -> list[Word]:
    """The words but those of the ĐẾN stamp (NĐ 30/2020, Phụ lục IV)."""
    lines = join_words(words, 1.2)
    dropped: set[int] = set()
    for arrival in (line for line in lines if _is_arrival(line)):
        dropped |= _stamp_words(arrival, lines)
    return [word for word in words if id(word) not in dropped]


def is_signing_note(line: Line) -> bool:
    """Whether a signing program wrote the line, not the author."""
    return bool(_SIGNING_NOTE.match(line.folded))


def _is_arrival(line: Line) -> bool:
    return bool(_ARRIVAL.match(line.folded)) and line.is_upper


def _stamp_words(arrival: Line, lines: Sequence[Line]) -> set[int]:
    """35 by 50 mm around the word ĐẾN (points: 142 wide, 99 high)."""
    place = arrival.rect
    reach = Rect(place.x0 - 142, place.y0 - 30, place.x1 + 142, place.y1 + 99)
    marked = [
        x for x in lines if _inside(x.rect, reach) and _STAMP_LINE.match(x.folded)
    ]
    has_rows = any(x is not arrival for x in marked)
    return {id(w) for x in (marked if has_rows else [arrival]) for w in x.words}


def _inside(rect: Rect, reach: Rect) -> bool:
    return reach.x0 < rect.center < reach.x1 and reach.y0 < rect.middle < reach.y1
