# SPDX-License-Identifier: LGPL-3.0-or-later
"""How signer and recipients stand to each other (Phụ lục I, mục II.7, II.9.b, IV)."""

from collections.abc import Iterator, Sequence
from statistics import median

from ..components import Components
from ..findings import Finding
from ..model import MM_PER_POINT, Align, Piece
from ..roles import Role
from .clauses import clause

# Two sign these side by side, and no recipients stand beside them.
_OF_TWO = ("Biên bản", "Hợp đồng", "Bản thỏa thuận", "Bản ghi nhớ")
# Points by which middles of lines under each other may differ on paper.
_SAME_MIDDLE = 20.0
# Lines that "Nơi nhận" may stand higher or lower than the position of the signer.
_LINES, _HEIGHTS = 2, 2.2
# Millimetres from the left edge: cells keep their text a little away from it.
_AT_EDGE = 5.0
_SIDES = (Align.LEFT, Align.RIGHT, Align.JUSTIFIED)


def check_signing_block(found: Components) -> Iterator[Finding]:
    """Name under the middle of the position; recipients level with it, at the edge."""
    label = found.first(Role.RECIPIENTS_LABEL)
    if label is not None and _is_indented(label, found):
        yield _finding(
            "recipients_label.indent",
            "II.9.b",
            "“Nơi nhận” phải ở sát lề trái.",
            [label],
            mechanical=True,
        )
    capacity, signer = found.of(Role.CAPACITY), found.first(Role.SIGNER)
    if not capacity or not signer:
        return
    if found.type_name not in _OF_TWO:
        yield from _middles(capacity, signer)
    if label is not None and _is_off_level(label, capacity[0], signer, found):
        yield _finding(
            "recipients_label.level",
            "II.9.b",
            "“Nơi nhận” phải ngang hàng với dòng quyền hạn, chức vụ của người ký.",
            [label],
        )


def _middles(capacity: Sequence[Piece], signer: Piece) -> Iterator[Finding]:
    lines = [*capacity, signer]
    off = _off_on_paper(lines) if signer.rect else _off_in_file(lines)
    for role, pieces, message in (
        (
            Role.CAPACITY,
            [p for p in off if p is not signer],
            "Các dòng quyền hạn, chức vụ của người ký phải canh giữa.",
        ),
        (
            Role.SIGNER,
            [p for p in off if p is signer],
            "Họ tên người ký phải canh giữa so với quyền hạn, chức vụ.",
        ),
    ):
        if pieces:
            yield _finding(
                f"{role.value}.align", "II.7.c", message, pieces, mechanical=True
            )


def _off_on_paper(lines: Sequence[Piece]) -> list[Piece]:
    rects = [p.rect for p in lines]
    if any(r is None for r in rects) or len({p.sheet for p in lines}) > 1:
        return []
    centres = [r.center for r in rects if r]
    if len(lines) == 2:
        away = abs(centres[0] - centres[1]) > _SAME_MIDDLE
        return [lines[-1]] if away else []
    middle = median(centres)
    pairs = zip(lines, centres, strict=True)
    return [p for p, c in pairs if abs(c - middle) > _SAME_MIDDLE]


def _off_in_file(lines: Sequence[Piece]) -> list[Piece]:
    """Those set to a side while others of the column are centred."""
    if not any(p.setting.align is Align.CENTRE for p in lines):
        return []
    return [
        p
        for p in lines
        if p.setting.align in _SIDES
        and p.zone is lines[-1].zone
        and p.block == lines[-1].block >= 0
        and not p.raw.startswith((" ", "\t", "\u00a0"))
        and p.setting.left < _AT_EDGE
        and (p.setting.first or 0) < _AT_EDGE
    ]


def _is_off_level(
    label: Piece, capacity: Piece, signer: Piece, found: Components
) -> bool:
    """Whether they stand side by side, one deeper than the other."""
    beside = [
        p
        for p in found.layout.pieces
        if p.block == label.block and p.zone is label.zone and p.row == label.row
    ]
    if beside[0] is not label:
        return False
    if label.rect and capacity.rect and signer.rect:
        away = label.rect.middle - capacity.rect.middle
        return (
            label.sheet == capacity.sheet
            and abs(away) > _HEIGHTS * label.rect.height
            and label.rect.middle < signer.rect.middle
        )
    if label.block != capacity.block or label.zone is capacity.zone:
        return False
    if label.block < 0:
        lines = (label.place.paragraph or 0) - (capacity.place.paragraph or 0)
        return abs(lines) >= _LINES
    return label.row == capacity.row and abs(label.above - capacity.above) >= _LINES


def _is_indented(label: Piece, found: Components) -> bool:
    if label.rect is not None:
        left = found.layout.sheets[label.sheet].left
        if left is None:
            return False
        away = label.rect.x0 * MM_PER_POINT - left
        return _AT_EDGE < away < 0.4 * found.layout.sheets[label.sheet].width - left
    setting = label.setting
    indent = setting.left + max(0.0, setting.first or 0.0)
    return indent > _AT_EDGE or setting.align is Align.CENTRE


def _finding(
    code: str,
    number: str,
    message: str,
    pieces: Sequence[Piece],
    *,
    mechanical: bool = False,
) -> Finding:
    return Finding(
        code,
        clause(number),
        message,
        tuple(p.place for p in pieces),
        repairable=mechanical and pieces[0].rect is None,
    )
