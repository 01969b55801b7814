# SPDX-License-Identifier: LGPL-3.0-or-later
"""Appendices and regulations after the signature."""

from collections.abc import Sequence

from . import roles as words
from .components import Components
from .find_head import is_nation
from .model import Align, Piece, Zone
from .roles import Role


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
