# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is printed at the foot of the first page of a PDF."""

from collections.abc import Sequence

from ..reading.geometry import Line, Rect
from .roles import ADDRESS

# Shares of the page: where a foot begins at most, and how wide the line over it is.
_LOW, _WIDE = 0.86, 0.6
# Points between the text and the foot, and between this and its line.
_APART, _NEAR = 20.0, 18.0


def foot_lines(lines: Sequence[Line], height: float) -> list[Line]:
    """The lines of the agency's address, apart from the text above."""
    low = [line for line in lines if line.rect.y0 > _LOW * height]
    if not any(ADDRESS.search(line.text) for line in low):
        return []
    found: list[Line] = []
    for line in reversed(lines):
        if found and found[0].rect.y0 - line.rect.y1 > _APART:
            return found
        found.insert(0, line)
    return []


def line_over(foot: Sequence[Line], across: Sequence[Rect], width: float) -> bool:
    """Whether a line over the whole text stands above the foot."""
    top = foot[0].rect.y0
    return any(a.width > _WIDE * width and 0 <= top - a.y0 + 2 < _NEAR for a in across)
