# SPDX-License-Identifier: LGPL-3.0-or-later
"""Appendices (Phụ lục I, mục III.1)."""

from collections.abc import Iterator, Sequence

from ..components import Components
from ..findings import Finding
from ..model import Piece
from ..roles import APPENDIX, Role
from .clauses import clause
from .roman import number_value

_CLAUSE = clause("III.1")
# Lines below the label in which its title and note stand.
_BELOW = 7


def check_appendices(found: Components) -> Iterator[Finding]:
    """Roman numbers in order, and a page of its own for each."""
    labels = found.of(Role.APPENDIX_LABEL)
    if not labels:
        return
    numbers = [_number(p) for p in labels]
    yield from _numbering(labels, numbers)
    yield from _order(labels, numbers)
    yield from _parts(labels, found)
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


def _parts(labels: Sequence[Piece], found: Components) -> Iterator[Finding]:
    """Below each its title, and the line that says to what it belongs."""
    for role, code, what in (
        (Role.APPENDIX_TITLE, "title", "tên phụ lục"),
        (Role.APPENDIX_NOTE, "note", "dòng “(Kèm theo …)”"),
    ):
        without = [p for p in labels if not _has_below(p, role, found)]
        if without:
            yield Finding(
                f"appendix_{code}.missing",
                _CLAUSE,
                f"Dưới “{without[0].text}” thiếu {what}.",
                tuple(p.place for p in without),
            )


def _has_below(label: Piece, role: Role, found: Components) -> bool:
    pieces = found.layout.pieces
    start = next(i for i, p in enumerate(pieces) if p is label) + 1
    for piece in pieces[start : start + _BELOW]:
        if found.role(piece) in (role, Role.APPENDIX_LABEL):
            return found.role(piece) is role
    return False


def _order(labels: Sequence[Piece], numbers: Sequence[str]) -> Iterator[Finding]:
    values = [number_value(n) for n in numbers]
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
