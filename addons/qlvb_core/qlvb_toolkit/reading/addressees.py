# SPDX-License-Identifier: LGPL-3.0-or-later
"""Addressees after "Kính gửi" (NĐ 30/2020, Phụ lục I, ô 9a)."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from statistics import median

from .geometry import Line, Page
from .values import EMPTY, Field
from .wording import field_of

_LABEL = re.compile(
    r"^[\W_]*k[ií]nh\s+(?:g[ửứừữựưuùúủũụởơ]i|tr[ìi]nh)\s*[:;.,]*\s*", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*[-–—+•*·]\s*")
_END_MARKS = " ;.,:/"
_BODY = re.compile(
    r"^(can cu|thuc hien|theo |ngay |de |tiep |nham |phuc dap|tra loi|qua |xet|"
    r"hom nay|trong thoi gian|sau khi|vua qua|hien nay|[ivx]+\. |\d+\. )"
)

# Shares of the page's width: a line of the text, and where it ends if there is none.
_WIDE_SHARE, _EDGE_SHARE = 0.6, 0.92
# How much further a new paragraph stands from a line than the lines in it.
_APART = 1.15


def read_addressees(body: Sequence[Line], page: Page) -> Field:
    """All addressees, one per line of the value."""
    edge = _right_edge(body, page)
    for index, line in enumerate(body):
        label = _LABEL.match(line.text)
        if label:
            taken = [line, *_following(line, body[index + 1 :], edge)]
            return field_of("\n".join(_names(taken)), taken, 0.96, page)
    return EMPTY


def _right_edge(body: Sequence[Line], page: Page) -> float:
    """Where the lines of the text end."""
    wide = [line.rect.x1 for line in body if line.rect.width > _WIDE_SHARE * page.width]
    return median(wide) if wide else _EDGE_SHARE * page.width


def _following(label: Line, below: Sequence[Line], edge: float) -> list[Line]:
    taken: list[Line] = []
    last = label
    listed = _LABEL.sub("", label.text).strip() == ""
    for line, after in zip_longest(below, below[1:]):
        if after and (taken or not listed) and _begins_text(last, line, after):
            break
        if not _belongs(line, last, label, taken, listed, edge):
            break
        taken.append(line)
        last = line
        listed = listed or bool(_BULLET.match(line.text))
    return taken


def _belongs(
    line: Line,
    last: Line,
    label: Line,
    taken: Sequence[Line],
    listed: bool,
    edge: float,
) -> bool:
    pitch = line.rect.middle - last.rect.middle
    if pitch < 0.3 * last.height:
        return True
    if pitch > 3.2 * max(line.height, last.height):
        return False
    if listed and not taken:
        return True
    if _ended(last.text):
        return False
    if _BULLET.match(line.text):
        return _stands_below(line, label)
    if _BODY.match(line.folded) or not _stands_below(line, label):
        return False
    return last.text.rstrip().endswith(";") or _goes_on(last, line, edge)


def _begins_text(last: Line, line: Line, after: Line) -> bool:
    """Whether a paragraph begins: set apart from the line before, its second line not
    indented."""
    if after.rect.x0 > line.rect.x0 - 0.8 * line.height:
        return False
    apart = line.rect.middle - last.rect.middle
    return apart > _APART * (after.rect.middle - line.rect.middle)


def _goes_on(last: Line, line: Line, edge: float) -> bool:
    """Whether a name goes on: it filled its line, or was broken by hand to stand
    below the beginning or the middle of what is before it."""
    height = line.height
    if last.rect.x1 + line.words[0].rect.width + 0.5 * height > edge:
        return True
    if abs(line.rect.x0 - _start_of_name(last)) < 0.7 * height:
        return True
    centred = abs(line.rect.center - last.rect.center) < height
    return centred and line.rect.x1 < edge - height


def _start_of_name(line: Line) -> float:
    """Where the name begins behind the label or the bullet."""
    words = line.words
    skipped = 2 if _LABEL.match(line.text) else 0
    skipped += bool(words[skipped:]) and not any(
        c.isalnum() for c in words[skipped].text
    )
    return words[min(skipped, len(words) - 1)].rect.x0


def _stands_below(line: Line, label: Line) -> bool:
    """Whether it begins right of the label, or is centred below it."""
    centred = abs(line.rect.center - label.rect.center) < label.height
    return centred or line.rect.x0 > label.rect.x0 - 12


def _ended(text: str) -> bool:
    return text.rstrip().endswith((".", "./.")) and not text.rstrip().endswith(
        ("TP.", "Tp.", "P.", "v.v.")
    )


def _names(lines: Sequence[Line]) -> list[str]:
    names: list[str] = []
    joins = False
    for index, line in enumerate(lines):
        text = _LABEL.sub("", line.text) if index == 0 else line.text
        bullet = _BULLET.match(text)
        text = _BULLET.sub("", text).strip()
        if not text:
            continue
        if joins and not bullet:
            names[-1] = f"{names[-1]} {text}"
        else:
            names.append(text)
        joins = not text.endswith(";")
    apart = [piece for name in names for piece in name.split(";")]
    return [name for piece in apart if (name := piece.strip(_END_MARKS))]
