# SPDX-License-Identifier: LGPL-3.0-or-later
"""Capital letters (NĐ 30/2020, Phụ lục II), asked for by those who want it."""

import re
from collections.abc import Iterator

from ..components import Components
from ..findings import DECREE_30_CAPITALS, Finding, Severity
from ..model import Piece
from ..roles import Role

_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.?!]\s+(?P<word>[^\W\d_]\w*)")
_CITED = re.compile(
    r"\b(?P<word>luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|kế hoạch|"
    r"công văn|tờ trình|báo cáo|thông báo)\s+số\s*:?\s*\d"
)
_NAMES = {
    "nhà nước": "Nhà nước",
    "ủy ban nhân dân": "Ủy ban nhân dân",
    "hội đồng nhân dân": "Hội đồng nhân dân",
    "quốc hội": "Quốc hội",
    "chính phủ": "Chính phủ",
}
_NAME = re.compile(rf"\b({'|'.join(_NAMES)})\b")


def check_capitals(found: Components) -> Iterator[Finding]:
    """Sentences, names of state bodies and cited documents in small letters."""
    for piece in found.of(Role.BODY, Role.BASIS, Role.ARTICLE):
        yield from _in_text(piece)


def _in_text(piece: Piece) -> Iterator[Finding]:
    for match in _SENTENCE.finditer(piece.text):
        if match.group("word")[0].islower():
            yield _finding(
                "sentence",
                piece,
                "Sau dấu kết thúc câu phải viết hoa",
                match.group("word"),
                "I",
            )
    for match in _CITED.finditer(piece.text):
        yield _finding(
            "cited",
            piece,
            "Tên loại văn bản được viện dẫn phải viết hoa",
            match.group("word"),
            "V.7",
        )
    for match in _NAME.finditer(piece.text):
        yield _finding(
            "name",
            piece,
            f"Phải viết “{_NAMES[match.group()]}”",
            match.group(),
            "III, V",
        )


def _finding(code: str, piece: Piece, rule: str, said: str, number: str) -> Finding:
    return Finding(
        f"capitals.{code}",
        f"{DECREE_30_CAPITALS}, mục {number}",
        f"{rule}: “{said}”.",
        (piece.place,),
        said,
        Severity.HINT,
    )
