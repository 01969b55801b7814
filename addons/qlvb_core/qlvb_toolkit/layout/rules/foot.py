# SPDX-License-Identifier: LGPL-3.0-or-later
"""The address of the agency at the foot of the first page (Phụ lục I, mục III.4)."""

from collections.abc import Iterator, Sequence

from ..components import Components
from ..findings import Finding
from ..model import Piece
from ..roles import ADDRESS
from .clauses import clause

LOW, HIGH = 11.0, 12.0
_PRINTED, _WRITTEN = 0.35, 0.05


def check_foot(found: Components) -> Iterator[Finding]:
    """Upright small letters of 11 to 12 points under a line over the whole text."""
    pieces = found.layout.foot
    if not any(ADDRESS.search(p.text) for p in pieces):
        return
    slack = _PRINTED if found.layout.fixed else _WRITTEN
    wrong = [p for p in pieces if p.size and not _fits(p.size, slack)]
    if wrong:
        size = f"{wrong[0].size:g}".replace(".", ",")
        yield _finding(
            "size", f"Địa chỉ cơ quan đang để cỡ chữ {size}; phải từ 11 đến 12.", wrong
        )
    if styled := [p for p in pieces if p.italic or p.bold]:
        yield _finding("style", "Địa chỉ cơ quan phải là chữ đứng, không đậm.", styled)
    if not any(p.strokes for p in pieces):
        yield _finding(
            "line",
            "Phía trên địa chỉ cơ quan thiếu đường kẻ nét liền kéo dài hết chiều ngang "
            "của vùng trình bày văn bản.",
            pieces,
        )


def _fits(size: float, slack: float) -> bool:
    return LOW - slack <= size <= HIGH + slack


def _finding(aspect: str, message: str, pieces: Sequence[Piece]) -> Finding:
    return Finding(
        f"address.{aspect}",
        clause("III.4"),
        message,
        tuple(p.place for p in pieces),
        repairable=aspect != "line" and pieces[0].rect is None,
    )
