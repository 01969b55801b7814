# SPDX-License-Identifier: LGPL-3.0-or-later
"""Numbers of pages (Phụ lục I, mục I.7)."""

from collections.abc import Iterator, Sequence

from ..components import Components
from ..find_head import is_nation
from ..findings import Finding
from ..model import Align, PageNumber, Piece, Place
from ..roles import APPENDIX, NOTE, Role, type_name
from .clauses import clause
from .letters import is_lawful_font

_CLAUSE = clause("I.7")
# What programs take when no font is told, or it is missing: nobody chose it.
_UNTOLD = ("DejaVu", "Calibri", "Cambria", "Aptos", "Carlito", "Caladea")
_LOW, _HIGH = 13.0, 14.0
_OUTSIDE = (Role.APPENDIX_LABEL, Role.ATTACHED, Role.ATTACHED_TYPE)
# Lines of the head of a regulation, and of the title of a list.
_HEAD, _TITLE = 8, 4


def check_page_number(found: Components) -> Iterator[Finding]:
    """Missing numbers, and how those that are there stand and look."""
    layout = found.layout
    numbers = layout.numbers
    if not numbers:
        if _numbered_pages(found) > 1:
            yield Finding(
                "page_number.missing",
                _CLAUSE,
                "Văn bản nhiều trang nhưng không có số trang; số trang đặt giữa lề "
                "trên, từ trang thứ hai.",
                (Place(page=1),) if layout.fixed else (),
                repairable=not layout.fixed,
            )
        return
    yield from _first(numbers, fixed=layout.fixed)
    yield from _position(numbers, fixed=layout.fixed)
    yield from _look(numbers, fixed=layout.fixed)
    yield from _form(numbers, fixed=layout.fixed)


def _form(numbers: Sequence[PageNumber], *, fixed: bool) -> Iterator[Finding]:
    if other := [n for n in numbers if not n.arabic]:
        yield _finding(
            "form",
            other,
            "Số trang phải ghi bằng chữ số Ả Rập.",
            other[0].text,
            fixed,
        )


def _numbered_pages(found: Components) -> int:
    """Pages less those on which an appendix or regulation begins to count anew."""
    pieces = found.layout.pieces
    begun = [
        index
        for index, piece in enumerate(pieces)
        if piece.opens_page
        and found.role(piece) in _OUTSIDE
        and _begins(pieces[index : index + _HEAD])
    ]
    return found.layout.pages - len(begun)


def _begins(top: Sequence[Piece]) -> bool:
    """Whether an appendix begins, or below a head of its own a regulation."""
    if APPENDIX.match(top[0].text) or type_name(top[0].text):
        return True
    # a list that names what it goes with, without the word
    notes = [p.text for p in top[1:_TITLE] if NOTE.match(p.text)]
    if any(note.lstrip().startswith("(") for note in notes):
        return True
    return is_nation(top[0]) or any(
        is_nation(p) and p.sheet == top[0].sheet for p in top[1:]
    )


def _first(numbers: Sequence[PageNumber], *, fixed: bool) -> Iterator[Finding]:
    shown = [n for n in numbers if n.on_first]
    if shown:
        yield _finding(
            "first", shown, "Trang thứ nhất đang hiện số trang; phải ẩn đi.", "", fixed
        )


def _position(numbers: Sequence[PageNumber], *, fixed: bool) -> Iterator[Finding]:
    low = [n for n in numbers if not n.at_top]
    if low:
        yield _finding(
            "position",
            low,
            "Số trang đang đặt ở cuối trang; phải đặt ở lề trên.",
            "lề dưới",
            fixed,
        )
    aside = [n for n in numbers if n.align not in (None, Align.CENTRE)]
    if aside:
        side = aside[0].align.value if aside[0].align else ""
        yield _finding(
            "align", aside, f"Số trang đang căn {side}; phải canh giữa.", side, fixed
        )


def _look(numbers: Sequence[PageNumber], *, fixed: bool) -> Iterator[Finding]:
    tolerance = 0.35 if fixed else 0.05
    wrong = [
        n
        for n in numbers
        if n.look.size is not None
        and not _LOW - tolerance <= n.look.size <= _HIGH + tolerance
    ]
    if wrong:
        size = f"{wrong[0].look.size:g}".replace(".", ",")
        yield _finding(
            "size",
            wrong,
            f"Số trang đang để cỡ chữ {size}; phải từ 13 đến 14.",
            size,
            fixed,
        )
    foreign = [
        n
        for n in numbers
        if not is_lawful_font(n.look.font) and not n.look.font.startswith(_UNTOLD)
    ]
    if foreign:
        font = foreign[0].look.font
        yield _finding(
            "font",
            foreign,
            f"Số trang đang dùng phông {font}; phải dùng phông Times New Roman.",
            font,
            fixed,
        )
    styled = [n for n in numbers if n.look.bold or n.look.italic]
    if styled:
        yield _finding(
            "style", styled, "Số trang phải là chữ đứng, không đậm.", "", fixed
        )


def _finding(
    aspect: str, wrong: Sequence[PageNumber], message: str, measured: str, fixed: bool
) -> Finding:
    return Finding(
        f"page_number.{aspect}",
        _CLAUSE,
        message,
        tuple(n.place for n in wrong),
        measured,
        repairable=not fixed,
    )
