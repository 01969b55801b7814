# SPDX-License-Identifier: LGPL-3.0-or-later
"""Appendices and regulations after the signature."""

from collections.abc import Iterator, Sequence

from . import roles as words
from .components import Components
from .find_body import find_body
from .find_head import is_nation
from .model import Align, Piece, Zone
from .roles import Role

# Lines of a title and of what is printed in brackets below it.
_TITLE, _NOTE = 8, 3


def is_attached(top: Sequence[Piece]) -> bool:
    if any(is_nation(p) or words.CODE.match(p.text) for p in top[:10]):
        return False
    return any(
        words.APPENDIX.match(p.text) or words.NOTE.match(p.text) for p in top[:6]
    )


def find_attachments(found: Components, pieces: Sequence[Piece]) -> None:
    """Appendices and regulations after the signature, or the whole of an appendix."""
    title = 0
    for index, piece in enumerate(pieces):
        role = Role.ATTACHED if piece.zone is Zone.FULL else Role.TABLE
        if _is_label(piece):
            role, title = Role.APPENDIX_LABEL, index + 4
        elif title and index < title and words.NOTE.match(piece.text):
            role, title = Role.APPENDIX_NOTE, 0
        elif title and index < title and _is_heading_like(piece):
            role = Role.APPENDIX_TITLE
        elif title:
            title = 0
        found.give([piece], role)
    for start, end in _regulations(found, pieces):
        _find_regulation(found, pieces[start:end])


def _find_regulation(found: Components, pieces: Sequence[Piece]) -> None:
    """The parts, articles and text of a regulation: set as those of a document."""
    find_body(found, pieces)
    kept = (Role.HEADING, Role.HEADING_TITLE, Role.ARTICLE, Role.BODY, Role.TABLE)
    found.give((p for p in pieces if found.role(p) not in kept), Role.ATTACHED)


def _regulations(
    found: Components, pieces: Sequence[Piece]
) -> Iterator[tuple[int, int]]:
    """Where the text of each regulation begins and ends: below the line that says to
    what it belongs, up to an appendix or a form. One without articles is a table."""
    for index, piece in enumerate(pieces):
        if found.role(piece) is not Role.ATTACHED or not words.NOTE.match(piece.text):
            continue
        above = pieces[max(0, index - _TITLE) : index]
        title = next((p for p in reversed(above) if words.type_name(p.text)), None)
        if title is None:
            continue
        start = index + 1
        while start < min(len(pieces), index + 1 + _NOTE) and pieces[start].italic:
            start += 1
        end = next(
            (i for i in range(start, len(pieces)) if _ends_text(found, pieces[i])),
            len(pieces),
        )
        if any(words.ARTICLE.match(p.text) for p in pieces[start:end]):
            found.give([title], Role.ATTACHED_TYPE)
            found.give([piece], Role.APPENDIX_NOTE)
            yield start, end


def _ends_text(found: Components, piece: Piece) -> bool:
    return (
        found.role(piece) is Role.APPENDIX_LABEL
        or bool(words.FORM.match(piece.text))
        or bool(words.RECIPIENTS.match(piece.text))
        or is_nation(piece)
    )


def _is_label(piece: Piece) -> bool:
    """Whether it is the number of an appendix, or that and a title above a page."""
    if piece.zone is not Zone.FULL or not _is_heading_like(piece):
        return False
    joined = piece.opens_page and words.APPENDIX_JOINED.match(piece.text)
    return bool(joined or words.APPENDIX.match(piece.text))


def _is_heading_like(piece: Piece) -> bool:
    return piece.letters < 160 and (
        piece.setting.align is Align.CENTRE or piece.bold or piece.upper
    )
