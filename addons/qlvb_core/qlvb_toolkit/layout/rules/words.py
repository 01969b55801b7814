# SPDX-License-Identifier: LGPL-3.0-or-later
"""The fixed words of the nation's name and motto (Phụ lục I, mục II.1)."""

import re
import unicodedata
from collections.abc import Iterator

from ...text import canonical_tone
from ..components import Components
from ..findings import Finding
from ..model import Piece
from ..roles import Role
from .clauses import clause

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_DASHES = re.compile("[\u2010-\u2015\u2212]")


def check_words(found: Components) -> Iterator[Finding]:
    """Letters, capitals, hyphens and blanks around them."""
    nation = found.of(Role.NATION)
    said = " ".join(_plain(piece) for piece in nation)
    if nation and said.upper() != _toned(NATION):
        yield _finding("nation", nation[0], "Quốc hiệu", NATION, "II.1.a", found)
    motto = found.first(Role.MOTTO)
    if motto is not None and _plain(motto) != _toned(MOTTO):
        yield _finding("motto", motto, "Tiêu ngữ", MOTTO, "II.1.b", found)


def _plain(piece: Piece) -> str:
    text = unicodedata.normalize("NFC", piece.text)
    return _toned(_DASHES.sub("-", text).strip())


def _toned(text: str) -> str:
    """One spelling of "HÒA" and "HOÀ": both habits are found in lawful documents."""
    words = []
    for word in text.split():
        tone = canonical_tone(word.lower())
        words.append(tone.upper() if word.isupper() else _like(tone, word))
    return " ".join(words)


def _like(tone: str, word: str) -> str:
    return tone[:1].upper() + tone[1:] if word[:1].isupper() else tone


def _finding(
    code: str, piece: Piece, name: str, wanted: str, number: str, found: Components
) -> Finding:
    return Finding(
        f"{code}.words",
        clause(number),
        f"{name} đang ghi “{piece.text}”; phải ghi đúng “{wanted}”.",
        (piece.place,),
        piece.text,
        repairable=not found.layout.fixed,
    )
