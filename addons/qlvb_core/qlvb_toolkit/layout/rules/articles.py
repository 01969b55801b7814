# SPDX-License-Identifier: LGPL-3.0-or-later
"""How articles, parts, chapters and sections are written (Phụ lục I, mục II.6.d)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ..components import Components
from ..findings import Finding
from ..model import Align, Piece
from ..roles import ARTICLE, HEADING, HEADING_JOINED, Role
from .clauses import clause

_CLAUSE = clause("II.6.d")
_SECTION = re.compile(r"^[IVX]{1,5}\.\s+[^\W\d_]{2}")
_ROMAN = re.compile(r"^[ivxlc]+$", re.IGNORECASE)
# Points by which sizes may differ and still be the same: programs that print round.
_SAME_SIZE = 0.4

_Test = Callable[[Piece], bool]


def check_articles(found: Components) -> Iterator[Finding]:
    """The word "Điều", its number and the sign after it; numbers of parts."""
    pieces = [p for p in found.of(Role.ARTICLE) if p.first]
    fixed = found.layout.fixed
    usual = size_of_text(found)
    tests: tuple[tuple[str, _Test, str, bool], ...] = (
        (
            "bold",
            lambda p: not _starts_bold(p),
            "Từ “Điều”, số thứ tự và tên của điều phải in đậm.",
            True,
        ),
        (
            "number",
            lambda p: bool(_ROMAN.match(_part(p, "number"))),
            "Số thứ tự của điều phải ghi bằng chữ số Ả Rập.",
            False,
        ),
        (
            "mark",
            lambda p: _part(p, "sign") != ".",
            "Sau số thứ tự của điều phải là dấu chấm (ví dụ “Điều 1.”).",
            all(ARTICLE.match(p.text) for p in pieces),
        ),
        (
            "case",
            lambda p: p.text.startswith("ĐIỀU"),
            "Từ “Điều” và tên của điều phải in thường.",
            False,
        ),
        (
            "align",
            lambda p: p.setting.align is Align.CENTRE,
            "Điều phải lùi vào 1 cm hoặc 1,27 cm như đoạn văn, không canh giữa.",
            True,
        ),
        (
            "text_size",
            lambda p: bool(usual and p.size and abs(p.size - usual) > _SAME_SIZE),
            "Cỡ chữ của điều phải bằng cỡ chữ của phần lời văn.",
            True,
        ),
    )
    for aspect, test, message, mechanical in tests:
        if wrong := [p for p in pieces if test(p)]:
            yield Finding(
                f"article.{aspect}",
                _CLAUSE,
                message,
                tuple(p.place for p in wrong),
                wrong[0].text[:20],
                repairable=mechanical
                and not fixed
                and not any(p.setting.numbered for p in wrong),
            )
    yield from _headings(found)
    yield from _sections(found)


def _sections(found: Components) -> Iterator[Finding]:
    """Roman sections in capitals are titles: bold."""
    plain = [
        p
        for p in found.of(Role.BODY)
        if p.first and p.upper and not p.bold and _SECTION.match(p.text)
    ]
    if plain:
        yield Finding(
            "section.bold",
            _CLAUSE,
            "Số thứ tự và tiêu đề của mục phải in đậm.",
            tuple(p.place for p in plain),
            plain[0].text[:20],
        )


def _part(piece: Piece, group: str) -> str:
    match = ARTICLE.match(piece.text)
    return match.group(group) if match else ""


def _starts_bold(piece: Piece) -> bool:
    return next((s.look.bold for s in piece.spans if s.letters), True)


def size_of_text(found: Components) -> float | None:
    """The size of most letters of the text, None when it has no other than articles."""
    letters: Counter[float] = Counter()
    for piece in found.of(Role.BODY):
        if piece.size:
            letters[piece.size] += piece.letters
    return letters.most_common(1)[0][0] if letters else None


def _headings(found: Components) -> Iterator[Finding]:
    """Parts and chapters have Roman numbers, sections Arabic ones; their names stand
    in small letters."""
    for piece in found.of(Role.HEADING):
        match = HEADING.match(piece.text)
        if match is None:
            continue
        by_letters = bool(_ROMAN.match(match.group("number")))
        wants_roman = piece.folded.startswith(("phan", "chuong"))
        if by_letters is not wants_roman:
            kind = "chữ số La Mã" if wants_roman else "chữ số Ả Rập"
            yield Finding(
                "heading.number",
                _CLAUSE,
                f"“{piece.text}”: số thứ tự phải ghi bằng {kind}.",
                (piece.place,),
                piece.text,
            )
    joined = [p for p in found.of(Role.HEADING) if HEADING_JOINED.match(p.text)]
    if joined:
        yield Finding(
            "heading.line",
            _CLAUSE,
            "Từ “Phần”, “Chương”, “Mục” và số thứ tự phải ở một dòng riêng, tiêu đề ở "
            "dòng dưới.",
            tuple(p.place for p in joined),
            joined[0].text[:30],
        )
    capitals = [p for p in found.of(Role.HEADING) if _name_of(p).isupper()]
    if capitals:
        yield Finding(
            "heading.case",
            _CLAUSE,
            "Từ “Phần”, “Chương”, “Mục” phải in thường "
            f"(đang ghi “{capitals[0].text}”).",
            tuple(p.place for p in capitals),
            capitals[0].text,
            repairable=not found.layout.fixed,
        )


def _name_of(piece: Piece) -> str:
    return piece.text.split()[0]
