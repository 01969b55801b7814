# SPDX-License-Identifier: LGPL-3.0-or-later
"""Numbers of chapters, articles, clauses and points (Phụ lục I, mục II.6.d)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..components import Components
from ..findings import Finding
from ..model import Piece
from ..roles import HEADING, Role
from .clauses import clause
from .roman import number_value

_CLAUSE = clause("II.6.d")
# Points follow the Vietnamese alphabet; letters with marks are as a rule left out.
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ARTICLE = re.compile(r"^điều\s+(\d{1,3}|[IVXLC]{1,6})\b", re.IGNORECASE)
# "15/KH" is no number of a clause; from XL on a single letter rather is one of A, B, C.
_SECTION = re.compile(r"^([IVX]+)\s*[.\-]\s*(?=[^\W\d_])")
_NUMBER = re.compile(r"^((?:\d{1,2}\.)*)(\d{1,2})\s*(?:[.)]|/(?=\s))\s*(?=[^\W\d_])")
_POINT = re.compile(r"^([a-zđ])\s*(?:\)|[./](?=\s))\s*(?=\S)")
WRONG_CLAUSE = re.compile(r"^\d{1,2}\s*(?P<sign>\)|/(?=\s))\s*(?=[^\W\d_])")
WRONG_POINT = re.compile(r"^[a-zđ]\s*(?P<sign>[./])\s+(?=[^\W\d_])")
_CAPITAL_POINT = re.compile(r"^[A-ZĐ]\s*\)\s*(?=\S)")
# Text quoted from another document keeps the numbers it has there.
_AMENDS = re.compile(r"sửa đổi|bổ sung|thay thế|đính chính", re.IGNORECASE)


@dataclass(frozen=True)
class _Number:
    """``within`` is what stands before it: 2.1 is 1 within "2."."""

    level: str
    name: str
    value: int
    within: str = ""

    def follows(self, last: "_Number | None") -> bool:
        """Whether it opens a list or goes on in it."""
        if last is None or self.value <= 1 or self.within != last.within:
            return True
        return self.value == last.value + 1


def check_numbering(found: Components) -> Iterator[Finding]:
    """Signs after the numbers, and numbers that are left out or repeated."""
    pieces = [p for p in found.of(Role.HEADING, Role.BODY, Role.ARTICLE) if p.first]
    body = [p for p in pieces if found.role(p) is Role.BODY]
    for pattern, code, message in (
        (
            WRONG_CLAUSE,
            "clause.mark",
            "Sau số thứ tự của khoản phải là dấu chấm (ví dụ “1.”).",
        ),
        (
            WRONG_POINT,
            "point.mark",
            "Sau thứ tự của điểm phải là dấu đóng ngoặc đơn (ví dụ “a)”).",
        ),
        (
            _CAPITAL_POINT,
            "point.case",
            "Thứ tự của điểm phải là chữ in thường (ví dụ “a)”).",
        ),
    ):
        wrong = [p for p in body if pattern.match(p.text) and not p.setting.numbered]
        if wrong:
            mechanical = code.endswith(".mark") and not found.layout.fixed
            yield _finding(code, message, wrong, repairable=mechanical)
    about = " ".join(p.text for p in found.of(Role.SUBJECT, Role.LETTER_SUBJECT))
    if not _AMENDS.search(about):
        yield from _orders(pieces, found)


def _orders(pieces: Sequence[Piece], found: Components) -> Iterator[Finding]:
    wrong: dict[str, list[Piece]] = {}
    last: dict[str, _Number] = {}
    for piece in pieces:
        if piece.setting.numbered:
            # What the program counts may take any number.
            last.clear()
            continue
        number = _read(piece, found)
        if number is None:
            continue
        if not number.follows(last.get(number.level)):
            wrong.setdefault(number.name, []).append(piece)
        last[number.level] = number
    for name, places in wrong.items():
        said = places[0].text[:30].strip()
        message = f"Số thứ tự {name} không liên tục: “{said}”."
        yield _finding("numbering.order", message, places)


def _read(piece: Piece, found: Components) -> _Number | None:
    """The number a paragraph begins with."""
    text = piece.text
    if match := HEADING.match(text):
        name = text.split()[0].lower()
        return _Number(name, name, number_value(match.group("number").upper()))
    is_article = found.role(piece) is Role.ARTICLE
    if is_article and (match := _ARTICLE.match(text)):
        return _Number("điều", "điều", number_value(match.group(1).upper()))
    if match := _SECTION.match(text):
        return _Number("I", "mục", number_value(match.group(1)))
    if match := _NUMBER.match(text):
        within = match.group(1)
        level = "1." * (1 + within.count("."))
        return _Number(level, "khoản", int(match.group(2)), within)
    if match := _POINT.match(text):
        return _Number("a", "điểm", _ALPHABET.find(match.group(1)) + 1)
    return None


def _finding(
    code: str, message: str, wrong: Sequence[Piece], *, repairable: bool = False
) -> Finding:
    return Finding(
        code,
        _CLAUSE,
        message,
        tuple(p.place for p in wrong),
        wrong[0].text[:20],
        repairable=repairable,
    )
