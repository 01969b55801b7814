# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where components of the head stand (Phụ lục I, mục IV)."""

from collections.abc import Iterator

from ..components import Components
from ..findings import Finding
from ..model import Align, Piece, Zone
from ..roles import Role
from .clauses import clause
from .forms import FORM_OF

# Contracts and agreements set the nation's name over the whole page.
_CENTRED_HEADS = ("Hợp đồng", "Bản thỏa thuận", "Bản ghi nhớ", "Biên bản", "Thư công")
# The nation's name of a lawful page is centred right of this share of it.
_RIGHT_OF, _LEFT_OF = 0.54, 0.5
# Points by which middles of lines under each other may differ.
_SAME_MIDDLE = 14.0
_DATE_MIDDLE = 45.0
_NUMBER_MIDDLE = 30.0
_OFF_MIDDLE = 24.0
_TITLES = (
    Role.TYPE,
    Role.SUBJECT,
    Role.COMMAND,
    Role.HEADING,
    Role.HEADING_TITLE,
    Role.APPENDIX_LABEL,
    Role.APPENDIX_TITLE,
)


def check_columns(found: Components) -> Iterator[Finding]:
    """Components in the wrong column, off the middle of it, or in wrong order."""
    if found.attached_only or found.type_name in _CENTRED_HEADS:
        return
    yield from _nation(found)
    yield from _left(found)
    yield from _date(found)
    yield from _order(found)
    yield from _number_middle(found)
    if found.layout.fixed:
        yield from _middles(found)


def _nation(found: Components) -> Iterator[Finding]:
    nation = found.first(Role.NATION)
    if nation is not None and not _is_right(nation, found):
        yield Finding(
            "nation.position",
            clause("II.1.a"),
            "Quốc hiệu, Tiêu ngữ phải ở phía trên cùng, bên phải trang đầu.",
            (nation.place,),
        )


def _left(found: Components) -> Iterator[Finding]:
    for role, name, number in (
        (Role.AGENCY, "Tên cơ quan ban hành", "II.2"),
        (Role.CODE, "Số, ký hiệu", "II.3"),
        (Role.LETTER_SUBJECT, "Trích yếu công văn", "II.5"),
    ):
        piece = found.first(role)
        if piece is not None and _is_not_left(piece, found):
            yield Finding(
                f"{role.value}.position",
                clause(number),
                f"{name} phải ở bên trái phần đầu trang nhất.",
                (piece.place,),
            )


def _date(found: Components) -> Iterator[Finding]:
    date, code = found.first(Role.DATE), found.first(Role.CODE)
    if date is None:
        return
    if not _is_right(date, found):
        yield _misplaced_date(date, "phải ở bên phải, dưới Quốc hiệu và Tiêu ngữ.")
    elif _is_above_motto(date, found):
        yield _misplaced_date(date, "phải ở dưới Quốc hiệu và Tiêu ngữ.")
    elif code and _is_on_another_line(date, code, found):
        yield _misplaced_date(date, "phải cùng một dòng với số, ký hiệu.")


def _is_above_motto(date: Piece, found: Components) -> bool:
    motto, pieces = found.first(Role.MOTTO), found.layout.pieces
    return motto is not None and pieces.index(date) < pieces.index(motto)


def _is_on_another_line(date: Piece, code: Piece, found: Components) -> bool:
    """Whether the date stands higher or lower than the number.

    In a table that is another row, or below empty lines the number does not have. Both
    may share a row with the names above them: then how high these are is not told.
    """
    if date.rect and code.rect:
        return abs(date.rect.middle - code.rect.middle) > 1.3 * date.rect.height
    if Zone.FULL in (date.zone, code.zone) or date.block != code.block:
        return False
    if date.block < 0:
        return date.place.paragraph != code.place.paragraph
    if date.row != code.row:
        return True
    names = found.of(Role.NATION, Role.MOTTO, Role.AGENCY)
    shared = any(p.block == date.block and p.row == date.row for p in names)
    return not shared and abs(date.above - code.above) > 1


def _misplaced_date(date: Piece, rule: str) -> Finding:
    return Finding(
        "date.position", clause("II.4"), f"Địa danh và thời gian {rule}", (date.place,)
    )


def _order(found: Components) -> Iterator[Finding]:
    """The motto under the nation's name, both columns each from the top down."""
    pieces = {id(p): i for i, p in enumerate(found.layout.pieces)}
    for above, below, text, number in (
        (Role.NATION, Role.MOTTO, "Tiêu ngữ phải ở ngay dưới Quốc hiệu.", "II.1.b"),
        (
            Role.PARENT,
            Role.AGENCY,
            "Tên cơ quan ban hành phải ở dưới tên cơ quan chủ quản.",
            "II.2",
        ),
    ):
        first, second = found.first(above), found.first(below)
        if first and second and pieces[id(first)] > pieces[id(second)]:
            yield Finding(f"{below.value}.order", clause(number), text, (second.place,))


def _number_middle(found: Components) -> Iterator[Finding]:
    """The number is centred under the agency's name (mục II.3)."""
    agency, code = found.of(Role.AGENCY), found.first(Role.CODE)
    if not agency or code is None or code.zone is not agency[-1].zone:
        return
    if code.rect and agency[-1].rect:
        off = abs(code.rect.center - agency[-1].rect.center) > _NUMBER_MIDDLE
    else:
        centred = agency[-1].setting.align is Align.CENTRE
        aside = code.setting.align in (Align.LEFT, Align.RIGHT)
        moved = code.raw.startswith((" ", "\t", "\u00a0")) or code.setting.left > 5
        off = centred and aside and not moved and not code.setting.first
    if off:
        yield Finding(
            "code.align",
            clause("II.3"),
            "Số, ký hiệu phải canh giữa dưới tên cơ quan ban hành.",
            (code.place,),
            repairable=code.rect is None,
        )


def _middles(found: Components) -> Iterator[Finding]:
    """Lines of a printed page that are not centred under the one above."""
    for above, below, limit, name, number in (
        (Role.NATION, Role.MOTTO, _SAME_MIDDLE, "Tiêu ngữ", "II.1.b"),
        (Role.PARENT, Role.AGENCY, _SAME_MIDDLE, "Tên cơ quan ban hành", "II.2"),
        (Role.CODE, Role.LETTER_SUBJECT, 30.0, "Trích yếu công văn", "II.5"),
        (Role.NATION, Role.DATE, _DATE_MIDDLE, "Địa danh và thời gian", "II.4"),
    ):
        first, second = found.first(above), found.first(below)
        if second and _is_right(second, found) is not (above is Role.NATION):
            continue
        if (
            first
            and second
            and first.rect
            and second.rect
            and (abs(first.rect.center - second.rect.center) > limit)
        ):
            yield Finding(
                f"{below.value}.align",
                clause(number),
                f"{name} phải canh giữa dưới dòng trên.",
                (second.place,),
            )
    yield from _title(found)


def _title(found: Components) -> Iterator[Finding]:
    """Titles of a printed page that stand off the middle of its text."""
    for role in _TITLES:
        wrong = [p for p in found.of(role) if _is_off_middle(p, found)]
        if wrong:
            form = FORM_OF[role]
            yield Finding(
                f"{role.value}.align",
                clause(form.number),
                f"{form.name} phải canh giữa.",
                tuple(p.place for p in wrong),
            )


def _is_off_middle(piece: Piece, found: Components) -> bool:
    if piece.rect is None:
        return False
    sheet = found.layout.sheets[piece.sheet]
    left, right = sheet.left or 30.0, sheet.right or 15.0
    middle = (left + sheet.width - right) / 2 * 72 / 25.4
    return abs(piece.rect.center - middle) > _OFF_MIDDLE


def _is_right(piece: Piece, found: Components) -> bool:
    if piece.rect is not None:
        width = found.layout.sheets[piece.sheet].width * 72 / 25.4
        return piece.rect.center > _RIGHT_OF * width
    # Blanks, tabs or an indent may carry a line of full width to the right.
    moved = piece.raw.startswith((" ", "\t", "\u00a0")) or piece.setting.left > 40
    return piece.zone is Zone.RIGHT or (piece.zone is Zone.FULL and moved)


def _is_not_left(piece: Piece, found: Components) -> bool:
    if piece.rect is not None:
        width = found.layout.sheets[piece.sheet].width * 72 / 25.4
        return piece.rect.center > _LEFT_OF * width
    return piece.zone is Zone.RIGHT
