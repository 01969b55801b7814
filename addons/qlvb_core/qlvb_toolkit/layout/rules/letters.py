# SPDX-License-Identifier: LGPL-3.0-or-later
"""Font and colour of all letters (Phụ lục I, mục I.4)."""

import re
from collections.abc import Callable, Iterator

from ..components import Components
from ..findings import Finding
from ..model import Look, Piece, Zone
from ..roles import Role
from .clauses import clause

# Names under which Times New Roman and fonts of its measures stand in files.
_LAWFUL = re.compile(r"times|liberationserif|tinos|nimbusrom|termes|thorndale")
_OLD = re.compile(r"^\.?vn|^vni|^uvn")
# Fonts of signs: bullets, ticks; they set no text.
_SIGNS = re.compile(r"symbol|wingding|webding|opensymbol|dingbat|msgothic|segoeui")
# The share of the darkest and the lightest that reads as black.
_BLACK = 0x33
_MARKS = (Role.URGENCY, Role.CIRCULATION)
# A letter alone in another font is an accident of the program.
_MIN_LETTERS = 3


def check_letters(found: Components) -> Iterator[Finding]:
    """Letters in another font or colour, each once."""
    fonts = _wrong(found, lambda look: not is_lawful_font(look.font))
    if fonts:
        name = _of_first(fonts[0], lambda look: not is_lawful_font(look.font)).font
        yield Finding(
            "font.name",
            clause("I.4"),
            f"Có chữ dùng phông {name}; phải dùng phông Times New Roman.",
            tuple(p.place for p in fonts),
            name,
            repairable=not found.layout.fixed,
        )
    coloured = _wrong(found, _is_coloured, leave_out=_MARKS)
    if coloured:
        colour = _of_first(coloured[0], _is_coloured).colour
        yield Finding(
            "font.colour",
            clause("I.4"),
            f"Có chữ màu #{colour}; chữ trong văn bản phải màu đen.",
            tuple(p.place for p in coloured),
            f"#{colour}",
            repairable=not found.layout.fixed,
        )


def is_lawful_font(name: str) -> bool:
    """Whether letters in a font of this name look like Times New Roman."""
    plain = re.sub(r"[^a-z.]", "", name.lower())
    if not plain or _SIGNS.search(plain):
        return True
    return bool(_LAWFUL.search(plain)) and not _OLD.match(plain)


def _wrong(
    found: Components,
    test: Callable[[Look], bool],
    leave_out: tuple[Role, ...] = (),
) -> list[Piece]:
    return [
        piece
        for piece in found.layout.pieces
        if found.role(piece) not in leave_out
        and not _is_stamp(piece, found.role(piece))
        and sum(s.letters for s in piece.spans if test(s.look)) >= _MIN_LETTERS
    ]


def _is_stamp(piece: Piece, role: Role) -> bool:
    """Whether it was put on the finished page: by a clerk or by a signing program."""
    if role is Role.OTHER and piece.zone is not Zone.FULL:
        return True
    return piece.rect is not None and (piece.size or 10) < 10.4


def _of_first(piece: Piece, test: Callable[[Look], bool]) -> Look:
    return next(s.look for s in piece.spans if s.letters and test(s.look))


def is_black(colour: str) -> bool:
    """Whether letters of this colour read as black."""
    try:
        return max(int(colour[i : i + 2], 16) for i in (0, 2, 4)) <= _BLACK
    except ValueError:
        return True


def _is_coloured(look: Look) -> bool:
    return not is_black(look.colour)
