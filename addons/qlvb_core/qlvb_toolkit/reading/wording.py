# SPDX-License-Identifier: LGPL-3.0-or-later
"""From lines to a field: the text joined, its confidence and place."""

import re
from collections.abc import Sequence

from .geometry import Line, Page, Rect, around
from .spelling import respelled, subject_respelled
from .values import EMPTY, Box, Field

_DIGITS = str.maketrans("OoQDIl|iSBZ", "00001111582")
# A dash between parts of a name, of which recognition lost a space.
_HALF_SPACED = re.compile(r"(?<=\w)(?:-\s+|\s+-)(?=\w)")
# Specks between the words of a name, alone or touching the next one.
_SPECKLED = re.compile(r"(?<=\w)\s+[_:;.|~*'`\"“”]+\s*(?=\w)")
_EDGE_MARKS = " _~=|*'\"`“”‘’•«»<>—–-"
_SPECKS = ".,:; "


def digits_of(text: str) -> str:
    """Digits as recognition confuses them with letters (``l2`` is ``12``)."""
    return text.translate(_DIGITS)


def joined(lines: Sequence[Line]) -> str:
    """One text of several lines, without rules and specks at its ends."""
    text = unbroken("\n".join(line.text for line in lines))
    return text.strip(_EDGE_MARKS).lstrip(_SPECKS)


def unbroken(text: str) -> str:
    """One line of several: no soft hyphens, hyphens at their ends joined."""
    plain = text.replace("\u00ad", "")
    plain = re.sub(r"(?<=\w)([-–])\s*\n\s*(?=\w)", r"\1", plain)
    return " ".join(plain.split())


def name_of(lines: Sequence[Line], page: Page) -> str:
    """A name or office of several lines; recognised accents are put right."""
    text = joined(lines)
    if page.source != "ocr":
        return text
    return respelled(_HALF_SPACED.sub(" - ", _SPECKLED.sub(" ", text)))


def subject_of(lines: Sequence[Line], page: Page) -> str:
    """A subject of several lines; recognised accents are put right."""
    text = joined(lines)
    return subject_respelled(text) if page.source == "ocr" else text


def field_of(value: str, lines: Sequence[Line], weight: float, page: Page) -> Field:
    """A field at the place of its lines; ``weight`` is how sure the rule is."""
    if not value or not lines:
        return EMPTY
    sure = sum(line.confidence for line in lines) / len(lines)
    confidence = round(max(0.05, min(1.0, weight * sure)), 3)
    if page.sheet is None:
        return Field(value, confidence, None, None, page.source)
    place = around(word.place for line in lines for word in line.words)
    return Field(
        value, confidence, page.index, _fraction(place, *page.sheet), page.source
    )


def _fraction(rect: Rect, width: float, height: float) -> Box:
    return Box(
        *(
            round(min(1.0, max(0.0, share)), 4)
            for share in (
                rect.x0 / width,
                rect.y0 / height,
                rect.x1 / width,
                rect.y1 / height,
            )
        )
    )
