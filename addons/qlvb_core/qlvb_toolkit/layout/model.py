# SPDX-License-Identifier: LGPL-3.0-or-later
"""A document as it is set: pieces of text with their looks, pages, drawn lines.

Lengths are in millimetres, sizes and gaps between lines in points.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TypeVar

from ..reading.geometry import Rect
from ..reading.values import Box
from ..text import fold

MM_PER_POINT = 25.4 / 72
_T = TypeVar("_T")


class Zone(Enum):
    """Where a piece stands: in one of two columns side by side, or over both."""

    LEFT = "left"
    RIGHT = "right"
    FULL = "full"


class Align(Enum):
    LEFT = "trái"
    CENTRE = "giữa"
    RIGHT = "phải"
    JUSTIFIED = "đều hai bên"


@dataclass(frozen=True)
class Look:
    """How letters look; ``colour`` is RRGGBB. ``size`` is None when it is unknown."""

    font: str = ""
    size: float | None = None
    bold: bool = False
    italic: bool = False
    colour: str = "000000"
    underlined: bool = False
    raised: bool = False


@dataclass(frozen=True)
class Span:
    text: str
    look: Look

    @cached_property
    def letters(self) -> int:
        return sum(c.isalnum() for c in self.text)


@dataclass(frozen=True)
class Place:
    """A rectangle of a page of a PDF, or a paragraph of a DOCX, all from 0."""

    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set; None is what the file does not tell.

    ``first`` is the indent of its first line, ``spacing`` a multiple of a single line.
    """

    align: Align | None = None
    first: float | None = None
    left: float = 0.0
    before: float | None = None
    after: float | None = None
    spacing: float | None = None
    numbered: bool = False


@dataclass(frozen=True)
class Stroke:
    """A horizontal line under a text; ``length`` is None when it is not told."""

    length: float | None
    solid: bool = True
    width: float | None = None


@dataclass(frozen=True)
class Frame:
    """A border all around a text; what the file does not tell is None."""

    width: float | None = None
    height: float | None = None
    colour: str | None = None
    place: Place | None = None


# Compared by identity: two pieces may say the same.
@dataclass(frozen=True, eq=False)
class Piece:
    """One line of the file: a paragraph of a DOCX up to a line break, a line of a PDF.

    ``block`` numbers what belongs together (a table, the head of a page); pieces of
    LEFT and RIGHT in one block stand side by side. ``rect`` is in points of the page.
    ``row`` numbers the rows of a table, ``above`` counts the empty lines over it.
    """

    spans: tuple[Span, ...]
    zone: Zone
    block: int
    place: Place
    sheet: int
    setting: Setting = Setting()
    rect: Rect | None = None
    frame: Frame | None = None
    strokes: tuple[Stroke, ...] = ()
    opens_page: bool = False
    first: bool = True
    row: int = 0
    above: int = 0

    @cached_property
    def text(self) -> str:
        return " ".join("".join(span.text for span in self.spans).split())

    @cached_property
    def raw(self) -> str:
        return "".join(span.text for span in self.spans)

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def letters(self) -> int:
        return sum(span.letters for span in self.spans)

    @cached_property
    def size(self) -> float | None:
        """The size of most letters."""
        return _most((s.look.size, s.letters) for s in self._plain if s.look.size)

    @cached_property
    def bold(self) -> bool:
        return bool(_most((s.look.bold, s.letters) for s in self._plain))

    @cached_property
    def italic(self) -> bool:
        return bool(_most((s.look.italic, s.letters) for s in self._plain))

    @cached_property
    def upper(self) -> bool:
        """Whether its letters are capitals."""
        letters = [c for c in self.text if c.isalpha()]
        return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)

    @cached_property
    def _plain(self) -> tuple[Span, ...]:
        plain = tuple(s for s in self.spans if not s.look.raised and s.letters)
        return plain or self.spans


@dataclass(frozen=True)
class Sheet:
    """A section of a DOCX or a page of a PDF; margins are None when not told.

    ``restarts`` tells that a section counts its pages anew, from 1.
    """

    width: float
    height: float
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    place: Place = Place()
    restarts: bool = False

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True)
class PageNumber:
    """The number of a page, or the field that prints it on the pages of a section.

    ``on_first`` tells whether the first page of the document shows it, ``arabic``
    whether it is printed in Arabic figures.
    """

    align: Align | None
    at_top: bool
    look: Look
    on_first: bool
    place: Place
    text: str = ""
    arabic: bool = True


@dataclass(frozen=True)
class Layout:
    """``pages`` is how many pages it has at least; ``loose`` counts the drawn lines
    and pictures of which it is not told under which text they stand; ``foot`` is what
    stands below the text of the first page; ``adds_gaps`` as ``gap`` says."""

    fixed: bool
    sheets: tuple[Sheet, ...]
    pieces: tuple[Piece, ...]
    numbers: tuple[PageNumber, ...] = ()
    pages: int = 1
    loose: int = 0
    foot: tuple[Piece, ...] = ()
    adds_gaps: bool = False

    def gap(self, above: Piece, below: Piece) -> float | None:
        """Points between two paragraphs, None when it is not told.

        Of the gaps after the one and before the other the larger counts
        (ECMA-376-1, 17.3.1.33), but in files that keep the way of old programs.
        """
        before = below.setting.before
        if before is None or self.fixed:
            return before
        gaps = before, above.setting.after or 0.0
        return sum(gaps) if self.adds_gaps else max(gaps)


def _most(weighed: Iterable[tuple[_T, int]]) -> _T | None:
    counts: Counter[_T] = Counter()
    for value, weight in weighed:
        counts[value] += weight
    return counts.most_common(1)[0][0] if counts else None
