# SPDX-License-Identifier: LGPL-3.0-or-later
"""The head of the first page: two columns above the title or the addressees.

NĐ 30/2020/NĐ-CP, Phụ lục I, phần IV: ô 1 (the nation's name) on the right tells where
the columns part; ô 2, 3 and 5b stand left of it, ô 4 below it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from .dates import DATE_HINT, date_start
from .geometry import Line, Page, Word, join_words
from .stamps import without_arrival_stamp
from .title import type_at
from .vocabulary import MOTTO, NATION, PARTY, letters, likeness, may_be_like

# In heights of a word: wider gaps part texts that stand side by side.
COLUMN_GAP = 1.7
_HEAD_SHARE = 0.62
_LIKE = 0.74
# Share of the width: what is centred left of it stands in the left column.
_LEFT_SHARE = 0.42
_ADDRESSEE = re.compile(r"^\W*kinh (gui|goi|trinh)\b")


@dataclass(frozen=True)
class Head:
    """Lines of the left and right column, and those that follow below both."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    body: tuple[Line, ...]
    nation: Line | None
    em: float


def find_head(page: Page) -> Head:
    """Part the first page into its head and what follows."""
    words = without_arrival_stamp(page.words)
    lines = join_words(words, COLUMN_GAP)
    em = median(w.rect.height for w in words) if words else 1.0
    nation = _nation(lines, page)
    floor = _floor(lines, page, nation)
    boundary = nation.rect.x0 if nation else page.width * 0.46
    if nation and _is_centred(nation, lines, page):
        boundary = page.width
    head = [line for line in lines if line.rect.middle < floor]
    left, right = _columns(head, boundary, page.width)
    body = tuple(line for line in lines if line.rect.middle >= floor)
    return Head(_rows(left), _rows(right), body, nation, em)


def _rows(words: Sequence[Word]) -> tuple[Line, ...]:
    return tuple(join_words(words, 40.0))


def _nation(lines: Sequence[Line], page: Page) -> Line | None:
    upper = [line for line in lines if line.rect.middle < page.height * _HEAD_SHARE]
    for target in (NATION, PARTY, MOTTO):
        parts = (_part_like(line, target) for line in upper)
        if found := next(filter(None, parts), None):
            return found
    return None


def _part_like(line: Line, target: str) -> Line | None:
    """The end of a line that says ``target``, or the first part of it."""
    start = _start_of(line, target)
    return None if start is None else Line(line.words[start:])


def _start_of(line: Line, target: str) -> int | None:
    """Index of the word from which on the line says ``target`` best."""
    best: tuple[float, int] = (0.0, 0)
    for start in range(len(line.words)):
        if not letters(line.words[start].text):
            # A dash at the end of the left column.
            continue
        said = letters(" ".join(word.text for word in line.words[start:]))
        if len(said) < 0.6 * len(target):
            break
        if may_be_like(said, target[: len(said) + 2], _LIKE):
            best = max(best, (likeness(said, target[: len(said) + 2]), -start))
    return -best[1] if best[0] > _LIKE else None


def _is_centred(nation: Line, lines: Sequence[Line], page: Page) -> bool:
    """Whether the nation's name heads the whole page, as on minutes and contracts."""
    beside = any(
        line.rect.x1 < nation.rect.x0
        and abs(line.rect.middle - nation.rect.middle) < 5 * nation.height
        and sum(c.isalpha() for c in line.text) > 3
        for line in lines
    )
    return not beside and abs(nation.rect.center - page.width / 2) < 0.09 * page.width


def _floor(lines: Sequence[Line], page: Page, nation: Line | None) -> float:
    """Where the head ends: at the title, the addressees or below the date."""
    top = nation.rect.middle if nation else 0.0
    limit = page.height * 0.72
    for line in lines:
        if top < line.rect.middle < limit and _ends_head(line, page, nation):
            return line.rect.y0
    dates = [
        x.rect.y1 for x in lines if DATE_HINT.search(x.folded) and x.rect.middle < limit
    ]
    below = min(dates, default=page.height * 0.3)
    for line in lines:
        wide = line.rect.width > 0.55 * page.width
        if line.rect.y0 > below and wide and not line.is_upper:
            return line.rect.y0
    return page.height * 0.5


def _ends_head(line: Line, page: Page, nation: Line | None) -> bool:
    if _ADDRESSEE.match(line.folded):
        return True
    found = type_at(line)
    if found is None:
        return False
    if (
        nation
        and line.rect.x1 < nation.rect.x0
        and line.rect.center < _LEFT_SHARE * (page.width)
    ):
        return False
    return abs(line.rect.center - page.width / 2) < 0.16 * page.width


def _columns(
    lines: Sequence[Line], boundary: float, width: float
) -> tuple[list[Word], list[Word]]:
    left: list[Word] = []
    right: list[Word] = []
    for line in lines:
        cut = _cut(line, boundary, width)
        left += line.words[:cut]
        right += line.words[cut:]
    return left, right


def _cut(line: Line, boundary: float, width: float) -> int:
    """How many words of the line belong to the left column."""
    if line.rect.x1 <= boundary:
        return len(line.words)
    for target in (NATION, PARTY):
        if (start := _start_of(line, target)) is not None:
            return start
    if (start := date_start(line)) is not None and line.rect.x0 < boundary:
        return start
    gaps = [
        (word.rect.x0 - before.rect.x1, index)
        for index, (before, word) in enumerate(
            zip(line.words, line.words[1:], strict=False), 1
        )
        if abs((word.rect.x0 + before.rect.x1) / 2 - boundary) < 0.13 * width
    ]
    widest = max(gaps, default=(0.0, 0))
    if line.rect.x0 < boundary and widest[0] > 0.6 * line.height:
        return widest[1]
    return len(line.words) if line.rect.center < boundary else 0
