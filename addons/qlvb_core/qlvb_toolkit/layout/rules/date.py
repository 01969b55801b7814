# SPDX-License-Identifier: LGPL-3.0-or-later
"""Place and date of issue (Phụ lục I, mục II.4)."""

import calendar
import re
from collections.abc import Iterator

from ..components import Components
from ..findings import Finding
from ..model import Piece
from ..roles import Role
from .clauses import clause

DAY = re.compile(r"\bngày[\s\u00a0]*(\d{1,2})(?!\d)", re.IGNORECASE)
MONTH = re.compile(r"\btháng[\s\u00a0]*(\d{1,2})(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm[\s\u00a0]*(\d{4})(?!\d)", re.IGNORECASE)
_NUMERIC = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")
_PLACE = re.compile(r"^(?P<place>.*?)\s*(?P<comma>,?)\s*ngày\b", re.IGNORECASE)


_SHORT_YEAR = re.compile(r"\bnăm\s+\d{1,3}\s*$", re.IGNORECASE)


def check_date(found: Components) -> Iterator[Finding]:
    """Leading zeros, the comma, capitals of the place, and the words."""
    piece = found.first(Role.DATE)
    if piece is None or "{" in piece.text:
        return
    if _NUMERIC.search(piece.text):
        yield _finding(
            piece,
            "words",
            "Thời gian phải ghi đầy đủ “ngày … tháng … năm …”.",
            found,
            repairable=False,
        )
        return
    if year := _SHORT_YEAR.search(piece.text):
        yield _finding(
            piece,
            "year",
            f"Năm phải ghi đủ bốn chữ số, đang ghi “{year.group()}”.",
            found,
            repairable=False,
        )
    yield from _zeros(piece, found)
    yield from _existence(piece, found)
    yield from _place(piece, found)


def _zeros(piece: Piece, found: Components) -> Iterator[Finding]:
    day, month = DAY.search(piece.text), MONTH.search(piece.text)
    if day and len(day.group(1)) == 1:
        yield _finding(
            piece,
            "day",
            f"Ngày {day.group(1)} nhỏ hơn 10, phải ghi thêm số 0 phía trước.",
            found,
        )
    if month and month.group(1) in ("1", "2"):
        yield _finding(
            piece,
            "month",
            f"Tháng {month.group(1)} phải ghi thêm số 0 phía trước.",
            found,
        )


def _existence(piece: Piece, found: Components) -> Iterator[Finding]:
    day, month, year = (p.search(piece.text) for p in (DAY, MONTH, _YEAR))
    number = int(month.group(1)) if month else 1
    days = 31
    if 1 <= number <= 12:
        # Without a year it may be a leap one.
        days = calendar.monthrange(int(year.group(1)) if year else 2000, number)[1]
    if not 1 <= number <= 12 or (day and not 1 <= int(day.group(1)) <= days):
        yield _finding(
            piece,
            "invalid",
            f"Ngày ghi trong “{piece.text}” không có trong lịch.",
            found,
            repairable=False,
        )


def _place(piece: Piece, found: Components) -> Iterator[Finding]:
    match = _PLACE.match(piece.text)
    if match is None:
        return
    place = match.group("place").strip(" ,.…")
    if not place:
        yield _finding(
            piece,
            "place",
            "Thiếu địa danh trước thời gian ban hành.",
            found,
            repairable=False,
        )
    elif not match.group("comma"):
        yield _finding(piece, "comma", "Sau địa danh phải có dấu phẩy.", found)
    if place and place[:1].islower():
        yield _finding(
            piece,
            "place",
            "Chữ cái đầu của địa danh phải viết hoa.",
            found,
            repairable=False,
        )


def _finding(
    piece: Piece,
    aspect: str,
    message: str,
    found: Components,
    *,
    repairable: bool = True,
) -> Finding:
    return Finding(
        f"date.{aspect}",
        clause("II.4"),
        message,
        (piece.place,),
        piece.text,
        repairable=repairable and not found.layout.fixed,
    )
