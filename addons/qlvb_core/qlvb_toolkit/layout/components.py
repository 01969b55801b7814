# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which piece is which component, by its words, its column and its neighbours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..reading.numbers import read_code
from ..reading.persons import person_in
from ..reading.vocabulary import (
    LETTER,
    MOTTO,
    NATION,
    PARTY,
    begins_body,
    is_position,
    letters,
    likeness,
    type_of_code,
)
from . import roles as words
from .model import Align, Layout, Piece, Zone
from .roles import Role

_LIKE = 0.78
# A head stands among the first pieces of a file.
_HEAD_PIECES = 40
# Names a signer's line cannot be longer than.
_NAME_LENGTH = 45
# First words of bodies that as often are a wrapped part of a name.
_ALSO_INSIDE = ("vien", "to", "doan", "hoi", "quy", "dai", "doi", "khoa", "tram", "co")
_NORMATIVE = ("Nghị quyết", "Quyết định", "Nghị định", "Thông tư", "Pháp lệnh", "Lệnh")


@dataclass
class Components:
    """The roles of the pieces of a layout.

    ``type_name`` is as in Điều 7, empty when it is not told; ``normative`` tells that
    the year stands in the number; ``attached_only`` that the file is an appendix or a
    regulation without head and signature.
    """

    layout: Layout
    roles: dict[int, Role] = field(default_factory=dict)
    type_name: str = ""
    normative: bool = False
    party: bool = False
    attached_only: bool = False

    def of(self, *wanted: Role) -> list[Piece]:
        """The pieces of these roles in order."""
        return [p for p in self.layout.pieces if self.role(p) in wanted]

    def first(self, role: Role) -> Piece | None:
        return next(iter(self.of(role)), None)

    def role(self, piece: Piece) -> Role:
        return self.roles.get(id(piece), Role.OTHER)

    def give(self, pieces: Iterable[Piece], role: Role) -> None:
        for piece in pieces:
            self.roles[id(piece)] = role

    @property
    def is_letter(self) -> bool:
        return self.type_name == LETTER


def find_components(layout: Layout) -> Components:
    """Give every piece its role."""
    found = Components(layout)
    pieces = layout.pieces
    top = pieces[:_HEAD_PIECES]
    found.party = any(likeness(letters(p.text), PARTY) > 0.9 for p in top[:12])
    found.attached_only = _is_attached(top)
    if found.attached_only:
        _attachments(found, pieces)
        return found
    end = _head(found, top)
    signature = _signature_start(found, pieces, end)
    end = _title(found, pieces[end:signature], end)
    _body(found, pieces[end:signature])
    after = _signature(found, pieces[signature:]) + signature
    _attachments(found, pieces[after:])
    return found


def _is_attached(top: Sequence[Piece]) -> bool:
    if any(_is_nation(p) or words.CODE.match(p.text) for p in top[:10]):
        return False
    return any(
        words.APPENDIX.match(p.text) or words.NOTE.match(p.text) for p in top[:6]
    )


def _is_nation(piece: Piece) -> bool:
    return likeness(letters(piece.text), NATION) > _LIKE


def _is_motto(piece: Piece) -> bool:
    return likeness(letters(piece.text), MOTTO) > _LIKE


def _head(found: Components, top: Sequence[Piece]) -> int:
    """Roles of the head; the index of the first piece after it."""
    end = _head_end(top)
    head = list(top[:end])
    for test, role in ((_is_nation, Role.NATION), (_is_motto, Role.MOTTO)):
        if (piece := next((p for p in head if test(p)), None)) is not None:
            found.give([piece], role)
    _end_of_nation(found, head)
    _code_and_date(found, head)
    _marks(found, head)
    _agencies(found, head)
    _letter_subject(found, head)
    return end


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
        or _is_nation(p)
        or _is_motto(p)
        or (words.CODE.match(p.text) and i < 12 and p.letters < 40)
        or (words.DATE.search(p.text) and i < 12 and p.letters < 60)
    ]
    for index, piece in enumerate(top):
        if words.ADDRESSEE.match(piece.text) or (
            index > 2 and piece.zone is Zone.FULL and words.type_name(piece.text)
        ):
            return index
    head = [i for i in seen if i < 30]
    end = 0
    for index in head:
        if index - end > 6:
            break
        end = index + 1
    return end


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


def _title(found: Components, pieces: Sequence[Piece], end: int) -> int:
    """Type name and subject below the head; the index after them."""
    for index, piece in enumerate(pieces[:6]):
        name = words.type_name(piece.text)
        # "QUYẾT ĐỊNH:" commands, it is no title.
        if name and not piece.text.rstrip().endswith(":") and piece.zone is Zone.FULL:
            found.give([piece], Role.TYPE)
            found.type_name = name
            below = _subject(piece, pieces[index + 1 :])
            found.give(below, Role.SUBJECT)
            return end + index + 1 + len(below)
        if words.ADDRESSEE.match(piece.text):
            break
    at = None if found.is_letter else _unknown_title(pieces)
    if at is not None:
        found.give(pieces[at : at + 1], Role.TYPE)
        below = _subject(pieces[at], pieces[at + 1 :])
        found.give(below, Role.SUBJECT)
        return end + at + 1 + len(below)
    if not found.type_name and found.first(Role.CODE) and _has_addressee(pieces):
        found.type_name = LETTER
    return end


def _unknown_title(pieces: Sequence[Piece]) -> int | None:
    """A title of a type the decree does not name: centred bold capitals."""
    for index, piece in enumerate(pieces[:2]):
        centred = piece.zone is Zone.FULL and piece.setting.align is Align.CENTRE
        if centred and piece.bold and piece.upper and not piece.text.endswith(":"):
            return index if piece.letters < 60 else None
    return None


def _has_addressee(pieces: Sequence[Piece]) -> bool:
    return any(words.ADDRESSEE.match(p.text) for p in pieces[:4])


def _subject(title: Piece, below: Sequence[Piece]) -> list[Piece]:
    taken: list[Piece] = []
    for piece in below:
        if words.ends_title(piece.text) or piece.zone is not Zone.FULL:
            break
        if not _is_of_subject(piece, title, taken):
            break
        taken.append(piece)
        if piece.strokes:
            break
    return taken


def _is_of_subject(piece: Piece, title: Piece, taken: Sequence[Piece]) -> bool:
    centred = piece.setting.align is Align.CENTRE
    if taken:
        if piece.place.paragraph is not None and (
            piece.place.paragraph == taken[-1].place.paragraph
        ):
            return True
        if piece.rect and taken[-1].rect:
            pitch = piece.rect.y1 - taken[-1].rect.y1
            if pitch > 1.7 * taken[-1].rect.height:
                return False
        same = piece.bold == taken[0].bold and piece.upper == taken[0].upper
        return centred and same and len(taken) < 5 and not piece.text.endswith(":")
    return centred or piece.bold or piece.letters < 150


def _signature_start(found: Components, pieces: Sequence[Piece], end: int) -> int:
    """The first piece of the signature block; the end of the file without one."""
    for index in range(end, len(pieces)):
        piece = pieces[index]
        if words.RECIPIENTS.match(piece.text):
            return _block_start(pieces, index)
    for index in range(end, len(pieces)):
        piece = pieces[index]
        if _opens_signature(piece) and _name_follows(pieces, index):
            return _block_start(pieces, index)
    return len(pieces)


def _block_start(pieces: Sequence[Piece], index: int) -> int:
    block = pieces[index].block
    if pieces[index].zone is Zone.FULL:
        return _capacity_before(pieces, index)
    while (
        index
        and pieces[index - 1].block == block
        and (pieces[index - 1].zone is not Zone.FULL)
    ):
        index -= 1
    return index


def _capacity_before(pieces: Sequence[Piece], index: int) -> int:
    """Where lines of the signer begin that stand above the recipients."""
    for start in range(max(0, index - 8), index):
        if _opens_signature(pieces[start]) and _name_follows(pieces, start):
            return start
    return index


def _opens_signature(piece: Piece) -> bool:
    if not piece.upper or piece.letters < 4 or piece.letters > 90:
        return False
    return bool(words.SIGN.match(piece.text)) or is_position(piece.folded.lstrip(" ."))


def _name_follows(pieces: Sequence[Piece], index: int) -> bool:
    after = pieces[index + 1 : index + 6]
    return any(_is_name(p) for p in after)


def _is_name(piece: Piece) -> bool:
    if not 5 <= len(piece.text) <= _NAME_LENGTH or is_position(piece.folded):
        return False
    return bool(person_in(piece.text, surname=True))


def _body(found: Components, pieces: Sequence[Piece]) -> None:
    command = next(
        (i for i, p in enumerate(pieces[:60]) if words.COMMAND.match(p.folded)), None
    )
    addressing = False
    basis: Piece | None = None
    for index, piece in enumerate(pieces):
        if piece.zone is not Zone.FULL:
            role = _cell_role(found, piece, index, pieces)
            found.give([piece], role)
            continue
        addressing = _is_addressee(piece, addressing, found, index)
        if addressing:
            found.give([piece], Role.ADDRESSEE)
            continue
        if _is_basis(piece, index, command, basis):
            found.give([piece], Role.BASIS)
            basis = piece
            continue
        basis = None
        found.give([piece], _body_role(found, piece, index, pieces, command))


def _cell_role(
    found: Components, piece: Piece, index: int, pieces: Sequence[Piece]
) -> Role:
    """Addressees may stand in a table of their own."""
    if words.ADDRESSEE.match(piece.text) and index < 8:
        return Role.ADDRESSEE
    last = pieces[index - 1] if index else None
    if last and last.block == piece.block and found.role(last) is Role.ADDRESSEE:
        return Role.ADDRESSEE
    return Role.TABLE


def _is_addressee(
    piece: Piece, addressing: bool, found: Components, index: int
) -> bool:
    if words.ADDRESSEE.match(piece.text):
        return index < 8
    if not addressing:
        return False
    last = found.of(Role.ADDRESSEE)[-1].text.rstrip()
    if last.endswith((".", "./.")) and not last.endswith(("TP.", "v.v.")):
        return False
    if last.endswith(":") or piece.text.startswith(("-", "–", "+", "•")):
        return piece.letters < 160
    return (
        last.endswith((",", ";"))
        and piece.letters < 110
        and not (words.BASIS.match(piece.text))
    ) or (
        piece.setting.align is not Align.JUSTIFIED
        and piece.letters < 90
        and not piece.first
    )


def _is_basis(
    piece: Piece, index: int, command: int | None, last: Piece | None
) -> bool:
    if command is not None and index > command:
        return False
    if last is not None and not piece.first:
        return True
    if not words.BASIS.match(piece.text):
        return False
    return command is not None or piece.text.rstrip().endswith(";") or last is not None


def _body_role(
    found: Components,
    piece: Piece,
    index: int,
    pieces: Sequence[Piece],
    command: int | None,
) -> Role:
    if index == command:
        return Role.COMMAND
    if words.HEADING.match(piece.text):
        return Role.HEADING
    if index and found.role(pieces[index - 1]) is Role.HEADING:
        return Role.HEADING_TITLE
    if index and _goes_on_title(found, piece, pieces[index - 1]):
        return Role.HEADING_TITLE
    if words.APPENDIX.match(piece.text):
        return Role.APPENDIX_LABEL
    if command is not None and index < command and piece.upper:
        return Role.AUTHORITY
    if words.ARTICLE.match(piece.text):
        return Role.ARTICLE
    if piece.setting.align is Align.CENTRE and piece.letters < 120:
        return Role.OTHER
    return Role.BODY if piece.letters else Role.OTHER


def _goes_on_title(found: Components, piece: Piece, last: Piece) -> bool:
    return (
        found.role(last) is Role.HEADING_TITLE
        and piece.upper
        and piece.bold
        and not words.HEADING.match(piece.text)
    )


def _signature(found: Components, pieces: Sequence[Piece]) -> int:
    """Roles of the signature block; how many pieces it has."""
    end = _signature_end(pieces)
    block = pieces[:end]
    labelled = False
    signer = False
    for piece in block:
        if words.RECIPIENTS.match(piece.text):
            found.give([piece], Role.RECIPIENTS_LABEL)
            labelled = True
        elif piece.zone is Zone.LEFT or (
            piece.zone is Zone.FULL
            and labelled
            and (
                piece.text.startswith(("-", "–", "+"))
                or words.ARCHIVE.match(piece.text)
            )
        ):
            found.give([piece], Role.RECIPIENT if labelled else Role.OTHER)
        elif signer or piece.letters < 2:
            continue
        elif _is_signer(piece, found):
            found.give([piece], Role.SIGNER)
            signer = True
        elif _may_be_capacity(piece, found):
            found.give([piece], Role.CAPACITY)
    if not signer:
        _unusual_name(found, block)
    return end


def _unusual_name(found: Components, block: Sequence[Piece]) -> None:
    """A name that reads like none: what stands last under the office in small letters.

    Names of the peoples of the highlands are spelled in their own ways.
    """
    capacity = found.of(Role.CAPACITY)
    below = (
        [
            p
            for p in block[block.index(capacity[0]) + 1 :]
            if found.role(p) in (Role.CAPACITY, Role.OTHER)
            and p.zone is capacity[0].zone
            and 3 < p.letters < _NAME_LENGTH
            and not p.upper
        ]
        if capacity
        else []
    )
    found.give(below[-1:], Role.SIGNER)


def _signature_end(pieces: Sequence[Piece]) -> int:
    """How many pieces the block has, with a list or a name set below its table."""
    if not pieces:
        return 0
    first = pieces[0]
    # Columns made by tabs are no table: lines of one column follow them.
    if first.zone is Zone.FULL or first.block < 0:
        return _end_of_lines(pieces)
    end = 0
    while end < len(pieces) and (
        pieces[end].block == first.block and pieces[end].zone is not Zone.FULL
    ):
        end += 1
    block, after = pieces[:end], pieces[end : end + 3]
    if not any(words.RECIPIENTS.match(p.text) for p in block):
        if any(words.RECIPIENTS.match(p.text) for p in after):
            return end + _end_of_lines(pieces[end:])
    elif not any(_is_name(p) for p in block):
        names = [i for i, p in enumerate(after) if _is_name(p)]
        return end + names[0] + 1 if names else end
    return end


def _end_of_lines(pieces: Sequence[Piece]) -> int:
    """Up to the appendix or regulation, or what would be too long for a block."""
    for index, piece in enumerate(pieces):
        if words.APPENDIX.match(piece.text) or (index and piece.opens_page):
            return index
    return min(len(pieces), 30)


def _is_signer(piece: Piece, found: Components) -> bool:
    if words.SIGN.match(piece.text) or is_position(piece.folded.lstrip(" .")):
        return False
    if not found.of(Role.CAPACITY):
        return False
    return _is_name(piece) or (not piece.upper and bool(person_in(piece.text)))


def _may_be_capacity(piece: Piece, found: Components) -> bool:
    # "Người ký: …" is the note of a signing program.
    if piece.text.startswith("(") or ":" in piece.text:
        return False
    if words.SIGN.match(piece.text.upper()) or is_position(piece.folded.lstrip(" .")):
        return True
    return (bool(found.of(Role.CAPACITY)) and piece.upper) or (
        not found.of(Role.CAPACITY) and piece.upper and piece.bold
    )


def _attachments(found: Components, pieces: Sequence[Piece]) -> None:
    """Appendices and regulations after the signature, or the whole of an appendix."""
    title = 0
    for index, piece in enumerate(pieces):
        role = Role.ATTACHED if piece.zone is Zone.FULL else Role.TABLE
        if words.APPENDIX.match(piece.text) and (
            piece.zone is Zone.FULL and _is_heading_like(piece)
        ):
            role, title = Role.APPENDIX_LABEL, index + 4
        elif title and index < title and words.NOTE.match(piece.text):
            role, title = Role.APPENDIX_NOTE, 0
        elif title and index < title and _is_heading_like(piece):
            role = Role.APPENDIX_TITLE
        elif title:
            title = 0
        found.give([piece], role)


def _is_heading_like(piece: Piece) -> bool:
    return piece.letters < 160 and (
        piece.setting.align is Align.CENTRE or piece.bold or piece.upper
    )
