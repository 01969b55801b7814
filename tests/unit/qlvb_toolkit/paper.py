# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pages for the reader made of lines at places, as a typist would set them."""

from collections.abc import Sequence

from qlvb_toolkit.reading.geometry import Page, Rect, Word, clean

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, CENTRE = 165.0, 425.0, 315.0
_LETTER = 5.6
_SIZE = 14.0
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", RIGHT, 60)
MOTTO = ("Độc lập - Tự do - Hạnh phúc", RIGHT, 76)
DATE = ("Hưng Yên, ngày 21 tháng 9 năm 2025", RIGHT, 112)

Placed = tuple[str, float, float]


def words(
    text: str, centre: float, y: float, *, bold: bool | None = None
) -> list[Word]:
    """The words of a line centred at a place in points."""
    pieces = text.split()
    x = centre - (len(text) * _LETTER) / 2
    found = []
    for piece in pieces:
        rect = Rect(x, y, x + len(piece) * _LETTER, y + _SIZE)
        found.append(Word(clean(piece), rect, rect, bold))
        x = rect.x1 + _LETTER
    return found


def page(*lines: Placed, source: str = "text", index: int = 0) -> Page:
    """A page of A4 with these lines: text, centre, top."""
    found = [word for line in lines for word in words(*line)]
    return Page(index, WIDTH, HEIGHT, tuple(found), source, (WIDTH, HEIGHT))


def letter(*left: str, rest: Sequence[Placed] = ()) -> Page:
    """A first page with these lines in the left column, one every 17 points."""
    lines = [(text, LEFT, 60 + 17.0 * row) for row, text in enumerate(left)]
    return page(NATION, MOTTO, DATE, *lines, *rest)
