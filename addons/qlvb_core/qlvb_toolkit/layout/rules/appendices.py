# SPDX-License-Identifier: LGPL-3.0-or-later
"""Appendices (Phụ lục I, mục III.1)."""

import re
from collections.abc import Iterator, Sequence

from ..components import Components
from ..findings import Finding
from ..model import Piece
from ..roles import APPENDIX, Role
from .clauses import clause

_CLAUSE = clause("III.1")
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def check_appendices(found: Components) -> Iterator[Finding]:
    """Roman numbers in order, and a page of its own for each."""
    labels = found.of(Role.APPENDIX_LABEL)
    if not labels:
        return
    numbers = [_number(p) for p in labels]
    yield from _numbering(labels, numbers)
    yield from _order(labels, numbers)
    shared = [p for p in labels if not p.opens_page and p is not found.layout.pieces[0]]
    if shared:
        yield Finding(
            "appendix.page",
            _CLAUSE,
            "Mỗi phụ lục phải bắt đầu ở trang riêng.",
            tuple(p.place for p in shared),
            repairable=not found.layout.fixed,
        )


def _numbering(labels: Sequence[Piece], numbers: Sequence[str]) -> Iterator[Finding]:
    arabic = [p for p, n in zip(labels, numbers, strict=True) if n.isdigit()]
    if arabic:
        yield Finding(
            "appendix.number",
            _CLAUSE,
            f"“{arabic[0].text}”: số thứ tự phụ lục phải ghi bằng chữ số La Mã.",
            tuple(p.place for p in arabic),
            arabic[0].text,
        )
    bare = [p for p, n in zip(labels, numbers, strict=True) if not n]
    if bare and len(labels) > 1:
        yield Finding(
            "appendix.unnumbered",
            _CLAUSE,
            "Văn bản có từ hai phụ lục trở lên phải đánh số thứ tự phụ lục.",
            tuple(p.place for p in bare),
        )


def _order(labels: Sequence[Piece], numbers: Sequence[str]) -> Iterator[Finding]:
    values = [_value(n) for n in numbers]
    if len(values) < 2 or 0 in values:
        return
    wrong = [
        p
        for p, v, wanted in zip(labels, values, range(1, len(values) + 1), strict=True)
        if v != wanted
    ]
    if wrong:
        yield Finding(
            "appendix.order",
            _CLAUSE,
            f"Số thứ tự phụ lục không liên tục từ I (“{wrong[0].text}”).",
            tuple(p.place for p in wrong),
            wrong[0].text,
        )


def _number(piece: Piece) -> str:
    match = APPENDIX.match(piece.text)
    return (match.group("number") or "").upper() if match else ""


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    if not number or not _ROMAN.fullmatch(number):
        return 0
    total = 0
    for letter, after in zip(number, [*number[1:], None], strict=True):
        value = _VALUES[letter]
        total += -value if after and _VALUES[after] > value else value
    return total
