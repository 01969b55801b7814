# SPDX-License-Identifier: LGPL-3.0-or-later
"""Addressees, bases, command, headings and text."""

from collections.abc import Sequence

from . import roles as words
from .components import Components
from .model import Align, Piece, Zone
from .roles import Role

# Letters of the longest title of a part.
_TITLE = 160


def find_body(found: Components, pieces: Sequence[Piece]) -> None:
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
        if _is_basis(found, piece, index, command, basis):
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
    found: Components,
    piece: Piece,
    index: int,
    command: int | None,
    last: Piece | None,
) -> bool:
    if command is not None and index > command:
        return False
    if last is not None and not piece.first:
        return True
    if not words.BASIS.match(piece.text):
        return False
    if command is not None or last is not None:
        return True
    if piece.text.rstrip().endswith(";"):
        # a letter argues by the law as well
        return piece.italic or not found.is_letter
    # A basis alone, before a text without command, is told by how it is set.
    return piece.italic and index < 3 and piece.folded.startswith("can cu")


def _body_role(
    found: Components,
    piece: Piece,
    index: int,
    pieces: Sequence[Piece],
    command: int | None,
) -> Role:
    if index == command:
        return Role.COMMAND
    if words.HEADING.match(piece.text) or _is_joined_heading(piece):
        return Role.HEADING
    if (
        index
        and _awaits_title(found, pieces[index - 1])
        and found.role(pieces[index - 1]) is Role.HEADING
    ):
        return Role.HEADING_TITLE
    if index and _goes_on_title(found, piece, pieces[index - 1]):
        return Role.HEADING_TITLE
    if words.APPENDIX.match(piece.text):
        return Role.APPENDIX_LABEL
    if command is not None and index < command and _may_decide(piece):
        return Role.AUTHORITY
    if words.ARTICLE.match(piece.text) or _is_bare_article(piece):
        return Role.ARTICLE
    if piece.setting.align is Align.CENTRE and piece.letters < 120:
        return Role.OTHER
    return Role.BODY if piece.letters else Role.OTHER


def _awaits_title(found: Components, last: Piece) -> bool:
    return not words.HEADING_JOINED.match(last.text)


def _is_joined_heading(piece: Piece) -> bool:
    """Whether number and title of a part stand on one line in the middle."""
    centred = piece.setting.align is Align.CENTRE
    return (
        centred
        and piece.bold
        and piece.letters < _TITLE
        and bool(words.HEADING_JOINED.match(piece.text))
    )


def _is_bare_article(piece: Piece) -> bool:
    """Whether it is all bold, as the title of an article, without the full stop."""
    bold = all(s.look.bold for s in piece.spans if s.letters)
    return bold and piece.first and bool(words.BARE_ARTICLE.match(piece.text))


def _may_decide(piece: Piece) -> bool:
    """Whether it names who decides: capitals, or bold in the middle."""
    return piece.upper or (piece.bold and piece.setting.align is Align.CENTRE)


def _goes_on_title(found: Components, piece: Piece, last: Piece) -> bool:
    return (
        found.role(last) is Role.HEADING_TITLE
        and piece.upper
        and piece.bold
        and not words.HEADING.match(piece.text)
    )
