# SPDX-License-Identifier: LGPL-3.0-or-later
"""Urgency mark that stands alone in the head (NĐ 30/2020, Phụ lục I, ô 10b)."""

from collections.abc import Sequence

from .geometry import Line, Page
from .values import EMPTY, Field
from .vocabulary import URGENCIES, letters
from .wording import field_of

_MARKS = {letters(name): name for name in URGENCIES} | {"hoatochengio": "Hỏa tốc"}


def read_urgency(lines: Sequence[Line], page: Page) -> Field:
    """The first mark among lines of the head, or "Độ khẩn: ..."."""
    for line in lines:
        if name := _mark(line):
            return field_of(name, [line], 0.97, page)
    return EMPTY


def is_mark(line: Line) -> bool:
    """Whether the line is an urgency mark and nothing else."""
    return bool(_mark(line))


def _mark(line: Line) -> str:
    said = letters(line.text)
    if said.startswith("dokhan"):
        return _MARKS.get(said.removeprefix("dokhan"), "")
    # Small letters may say another word ("khăn"); recognition confuses the tones.
    if said == "khan" and not line.is_upper:
        return ""
    return _MARKS.get(said, "") if line.is_upper else ""
