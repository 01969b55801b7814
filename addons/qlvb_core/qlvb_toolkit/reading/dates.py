# SPDX-License-Identifier: LGPL-3.0-or-later
"""Place and date of issue (NĐ 30/2020, Phụ lục I, phần II, mục 4)."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..text import fold
from .geometry import Line, Page
from .spelling import respelled
from .values import EMPTY, Field
from .wording import digits_of, field_of

DATE_HINT = re.compile(r"\bng?ay\b.{0,12}\bthang\b|\bthang\b.{0,12}\bnam\b")
_D = r"([\dOolI|SB]{1,2})"
_SPELLED = re.compile(
    rf"nga[yv]\s*{_D}\s*(?:thang|[/.\-])\s*{_D}\s*(?:nam|[/.\-])\s*([\dOolI|SB]{{4}})"
)
_NUMERIC = re.compile(r"(?:^|[\s,])(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4})\b")
_PLACE_END = re.compile(r"[\s,.;]*\bng[àaảáạãâầăằ][yvỳý]\b", re.IGNORECASE)
_SPACED_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_PLACE_MARKS = " ,.;:-–_\"'`*|^ˆ˜"


@dataclass(frozen=True)
class _Found:
    place: str
    day: str
    weight: float
    lines: tuple[Line, ...]


def read_date(
    head: Sequence[Line], body: Sequence[Line], page: Page
) -> tuple[Field, Field]:
    """Place and date from the head, else from a line of the body that is only that."""
    for lines, strict in ((head, False), (body, True)):
        for index, line in enumerate(lines):
            near = lines[max(0, index - 1) : index + 2]
            found = _from_line(line, near, strict=strict)
            if found:
                place = respelled(found.place) if page.source == "ocr" else found.place
                return (
                    field_of(place, found.lines, 0.98 * found.weight, page),
                    field_of(found.day, found.lines, 0.99 * found.weight, page),
                )
    return EMPTY, EMPTY


def date_start(line: Line) -> int | None:
    """Index of the first word of place and date on a line, None without a date."""
    words = [fold(word.text).strip(_PLACE_MARKS) for word in line.words]
    if "ngay" not in words or not DATE_HINT.search(line.folded):
        return None
    start = words.index("ngay")
    while start and _may_be_place(line.words[start - 1].text):
        start -= 1
    return start


def day_in(text: str) -> str:
    """The first day written in a text, in ISO form, or an empty text."""
    plain = _fold_keeping_case(text)
    apart = _fold_keeping_case(_GLUED.sub(" ", text))
    for pattern in (_SPELLED, _NUMERIC):
        for match in (*pattern.finditer(plain), *pattern.finditer(apart)):
            if day := _iso(*match.groups()):
                return day
    return ""


def _from_line(line: Line, near: Sequence[Line], *, strict: bool) -> _Found | None:
    """What a line says, with the line after it when the date is broken there."""
    lines = [line]
    text, day = line.text, day_in(line.text)
    match = _PLACE_END.search(text)
    after = near[-1]
    if not day and match and after is not line:
        day = day_in(f"{text} {after.text}")
        lines += [after] if day else []
    if not day and not DATE_HINT.search(line.folded):
        return None
    place = text[: match.start()] if match else _before_digits(text, day)
    place = place.strip(_PLACE_MARKS)
    before = near[0]
    if not place and before is not line and before.text.rstrip().endswith(","):
        place = before.text.strip(_PLACE_MARKS)
        lines.insert(0, before)
    if strict and not _is_place(place):
        return None
    return _Found(place, day, 1.0 if match else 0.8, tuple(lines))


def _is_place(text: str) -> bool:
    """Whether all words are names, but for the kinds of places inside them."""
    words = text.split()
    return 0 < len(words) <= 6 and all(
        word[0].isupper() or word in ("phố", "xã", "trấn", "-") for word in words
    )


def _may_be_place(text: str) -> bool:
    word = text.strip(_PLACE_MARKS)
    if not word.isalpha() or not word[0].isupper():
        return word.lower() in ("phố", "xã", "trấn")
    return len(word) < 2 or not word.isupper() or word == "TP"


def _before_digits(text: str, day: str) -> str:
    return re.split(r",|\d", text)[0] if day else ""


def _fold_keeping_case(text: str) -> str:
    """Without accents, digits together; capitals that may be digits stay capitals."""
    words = [word if _looks_numeric(word) else fold(word) for word in text.split()]
    return _SPACED_DIGITS.sub("", " ".join(words))


def _looks_numeric(word: str) -> bool:
    return (
        any(c.isdigit() for c in word)
        or re.fullmatch(r"[OoIl|]{1,2}", word) is not None
    )


def _iso(day: str, month: str, year: str) -> str:
    try:
        value = datetime.date(*(int(digits_of(text)) for text in (year, month, day)))
    except ValueError:
        return ""
    return value.isoformat() if 1945 <= value.year <= 2100 else ""
