# SPDX-License-Identifier: LGPL-3.0-or-later
"""Number, notation and date of a document.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3 and 4.
"""

import re

from .errors import InvalidCode
from .text import nfc
from .types import DocumentCode

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_LABEL = re.compile(r"^\s*số\s*:?\s*", re.IGNORECASE)
_STATE = re.compile(r"(\d{1,11})/(?:((?:19|20)\d\d)/)?([^\W\d_][^/\s]*)")
_PARTY = re.compile(r"(\d{1,11})-([^\W\d_][^/\s]*/[^/\s]+)")
# Codes that the law writes with small letters inside.
_MIXED_CASE = {
    code.upper(): code for code in ("TTr", "CTr", "QyĐ", "TrS", "TTg", "TTh")
}


def parse_code(text: str) -> DocumentCode:
    """Split ``76/2025/QĐ-UBND``, ``35/TTr-SKHCN`` or, of the Party, ``78-TB/ĐU``.

    Spaces, dashes of any length, small letters and a leading "Số:" are accepted.
    Raises InvalidCode ``unreadable``.
    """
    cleaned = _LABEL.sub("", _DASHES.sub("-", nfc(text)))
    cleaned = re.sub(r"\s*([/-])\s*", r"\1", cleaned).strip()
    match = _STATE.fullmatch(cleaned)
    if match:
        number, year, notation = match.groups()
    elif match := _PARTY.fullmatch(cleaned):
        (number, notation), year = match.groups(), None
    else:
        raise InvalidCode("unreadable", text=text)
    if int(number) == 0:
        raise InvalidCode("unreadable", text=text)
    return DocumentCode(
        int(number), int(year) if year else None, _notation_case(notation)
    )


def format_number(number: int) -> str:
    """``07``, ``128``: numbers below 10 get a leading zero."""
    if number < 1:
        raise InvalidCode("number_below_one", number=number)
    return f"{number:02d}"


def compose_notation(
    type_code: str | None, agency_code: str, unit_code: str | None = None
) -> str:
    """``QĐ-UBND`` for a named type; ``UBND-VX`` for a type without abbreviation.

    Only the latter carries the drafting unit. Raises InvalidCode ``agency_missing``,
    ``unit_missing``, or ``not_a_type_code`` for "CV", which the law does not know.
    """
    if not agency_code:
        raise InvalidCode("agency_missing")
    if type_code and type_code.upper() == "CV":
        raise InvalidCode("not_a_type_code", type_code=type_code)
    if type_code:
        return nfc(f"{type_code}-{agency_code}")
    if not unit_code:
        raise InvalidCode("unit_missing", agency_code=agency_code)
    return nfc(f"{agency_code}-{unit_code}")


def full_code(number: int, notation: str, year: int | None = None) -> str:
    """``35/TTr-SKHCN``, with a year ``76/2025/QĐ-UBND``; Party style ``78-TB/ĐU``."""
    if "/" in notation:
        return f"{format_number(number)}-{notation}"
    parts = [format_number(number), *([str(year)] if year else []), notation]
    return "/".join(parts)


def day_text(day: int) -> str:
    """Day of the month as on a date line: days below 10 get a leading zero."""
    return f"{day:02d}"


def month_text(month: int) -> str:
    """Month as on a date line: only January and February get a leading zero."""
    return f"{month:02d}" if month <= 2 else str(month)


def _notation_case(notation: str) -> str:
    return "".join(_piece_case(p) for p in re.split(r"([-/])", notation))


def _piece_case(piece: str) -> str:
    if piece != piece.lower() and piece != piece.upper():
        return piece
    return _MIXED_CASE.get(piece.upper(), piece.upper())
