# SPDX-License-Identifier: LGPL-3.0-or-later
"""Capacity and name of the signer, and the recipients beside them."""

import re
from collections.abc import Sequence

from ..reading.persons import person_in
from ..reading.vocabulary import is_position
from . import roles as words
from .components import Components
from .model import Piece, Zone
from .roles import Role

# Names a signer's line cannot be longer than.
_NAME_LENGTH = 45
# What follows "Lưu" when it is no family name.
_ARCHIVED = re.compile(r":|\bVT\b|\bvăn thư\b|\bhồ sơ\b", re.IGNORECASE)


def signature_start(found: Components, pieces: Sequence[Piece], end: int) -> int:
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


def find_signature(found: Components, pieces: Sequence[Piece]) -> int:
    """Roles of the signature block; how many pieces it has."""
    end = _signature_end(pieces)
    block = pieces[:end]
    labelled = False
    signer = False
    for index, piece in enumerate(block):
        if words.RECIPIENTS.match(piece.text):
            found.give([piece], Role.RECIPIENTS_LABEL)
            labelled = True
        elif labelled and words.DRAFTER.match(piece.text):
            found.give([piece], Role.DRAFTER)
        elif piece.zone is Zone.LEFT or (
            piece.zone is Zone.FULL
            and labelled
            and (
                piece.text.startswith(("-", "–", "+"))
                or (words.ARCHIVE.match(piece.text) and _ARCHIVED.search(piece.text))
            )
        ):
            found.give([piece], Role.RECIPIENT if labelled else Role.OTHER)
        elif signer or piece.letters < 2:
            continue
        elif _is_signer(piece, found) and not _goes_on(piece, block[index + 1 :]):
            found.give([piece], Role.SIGNER)
            signer = True
        elif _may_be_capacity(piece, found):
            found.give([piece], Role.CAPACITY)
    if not signer:
        _unusual_name(found, block)
    return end


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
        end += names[0] + 1 if names else 0
    if not any(words.ARCHIVE.match(p.text) for p in block):
        end += _goes_over(pieces[end:])
    return end


def _goes_over(pieces: Sequence[Piece]) -> int:
    """How many lines of the recipients stand at the top of the next page."""
    for index, piece in enumerate(pieces):
        if not piece.text.startswith("-") and not words.DRAFTER.match(piece.text):
            return index
    return len(pieces)


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


def _goes_on(piece: Piece, below: Sequence[Piece]) -> bool:
    """Whether capitals that read like a name are an office's: a name stands below."""
    return piece.upper and any(
        p.zone is piece.zone
        and not p.upper
        and 3 < p.letters < _NAME_LENGTH
        and ":" not in p.text
        for p in below
    )


def _may_be_capacity(piece: Piece, found: Components) -> bool:
    # "Người ký: …" is the note of a signing program.
    if piece.text.startswith("(") or ":" in piece.text:
        return False
    if words.SIGN.match(piece.text.upper()) or is_position(piece.folded.lstrip(" .")):
        return True
    return (bool(found.of(Role.CAPACITY)) and piece.upper) or (
        not found.of(Role.CAPACITY) and piece.upper and piece.bold
    )
