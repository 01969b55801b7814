# SPDX-License-Identifier: LGPL-3.0-or-later
"""Two pages on one sheet: each is read as a page."""

from dataclasses import replace

from .geometry import Page, Rect, Word

_LANDSCAPE = 1.2
# Share of the width around the middle that is empty between two pages.
_GUTTER = 0.02
_MIN_SIDE = 0.25


def pages_of_sheet(page: Page) -> list[Page]:
    """Both halves of a landscape sheet with an empty gutter, or the page itself."""
    if page.width < _LANDSCAPE * page.height or not page.words:
        return [page]
    middle = page.width / 2
    crossing = [
        word
        for word in page.words
        if word.rect.x0 < middle + _GUTTER * page.width
        and word.rect.x1 > middle - _GUTTER * page.width
    ]
    left = [w for w in page.words if w.rect.center < middle]
    right = [w for w in page.words if w.rect.center >= middle]
    smaller = min(len(left), len(right))
    if len(crossing) > 0.01 * len(page.words) or smaller < _MIN_SIDE * len(left):
        return [page]
    moved = tuple(_moved(word, middle) for word in right)
    return [
        replace(page, width=middle, words=tuple(left)),
        replace(page, width=middle, words=moved, scan=None),
    ]


def _moved(word: Word, shift: float) -> Word:
    rect = word.rect
    return replace(word, rect=Rect(rect.x0 - shift, rect.y0, rect.x1 - shift, rect.y1))
