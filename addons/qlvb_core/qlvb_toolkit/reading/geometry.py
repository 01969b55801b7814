# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words and lines on a page, in points from the top left corner."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import Protocol

from ..text import fold, nfc

# Letters that look the same and stand in files of old typing programs.
_LOOK_ALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "\u00a0": " ", "\u200b": None})


# Points; words further apart in height than a band are not on one line.
_BAND = 20
# Share of the height of a word that a mark has (comma, point).
_MARK_SHARE = 0.35
_NEAR_BANDS = (-1, 0, 1)


def clean(text: str) -> str:
    """NFC, with one letter where several look the same (Đ)."""
    return nfc(text).translate(_LOOK_ALIKES)


@dataclass(frozen=True)
class Rect:
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def center(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2

    def turned(self, quarters: int, width: float, height: float) -> "Rect":
        """The same place after the page, of this size, is turned clockwise."""
        rect = self
        for _ in range(quarters % 4):
            rect = Rect(height - rect.y1, rect.x0, height - rect.y0, rect.x1)
            width, height = height, width
        return rect


def around(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around all of them; at least one must be given."""
    all_rects = list(rects)
    return Rect(
        min(r.x0 for r in all_rects),
        min(r.y0 for r in all_rects),
        max(r.x1 for r in all_rects),
        max(r.y1 for r in all_rects),
    )


@dataclass(frozen=True)
class Word:
    """``rect`` is upright, for the layout; ``place`` is where it stands on the page.

    ``start`` is the index of its first character in the text of a PDF page.
    """

    text: str
    rect: Rect
    place: Rect
    bold: bool | None = None
    confidence: float = 1.0
    start: int | None = None


@dataclass(frozen=True)
class Line:
    """Words from left to right on one base line."""

    words: tuple[Word, ...]

    @cached_property
    def rect(self) -> Rect:
        return around(word.rect for word in self.words)

    @cached_property
    def height(self) -> float:
        return median(word.rect.height for word in self.words)

    @cached_property
    def text(self) -> str:
        pieces = [self.words[0].text]
        for before, word in zip(self.words, self.words[1:], strict=False):
            gap = word.rect.x0 - before.rect.x1
            pieces.append(" " if gap > 0.1 * self.height else "")
            pieces.append(word.text)
        return " ".join("".join(pieces).split())

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def bold(self) -> bool | None:
        """Whether most letters are bold; None when the source does not tell."""
        known = [w for w in self.words if w.bold is not None]
        if not known:
            return None
        letters = sum(len(w.text) for w in known)
        return 2 * sum(len(w.text) for w in known if w.bold) > letters

    @property
    def confidence(self) -> float:
        letters = sum(len(word.text) for word in self.words)
        return sum(len(w.text) * w.confidence for w in self.words) / max(letters, 1)

    @property
    def is_upper(self) -> bool:
        """Whether its letters are capitals, but for a few misread ones."""
        letters = [c for c in self.text if c.isalpha()]
        upper = sum(c.isupper() for c in letters)
        return bool(letters) and upper >= 0.8 * len(letters)


class Scan(Protocol):
    """The picture of a page, of which parts can be recognised by themselves."""

    def look_closer(self, part: Rect) -> Iterator[list[Word]]:
        """What the part may say, looked at in one way after the other."""

    def read_block(self, part: Rect) -> list[Word]:
        """What the part says as one block of lines."""


@dataclass(frozen=True)
class Page:
    """A page as it is read: half of the sheet for two pages on one sheet.

    ``index`` is that of the sheet in the file, ``sheet`` its width and height in
    points as shown; None for a file without fixed pages. ``scan`` recognises parts of
    a scanned page again.
    """

    index: int
    width: float
    height: float
    words: tuple[Word, ...]
    source: str
    sheet: tuple[float, float] | None
    scan: Scan | None = None


def join_words(words: Iterable[Word], gap: float) -> list[Line]:
    """Lines of words that follow within ``gap`` heights, from the top down."""
    lines: list[list[Word]] = []
    # Lines by the height on the page where their last word stands.
    bands: defaultdict[int, list[list[Word]]] = defaultdict(list)
    for word in sorted(words, key=lambda w: (w.rect.x0, w.rect.y0)):
        band = int(word.rect.middle // _BAND)
        near = [x for i in _NEAR_BANDS for x in bands[band + i]]
        line = _line_before(near, word, gap)
        if line is None:
            line = []
            lines.append(line)
        else:
            bands[int(line[-1].rect.middle // _BAND)].remove(line)
        line.append(word)
        bands[band].append(line)
    found = [Line(tuple(line)) for line in lines]
    return sorted(found, key=lambda line: (line.rect.middle, line.rect.x0))


def _line_before(
    lines: Sequence[list[Word]], word: Word, gap: float
) -> list[Word] | None:
    fitting = [line for line in lines if _follows(line[-1].rect, word.rect, gap)]
    return max(
        fitting, key=lambda line: _nearness(line[-1].rect, word.rect), default=None
    )


def _follows(last: Rect, rect: Rect, gap: float) -> bool:
    height = max(last.height, rect.height)
    overlap = min(last.y1, rect.y1) - max(last.y0, rect.y0)
    distance = rect.x0 - last.x1
    lowest = min(last.height, rect.height)
    if lowest < _MARK_SHARE * height and abs(distance) < 0.5 * height and overlap > 0:
        # A comma drawn by itself hangs below the line.
        return True
    return (
        overlap > 0.45 * lowest
        and abs(last.middle - rect.middle) < 0.5 * height
        and -0.7 * height < distance < gap * height
    )


def _nearness(last: Rect, rect: Rect) -> float:
    return -abs(last.middle - rect.middle) * 3 - abs(rect.x0 - last.x1)
