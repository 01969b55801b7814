# SPDX-License-Identifier: LGPL-3.0-or-later
"""Number and symbol (Phụ lục I, mục II.3; NĐ 78/2025 for normative documents)."""

import re
from collections.abc import Iterator

from ...reading.vocabulary import LETTER, TYPE_CODES
from ..components import Components
from ..findings import DECREE_78, Finding
from ..model import Piece
from ..roles import CODE, Role
from .clauses import clause

_BLANK = re.compile(r"[\s.…_·\u00a0]*")
_PARTS = re.compile(
    r"(?P<number>\d*[A-Za-z]?)(?P<gap>[\s.…_·]*)(?P<stroke>\s*[/\\-]?\s*)"
    r"(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?(?P<notation>[^\W\d_].*)?$"
)
_NORMATIVE_CODES = ("NQ", "QĐ", "TT", "NĐ", "L", "PL", "TTLT", "NQLT")
# Codes of types that no agency has as its own.
_SURELY_TYPES = ("QĐ", "TB", "BC", "TTr", "KH", "NQ", "CTr", "GM", "BB")
_OF_UNITS = re.compile(
    r"(bo|so|tong cuc|cuc|uy ban nhan dan|hoi dong nhan dan|van phong)\b"
)
_LONG_DASH = re.compile("[\u2010-\u2015\u2212]")


def check_code(found: Components) -> Iterator[Finding]:
    """Leading zero, signs between the groups, and what the groups say."""
    piece = found.first(Role.CODE)
    if piece is None:
        return
    label = CODE.match(piece.text)
    if label is None or "{" in piece.text:
        return
    yield from _label(piece, label.group(), found)
    rest = _LONG_DASH.sub("-", piece.text[label.end() :].strip())
    parts = _PARTS.match(_BLANK.sub("", rest, count=1) if rest[:1] in "." else rest)
    if parts is None:
        return
    yield from _number(piece, parts, found)
    yield from _signs(piece, parts, found)
    yield from _groups(piece, parts, found)


def _label(piece: Piece, label: str, found: Components) -> Iterator[Finding]:
    said = label.strip()
    if said != "Số:":
        yield _finding(
            piece,
            "label",
            f"Đang ghi “{said}”; phải ghi “Số:” (có dấu hai chấm).",
            said,
            found,
        )


def _number(piece: Piece, parts: re.Match[str], found: Components) -> Iterator[Finding]:
    number = parts.group("number")
    if number.isdigit() and len(number) == 1:
        yield _finding(
            piece,
            "zero",
            f"Số {number} nhỏ hơn 10, phải ghi thêm số 0 phía trước (0{number}).",
            number,
            found,
        )


def _signs(piece: Piece, parts: re.Match[str], found: Components) -> Iterator[Finding]:
    notation, stroke = parts.group("notation") or "", parts.group("stroke")
    if not notation:
        return
    if "/" not in stroke:
        yield _finding(
            piece,
            "stroke",
            "Giữa số và ký hiệu phải có dấu gạch chéo (/).",
            stroke.strip(),
            found,
            repairable=False,
        )
    # A number still to be given leaves blanks before the stroke.
    given = bool(parts.group("number"))
    gap = parts.group("gap")
    apart = given and bool(gap) and not gap.strip()
    spaced = (
        apart
        or re.search(r"\s*-\s+|\s+-\s*", notation)
        or (re.search(r"/\s", stroke) or (given and re.search(r"\s/", stroke)))
    )
    if spaced:
        yield _finding(
            piece,
            "blank",
            "Ký hiệu không được có khoảng cách giữa các nhóm chữ.",
            piece.text,
            found,
        )


def _groups(piece: Piece, parts: re.Match[str], found: Components) -> Iterator[Finding]:
    notation = re.sub(r"\s+", "", parts.group("notation") or "")
    if not notation:
        return
    first = re.split(r"[-/]", notation)[0]
    if notation == notation.lower():
        yield _finding(piece, "case", "Ký hiệu phải viết in hoa.", notation, found)
        return
    yield from _type_group(piece, notation, first, found)
    yield from _year(piece, parts, first, found)


def _type_group(
    piece: Piece, notation: str, first: str, found: Components
) -> Iterator[Finding]:
    wanted = TYPE_CODES.get(found.type_name, "")
    if first.upper() == "CV":
        yield _finding(
            piece,
            "letter",
            "Công văn không có chữ viết tắt tên loại “CV”; ký hiệu gồm chữ viết tắt "
            "tên cơ quan và đơn vị soạn thảo (ví dụ 05/BNV-VP).",
            notation,
            found,
            repairable=False,
        )
    elif found.is_letter:
        if first in _SURELY_TYPES:
            yield _finding(
                piece,
                "letter",
                f"Ký hiệu công văn không bắt đầu bằng tên loại ({first}).",
                notation,
                found,
                repairable=False,
            )
        elif "-" not in notation and _has_units(found):
            yield _shape(piece, notation, "tên cơ quan-đơn vị soạn thảo", found)
    elif wanted and found.of(Role.TYPE) and first != wanted:
        yield _finding(
            piece,
            "type",
            f"Ký hiệu của {found.type_name} phải bắt đầu bằng “{wanted}-”, đang ghi "
            f"“{notation}”.",
            notation,
            found,
            repairable=False,
        )
    elif wanted and "-" not in notation:
        yield _shape(piece, notation, "tên loại-tên cơ quan", found)


def _has_units(found: Components) -> bool:
    """Whether the agency surely has units that draft: a school or a board has none."""
    return any(_OF_UNITS.match(piece.folded) for piece in found.of(Role.AGENCY))


def _shape(piece: Piece, notation: str, wanted: str, found: Components) -> Finding:
    return _finding(
        piece,
        "shape",
        f"Ký hiệu “{notation}” thiếu nhóm chữ; phải gồm {wanted}, nối bằng dấu (-).",
        notation,
        found,
        repairable=False,
    )


def _year(
    piece: Piece, parts: re.Match[str], first: str, found: Components
) -> Iterator[Finding]:
    year = parts.group("year")
    if year and (found.type_name == LETTER or first not in _NORMATIVE_CODES):
        yield Finding(
            "code.year",
            f"{clause('II.3')}; {DECREE_78}",
            f"Năm ({year}) chỉ ghi trong ký hiệu văn bản quy phạm pháp luật, không ghi "
            "trong ký hiệu văn bản hành chính.",
            (piece.place,),
            year,
        )


def _finding(
    piece: Piece,
    aspect: str,
    message: str,
    measured: str,
    found: Components,
    *,
    repairable: bool = True,
) -> Finding:
    return Finding(
        f"code.{aspect}",
        clause("II.3"),
        message,
        (piece.place,),
        measured,
        repairable=repairable and not found.layout.fixed,
    )
