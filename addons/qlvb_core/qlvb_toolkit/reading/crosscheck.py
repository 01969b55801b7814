# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fields that tell of each other: what agrees is surer, what differs is doubted."""

import re
from dataclasses import replace
from typing import Any

from ..text import fold
from .values import DocumentReading, Field
from .vocabulary import TYPE_CODES, letters, type_of_code

# What two readings of one column both say.
_LEFT_FIELDS = ("number", "year", "notation", "agency", "parent_agency", "subject")
_ONLY_ONE, _ACCENTS_DIFFER, _DIFFERENT = 0.7, 0.85, 0.6


def agreed(first: DocumentReading, again: DocumentReading) -> DocumentReading:
    """One reading of two of the same page: the surer values, and how far they agree."""
    found: dict[str, Any] = {
        name: _one_of(getattr(first, name), getattr(again, name))
        for name in _LEFT_FIELDS
    }
    if not first.type_name.value:
        found["type_name"] = again.type_name
    return replace(first, **found)


def cross_checked(reading: DocumentReading) -> DocumentReading:
    """The reading with the confidence that its fields lend to each other."""
    reading = _agency_checked(_type_checked(_undoubled(_placed(reading))))
    year, date = reading.year, reading.date
    if year.value and date.value and not date.value.startswith(year.value):
        return replace(reading, year=_doubted(year), date=_doubted(date))
    return reading


def initials_agree(notation: str, agency: str) -> bool:
    """Whether a piece of the notation abbreviates the agency (SKHCN, BVĐKPN).

    Small words may be left out, and fields shortened.
    """
    initials = "".join(word[0] for word in fold(agency).replace("-", " ").split())
    if not initials:
        return False
    pieces = [letters(piece) for piece in notation.replace("/", "-").split("-")]
    return any(
        len(piece) > 1 and piece[0] == initials[0] and _is_drawn_from(piece, initials)
        for piece in pieces
    )


def _one_of(first: Field, again: Field) -> Field:
    surer, other = sorted((first, again), key=lambda f: -f.confidence)
    if not surer.value or first.source != "ocr":
        return first
    if not other.value:
        return _times(surer, _ONLY_ONE)
    if surer.value == other.value:
        return replace(surer, confidence=_raised(surer.confidence))
    same_letters = letters(surer.value) == letters(other.value)
    return _times(surer, _ACCENTS_DIFFER if same_letters else _DIFFERENT)


def _type_checked(reading: DocumentReading) -> DocumentReading:
    """The code in the notation and the title name one type."""
    notation, name = reading.notation, reading.type_name
    coded = type_of_code(notation.value)
    if not coded or not TYPE_CODES.get(name.value):
        return reading
    if TYPE_CODES[name.value] == TYPE_CODES[coded]:
        return replace(reading, notation=_surer(notation), type_name=_surer(name))
    return replace(reading, notation=_doubted(notation))


def _agency_checked(reading: DocumentReading) -> DocumentReading:
    if not initials_agree(reading.notation.value, reading.agency.value):
        return reading
    return replace(
        reading, notation=_surer(reading.notation), agency=_surer(reading.agency)
    )


def _placed(reading: DocumentReading) -> DocumentReading:
    """Names of the column of capitals with the accents of the place of issue."""
    place = reading.place
    known = place.value.split()
    if place.source != "ocr" or len(known) < 2:
        return reading
    return replace(
        reading,
        agency=_with_accents_of(known, place, reading.agency),
        parent_agency=_with_accents_of(known, place, reading.parent_agency),
    )


def _with_accents_of(known: list[str], place: Field, field: Field) -> Field:
    words = field.value.split()
    folded, wanted = [fold(word) for word in words], [fold(word) for word in known]
    for at in range(len(words) - len(known) + 1):
        end = at + len(known)
        if folded[at:end] == wanted and place.confidence >= field.confidence:
            upper = all(word.isupper() for word in words[at:end])
            words[at:end] = [word.upper() if upper else word for word in known]
    return replace(field, value=" ".join(words)) if words else field


def _undoubled(reading: DocumentReading) -> DocumentReading:
    """The notation without a second Đ that the name of the agency has not."""
    notation = reading.notation
    initials = "".join(w[0] for w in fold(reading.agency.value).split() if w.isalnum())
    if notation.source != "ocr" or not initials:
        return reading
    pieces = [
        piece.replace("ĐĐ", "Đ") if _has_too_many(piece, initials) else piece
        for piece in re.split(r"([-/])", notation.value)
    ]
    return replace(reading, notation=replace(notation, value="".join(pieces)))


def _has_too_many(piece: str, initials: str) -> bool:
    once = letters(piece.replace("ĐĐ", "Đ"))
    return _is_drawn_from(once, initials) and not _is_drawn_from(
        letters(piece), initials
    )


def _is_drawn_from(piece: str, initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in piece)


def _surer(field: Field) -> Field:
    if field.source != "ocr":
        return field
    return replace(field, confidence=_raised(field.confidence))


def _raised(confidence: float) -> float:
    return round(confidence + (1 - confidence) / 3, 3)


def _doubted(field: Field) -> Field:
    return _times(field, _DIFFERENT)


def _times(field: Field, share: float) -> Field:
    return replace(field, confidence=round(field.confidence * share, 3))
