# SPDX-License-Identifier: LGPL-3.0-or-later
"""The left column of a scanned head, recognised a second time by itself.

Side by side with the nation's name its short lines are easily lost or cut.
"""

from dataclasses import replace

from .geometry import Page, Rect, Word
from .header import Head

# Points around the column; pages lie askew.
_MARGIN = 12.0
_LONGEST = 260.0


def with_left_read_again(page: Page, head: Head) -> Page | None:
    """The page with the words of its left column as they read alone, if it is a scan.

    None when there is no such column, or nothing is read there.
    """
    part = _left_column(head)
    if page.scan is None or part is None:
        return None
    again = [word for word in page.scan.read_block(part) if _inside(word, part)]
    if not again:
        return None
    others = [word for word in page.words if not _inside(word, part)]
    return replace(page, words=(*others, *again))


def _left_column(head: Head) -> Rect | None:
    if head.nation is None or not head.left:
        return None
    left = [line.rect for line in head.left]
    right = head.nation.rect.x0 - 2
    top = min(min(rect.y0 for rect in left), head.nation.rect.y0) - _MARGIN
    bottom = min(max(rect.y1 for rect in left) + _MARGIN, top + _LONGEST)
    x0 = max(0.0, min(rect.x0 for rect in left) - 3 * _MARGIN)
    return Rect(x0, top, right, bottom) if right - x0 > 80 else None


def _inside(word: Word, part: Rect) -> bool:
    rect = word.rect
    return part.x0 <= rect.center < part.x1 and part.y0 <= rect.middle < part.y1
