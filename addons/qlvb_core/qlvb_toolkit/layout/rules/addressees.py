# SPDX-License-Identifier: LGPL-3.0-or-later
"""The parts "V/v" and "Kính gửi" (Phụ lục I, mục II.5, II.9.a), the bases (II.6.a)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..components import Components
from ..findings import Finding, Severity
from ..metrics import SINGLE_LINE
from ..model import MM_PER_POINT, Align, Layout, Piece, Place, Zone
from ..roles import ADDRESSEE, Role
from .clauses import clause

_NEEDS = ("Công văn", "Tờ trình")
_LEFT, _AT_EDGE = 30.0, 5.0
# Points below the number, and by how much printing may differ.
_GAP, _PRINTED, _ROUNDING = 6.0, 3.0, 0.6
_BULLET = re.compile(r"^[-–+•*]")
_SECOND_BASIS = re.compile(r";\s*(Căn cứ|Xét|Theo đề nghị)\s")
_COLON = re.compile(r"^\W*kính\s+(gửi|gởi|trình)\s*:", re.IGNORECASE)


def check_addressees(found: Components) -> Iterator[Finding]:
    """Missing addressees, and marks in and after them; ends of the bases."""
    if found.attached_only:
        return
    yield from _subject(found)
    yield from _subject_gap(found)
    pieces = found.of(Role.ADDRESSEE)
    if pieces:
        yield from _label(pieces[0])
        yield from _case(pieces[0])
        yield from _position(pieces[0], found)
        yield from _list_ends(pieces)
    elif found.type_name in _NEEDS:
        place = Place(page=0) if found.layout.fixed else Place(paragraph=0)
        yield Finding(
            "addressee.missing",
            clause("II.9.a"),
            f"{found.type_name} phải có phần “Kính gửi”.",
            (place,),
        )
    yield from _bases(found)
    yield from _run_together(found)


def _subject(found: Components) -> Iterator[Finding]:
    """The subject of a letter begins with "V/v"."""
    piece = found.first(Role.LETTER_SUBJECT)
    if piece is not None and piece.folded.startswith("ve viec"):
        yield Finding(
            "letter_subject.mark",
            clause("II.5"),
            "Trích yếu công văn phải bắt đầu bằng chữ viết tắt “V/v”.",
            (piece.place,),
            piece.text[:20],
            repairable=piece.rect is None,
        )


def _subject_gap(found: Components) -> Iterator[Finding]:
    """The subject of a letter stands 6 points below the number."""
    code, piece = found.first(Role.CODE), found.first(Role.LETTER_SUBJECT)
    if code is None or piece is None:
        return
    gap = _gap_between(code, piece, found.layout)
    if gap is not None and gap < _GAP - (_PRINTED if piece.rect else _ROUNDING):
        yield Finding(
            "letter_subject.gap",
            clause("II.5"),
            "Trích yếu công văn phải cách dòng số, ký hiệu 6 pt.",
            (piece.place,),
            f"{max(0.0, gap):.1f} pt".replace(".", ","),
            repairable=piece.rect is None,
        )


def _gap_between(above: Piece, below: Piece, layout: Layout) -> float | None:
    """Points between two lines of a column, None when the file does not tell."""
    if above.rect and below.rect:
        single = SINGLE_LINE * (below.size or 13)
        return below.rect.y1 - above.rect.y1 - single
    same = above.block == below.block and above.row == below.row
    if not same or above.zone is not below.zone or not below.first:
        return None
    if below.above > above.above:
        return None
    if below.place.paragraph != (above.place.paragraph or 0) + 1:
        return None
    return layout.gap(above, below)


def _label(piece: Piece) -> Iterator[Finding]:
    said = ADDRESSEE.match(piece.text)
    if said and not _COLON.match(piece.text):
        yield Finding(
            "addressee.colon",
            clause("II.9.a"),
            "Sau từ “Kính gửi” phải có dấu hai chấm.",
            (piece.place,),
        )


def _case(piece: Piece) -> Iterator[Finding]:
    said = ADDRESSEE.match(piece.text)
    if said and said.group().isupper():
        yield Finding(
            "addressee.case",
            clause("II.9.a"),
            "Từ “Kính gửi” phải in thường.",
            (piece.place,),
            said.group(),
        )


def _position(piece: Piece, found: Components) -> Iterator[Finding]:
    """In the middle (ô 9a), not where the paragraphs of the text begin.

    The label of a list may stand further left than its names.
    """
    if piece.zone is not Zone.FULL or piece.text.rstrip().endswith(":"):
        return
    if piece.rect is not None:
        sheet = found.layout.sheets[piece.sheet]
        left = (sheet.left or _LEFT) / MM_PER_POINT
        at_edge = (piece.rect.x0 - left) * MM_PER_POINT < _AT_EDGE
    else:
        setting = piece.setting
        moved = piece.raw.startswith((" ", "\t", "\u00a0"))
        indent = setting.left + max(0.0, setting.first or 0.0)
        at_edge = (
            setting.align in (Align.LEFT, Align.JUSTIFIED)
            and not moved
            and indent < _AT_EDGE
        )
    if at_edge:
        yield Finding(
            "addressee.position",
            clause("II.9.a"),
            "Phần “Kính gửi” phải đặt ở giữa, dưới tên loại và trích yếu hoặc dưới số, "
            "ký hiệu; đang sát lề trái.",
            (piece.place,),
            repairable=piece.rect is None,
        )


def _list_ends(pieces: Sequence[Piece]) -> Iterator[Finding]:
    """Semicolons after each of several addressees, a full stop after the last."""
    bare = _without_bullet(pieces)
    if bare:
        yield Finding(
            "addressee.dash",
            clause("II.9.a"),
            "Gửi nhiều nơi thì đầu mỗi dòng nơi gửi phải có gạch đầu dòng.",
            tuple(p.place for p in bare),
            bare[0].text[:20],
        )
    items = _items(pieces)
    wrong = [last for last in items[:-1] if last.text.rstrip()[-1:] != ";"]
    wrong += [last for last in items[-1:] if last.text.rstrip()[-1:] in ";,"]
    if len(items) > 1 and wrong:
        yield Finding(
            "addressee.ending",
            clause("II.9.a"),
            "Cuối mỗi dòng nơi gửi có dấu chấm phẩy, dòng cuối cùng có dấu chấm.",
            tuple(p.place for p in wrong),
            severity=Severity.HINT,
        )


def _without_bullet(pieces: Sequence[Piece]) -> list[Piece]:
    """Names that begin below an ended one, without the sign the others have."""
    return [
        piece
        for above, piece in pairwise(pieces)
        if above.text.rstrip().endswith(";")
        and not _BULLET.match(piece.text)
        and any(_BULLET.match(p.text) for p in pieces)
    ]


def _items(pieces: Sequence[Piece]) -> list[Piece]:
    """The last line of each bulleted addressee."""
    items: list[Piece] = []
    for piece in pieces:
        if _BULLET.match(piece.text):
            items.append(piece)
        elif items:
            items[-1] = piece
    return items


def _run_together(found: Components) -> Iterator[Finding]:
    """Each basis begins a line of its own."""
    wrong = [p for p in found.of(Role.BASIS) if _SECOND_BASIS.search(p.text)]
    if wrong:
        yield Finding(
            "basis.line",
            clause("II.6.a"),
            "Sau mỗi căn cứ phải xuống dòng.",
            tuple(p.place for p in wrong),
            wrong[0].text[:30],
        )


def _bases(found: Components) -> Iterator[Finding]:
    """Semicolons after the bases, a full stop after the last."""
    if not found.of(Role.COMMAND):
        return
    ends: list[Piece] = []
    for piece in found.of(Role.BASIS):
        if piece.first or not ends:
            ends.append(piece)
        else:
            ends[-1] = piece
    wrong = [p for p in ends[:-1] if not p.text.rstrip().endswith(";")]
    wrong += [p for p in ends[-1:] if p.text.rstrip()[-1:] in ";,"]
    if wrong:
        yield Finding(
            "basis.ending",
            clause("II.6.a"),
            "Cuối mỗi căn cứ có dấu chấm phẩy, căn cứ cuối cùng có dấu chấm.",
            tuple(p.place for p in wrong),
            wrong[0].text[-20:],
        )
