# SPDX-License-Identifier: LGPL-3.0-or-later
"""Marks of urgency and circulation (Phụ lục I, mục III.2)."""

from collections.abc import Iterator

from ..components import Components
from ..findings import Finding
from ..model import Frame, Piece
from ..roles import Role, mark
from .clauses import clause

SIZES = {"Hỏa tốc": (30, 8), "Thượng khẩn": (40, 8), "Khẩn": (20, 8)}
_CLAUSE = clause("III.2")
# Millimetres: the thickness of the line, and sizes that were typed in centimetres.
_TOLERANCE = 1.6
RED = "FF0000"


def check_marks(found: Components) -> Iterator[Finding]:
    """The frame, its size and the colour of marks."""
    for piece in found.of(Role.URGENCY):
        yield from _frame(piece, found)
        yield from _colour(piece, found)
    for piece in found.of(Role.CIRCULATION):
        if piece.frame is None:
            yield _finding(
                "circulation.frame",
                "Chỉ dẫn phạm vi lưu hành phải đặt trong khung viền đơn.",
                piece,
                "",
            )


def _frame(piece: Piece, found: Components) -> Iterator[Finding]:
    name = mark(piece.text)
    width, height = SIZES[name]
    frame = piece.frame
    if frame is None:
        yield _finding(
            "urgency.frame",
            "Dấu chỉ mức độ khẩn phải đặt trong khung chữ nhật viền đơn "
            f"{width} × {height} mm.",
            piece,
            "",
        )
        return
    if _differs(frame.width, width) or _differs(frame.height, height):
        now = f"{_said(frame.width)} × {_said(frame.height)} mm"
        yield _finding(
            "urgency.box",
            f"Khung dấu “{piece.text}” đang là {now}; phải là {width} × {height} mm.",
            piece,
            now,
            repairable=_is_cell(frame) and not found.layout.fixed,
        )


def _is_cell(frame: Frame) -> bool:
    return frame.width is not None


def _colour(piece: Piece, found: Components) -> Iterator[Finding]:
    colours = [s.look.colour for s in piece.spans if s.letters]
    border = piece.frame.colour if piece.frame else None
    if not all(map(_is_red, colours)) or (border and not _is_red(border)):
        yield _finding(
            "urgency.colour",
            "Dấu chỉ mức độ khẩn phải màu đỏ tươi (chữ và khung).",
            piece,
            colours[0] if colours else "",
            repairable=not found.layout.fixed,
        )


def _is_red(colour: str) -> bool:
    try:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    except ValueError:
        return True
    return red >= 0xB0 and green <= 0x60 and blue <= 0x60


def _differs(measured: float | None, wanted: float) -> bool:
    return measured is not None and abs(measured - wanted) > _TOLERANCE


def _said(length: float | None) -> str:
    return "?" if length is None else f"{length:g}".replace(".", ",")


def _finding(
    code: str, message: str, piece: Piece, measured: str, *, repairable: bool = False
) -> Finding:
    return Finding(
        code, _CLAUSE, message, (piece.place,), measured, repairable=repairable
    )
