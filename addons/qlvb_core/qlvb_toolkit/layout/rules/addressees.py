# SPDX-License-Identifier: LGPL-3.0-or-later
"""The parts "V/v" and "Kính gửi" (Phụ lục I, mục II.5, II.9.a), the bases (II.6.a)."""

import re
from collections.abc import Iterator, Sequence

from ..components import Components
from ..findings import Finding, Severity
from ..model import MM_PER_POINT, Align, Piece, Place, Zone
from ..roles import ADDRESSEE, Role
from .clauses import clause

_NEEDS = ("Công văn", "Tờ trình")
_LEFT, _AT_EDGE = 30.0, 5.0
_BULLET = re.compile(r"^[-–+•*]")
_COLON = re.compile(r"^\W*kính\s+(gửi|gởi|trình)\s*:", re.IGNORECASE)


def check_addressees(found: Components) -> Iterator[Finding]:
    """Missing addressees, and marks in and after them; ends of the bases."""
    if found.attached_only:
        return
    yield from _subject(found)
    pieces = found.of(Role.ADDRESSEE)
    if pieces:
        yield from _label(pieces[0])
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


def _label(piece: Piece) -> Iterator[Finding]:
    said = ADDRESSEE.match(piece.text)
    if said and not _COLON.match(piece.text):
        yield Finding(
            "addressee.colon",
            clause("II.9.a"),
            "Sau từ “Kính gửi” phải có dấu hai chấm.",
            (piece.place,),
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
    items = _items(pieces)
    wrong = [last for last in items[:-1] if last.text.rstrip()[-1:] in ".,"]
    if len(items) > 1 and wrong:
        yield Finding(
            "addressee.ending",
            clause("II.9.a"),
            "Cuối mỗi dòng nơi gửi có dấu chấm phẩy, dòng cuối cùng có dấu chấm.",
            tuple(p.place for p in wrong),
            severity=Severity.HINT,
        )


def _items(pieces: Sequence[Piece]) -> list[Piece]:
    """The last line of each bulleted addressee."""
    items: list[Piece] = []
    for piece in pieces:
        if _BULLET.match(piece.text):
            items.append(piece)
        elif items:
            items[-1] = piece
    return items


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
