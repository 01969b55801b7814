# SPDX-License-Identifier: LGPL-3.0-or-later
"""Addressees after "Kính gửi" (NĐ 30/2020, Phụ lục I, ô 9a)."""

import re
from collections.abc import Sequence

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


def read_addressees(body: Sequence[Line], page: Page) -> Field:
    """All addressees, one per line of the value."""
    for index, line in enumerate(body):
        label = _LABEL.match(line.text)
        if label:
            taken = [line, *_following(line, body[index + 1 :])]
            return field_of("\n".join(_names(taken)), taken, 0.96, page)
    return EMPTY


def _following(label: Line, below: Sequence[Line]) -> list[Line]:
    taken: list[Line] = []
    last = label
    listed = _LABEL.sub("", label.text).strip() == ""
    for line in below:
        if not _belongs(line, last, label, taken, listed):
            break
        taken.append(line)
        last = line
        listed = listed or bool(_BULLET.match(line.text))
    return taken


def _belongs(
    line: Line, last: Line, label: Line, taken: Sequence[Line], listed: bool
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
    return not _BODY.match(line.folded) and _stands_below(line, label)


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
