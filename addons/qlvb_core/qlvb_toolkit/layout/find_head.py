# SPDX-License-Identifier: LGPL-3.0-or-later
"""What stands above a document's title: nation, agencies, number, date, marks."""

from collections.abc import Sequence

from ..reading.numbers import read_code
from ..reading.vocabulary import (
    LETTER,
    MOTTO,
    NATION,
    begins_body,
    letters,
    likeness,
    type_of_code,
)
from . import roles as words
from .components import Components
from .model import Align, Piece, Zone
from .roles import Role

_LIKE = 0.78
# Millimetres of the first line, and letters, of a paragraph that is surely text.
_INDENTED, _TEXT = 8.0, 60
# First words of bodies that as often are a wrapped part of a name.
_ALSO_INSIDE = ("vien", "to", "doan", "hoi", "quy", "dai", "doi", "khoa", "tram", "co")
_NORMATIVE = ("Nghị quyết", "Quyết định", "Nghị định", "Thông tư", "Pháp lệnh", "Lệnh")


def find_head(found: Components, top: Sequence[Piece]) -> int:
    """Roles of the head; the index of the first piece after it."""
    end = _head_end(top)
    head = list(top[:end])
    for test, role in ((is_nation, Role.NATION), (_is_motto, Role.MOTTO)):
        if (piece := next((p for p in head if test(p)), None)) is not None:
            found.give([piece], role)
    _end_of_nation(found, head)
    _code_and_date(found, head)
    _marks(found, head)
    _agencies(found, head)
    _letter_subject(found, head)
    return end


def is_nation(piece: Piece) -> bool:
    return likeness(letters(piece.text), NATION) > _LIKE


def _is_motto(piece: Piece) -> bool:
    return likeness(letters(piece.text), MOTTO) > _LIKE


def _end_of_nation(found: Components, head: Sequence[Piece]) -> None:
    """What of the nation's name a narrow column made a line of its own."""
    nation, motto = found.first(Role.NATION), found.first(Role.MOTTO)
    for piece in head:
        if nation is None or motto is None or piece.zone is not nation.zone:
            continue
        if id(piece) not in found.roles and letters(piece.text) in ("nam", "vietnam"):
            found.give([piece], Role.NATION)


def _head_end(top: Sequence[Piece]) -> int:
    """The head ends below the date or number: at a title, addressees or plain text."""
    seen = [
        i
        for i, p in enumerate(top)
        if p.zone is not Zone.FULL
        or is_nation(p)
        or _is_motto(p)
        or (words.CODE.match(p.text) and i < 12 and p.letters < 40)
        or (words.DATE.search(p.text) and i < 12 and p.letters < 60)
    ]
    motto = next((i for i, p in enumerate(top) if _is_motto(p)), 2)
    for index, piece in enumerate(top):
        if words.ADDRESSEE.match(piece.text) or (
            index > min(motto, 2)
            and piece.zone is Zone.FULL
            and words.type_name(piece.text)
        ):
            return index
    text = next((i for i, p in enumerate(top) if i > motto and _is_text(p)), 30)
    head = [i for i in seen if i < min(text, 30)]
    end = 0
    for index in head:
        if index - end > 6:
            break
        end = index + 1
    return end


def _is_text(piece: Piece) -> bool:
    """Whether it is set as a paragraph of the text: the head has ended."""
    setting = piece.setting
    indented = bool(setting.first and setting.first > _INDENTED)
    return indented and setting.align is Align.JUSTIFIED and piece.letters > _TEXT


def _code_and_date(found: Components, head: Sequence[Piece]) -> None:
    for piece in head:
        if id(piece) in found.roles:
            continue
        if words.CODE.match(piece.text) or _is_bare_code(piece):
            found.give([piece], Role.CODE)
            _read_symbol(found, piece)
            break
    for piece in head:
        if id(piece) not in found.roles and words.DATE.search(piece.text):
            found.give([piece], Role.DATE)
            break


def _is_bare_code(piece: Piece) -> bool:
    """Whether it is a number without the label "Số:"."""
    code = read_code(piece.text) if piece.zone is Zone.LEFT else None
    return code is not None and bool(code.notation)


def _read_symbol(found: Components, piece: Piece) -> None:
    code = read_code(piece.text)
    if code is not None:
        found.type_name = type_of_code(code.notation)
        found.normative = bool(code.year) and found.type_name in _NORMATIVE


def _marks(found: Components, head: Sequence[Piece]) -> None:
    for piece in head:
        if id(piece) in found.roles:
            continue
        if words.mark(piece.text):
            found.give([piece], Role.URGENCY)
        elif letters(piece.text) in words.CIRCULATIONS:
            found.give([piece], Role.CIRCULATION)


def _agencies(found: Components, head: Sequence[Piece]) -> None:
    """Parent and agency: the lines left above the number."""
    nation = found.first(Role.NATION)
    other = Zone.LEFT if nation and nation.zone is Zone.LEFT else Zone.RIGHT
    lines = []
    for piece in head:
        role = found.roles.get(id(piece))
        if role is Role.CODE:
            break
        if role is None and piece.letters > 2 and _may_be_agency(piece, other):
            lines.append(piece)
    lines = [
        p
        for p in lines
        if not words.LETTER_MARK.match(p.text) and not p.folded.startswith("du thao")
    ]
    if not lines:
        return
    start = _agency_start(lines)
    found.give(lines[:start], Role.PARENT)
    found.give(lines[start:], Role.AGENCY)


def _may_be_agency(piece: Piece, other: Zone) -> bool:
    """``other`` is the column in which the nation's name stands."""
    if piece.zone is Zone.FULL and not piece.upper:
        return False
    return piece.zone is not other


def _agency_start(lines: Sequence[Piece]) -> int:
    """Where the agency's own name begins: bold tells, else the words of a body."""
    bold = [p.bold for p in lines]
    if bold[-1] and not bold[0]:
        return bold.index(True)
    starts = [0] + [
        i
        for i in range(1, len(lines))
        if begins_body(lines[i].folded, lines[i - 1].folded)
        and lines[i].folded.split(" ")[0] not in _ALSO_INSIDE
    ]
    return starts[-1]


def _letter_subject(found: Components, head: Sequence[Piece]) -> None:
    taken: list[Piece] = []
    for piece in head:
        if id(piece) in found.roles or piece.zone is Zone.RIGHT:
            if taken and found.roles.get(id(piece)) in (Role.URGENCY, Role.CIRCULATION):
                break
            continue
        if taken and not _is_like(piece, taken[0]):
            break
        if taken and taken[0].zone is Zone.LEFT and piece.zone is Zone.FULL:
            break
        if taken or words.LETTER_MARK.match(piece.text):
            taken.append(piece)
    found.give(taken, Role.LETTER_SUBJECT)
    if taken:
        # Codes of agencies may be those of types: "CT" is Chỉ thị and Cục Thuế.
        found.type_name = LETTER


def _is_like(piece: Piece, first: Piece) -> bool:
    """Whether a line goes on what the first began, and is no stamp below it."""
    same_size = abs((piece.size or 0) - (first.size or 0)) < 1.5
    return same_size and piece.upper is first.upper
