# SPDX-License-Identifier: LGPL-3.0-or-later
"""Subject of a letter, under its number (NĐ 30/2020, Phụ lục I, ô 5b)."""

import re
from collections.abc import Sequence

from .geometry import Line, Page
from .stamps import is_signing_note
from .urgency import is_mark
from .values import EMPTY, Field
from .wording import field_of, subject_of

_MARK = re.compile(
    r"^[\W_]*(?:[vV]\s*[/iIíÍ1l|⁄\\.]\s*[vV]\b|[vV]\s*%\s*[vV]?(?=\s)|"
    r"VN\b|(?:V|v)ề việc\b)[\s:.]*"
)
_NEXT_PITCH = 2.4


def read_letter_subject(below_number: Sequence[Line], page: Page) -> Field:
    """The subject in the lines of the left column below the number."""
    lines = list(below_number)
    start = next((i for i, line in enumerate(lines) if _MARK.match(line.text)), None)
    weight = 0.97
    if start is None:
        start, weight = 0, 0.6
    taken: list[Line] = []
    for line in lines[start:]:
        if _ends(line, taken):
            break
        taken.append(line)
    text = _MARK.sub("", subject_of(taken, page), count=1)
    return field_of(text, taken, weight, page) if text else EMPTY


def _goes_on(last: Line, line: Line) -> bool:
    """Whether figures belong to the line before ("năm học 2024 - / 2025")."""
    near = line.rect.middle - last.rect.middle < _NEXT_PITCH * last.height
    return near and any(c.isdigit() for c in line.text)


def _ends(line: Line, taken: Sequence[Line]) -> bool:
    if is_mark(line) or is_signing_note(line):
        return True
    if not any(c.isalpha() for c in line.text):
        return bool(taken) and not _goes_on(taken[-1], line)
    if not taken:
        return False
    pitch = line.rect.middle - taken[-1].rect.middle
    usual = _NEXT_PITCH * max(line.height, taken[0].height)
    if len(taken) > 1:
        usual = min(usual, 1.6 * (taken[1].rect.middle - taken[0].rect.middle))
    return pitch > usual
