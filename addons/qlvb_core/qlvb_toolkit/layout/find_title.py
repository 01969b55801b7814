# SPDX-License-Identifier: LGPL-3.0-or-later
"""Type name and subject below the head."""

from collections.abc import Sequence

from ..reading.vocabulary import LETTER
from . import roles as words
from .components import Components
from .model import Align, Piece, Zone
from .roles import Role

# Millimetres: the first line of a paragraph of the text.
_INDENTED = 8.0


def find_title(found: Components, pieces: Sequence[Piece], end: int) -> int:
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
    if centred or piece.bold:
        return True
    return piece.letters < 150 and not _begins_text(piece)


def _begins_text(piece: Piece) -> bool:
    """Whether it is set or ends like the first paragraph of the text: a type may have
    no subject, as a letter of introduction."""
    setting = piece.setting
    return (
        piece.text.endswith(":")
        or setting.align is Align.JUSTIFIED
        or bool(setting.first and setting.first > _INDENTED)
    )
