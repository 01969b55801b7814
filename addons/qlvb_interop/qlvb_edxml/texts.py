# SPDX-License-Identifier: LGPL-3.0-or-later
"""Text, date and identifier forms of the wire."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

from .types import VIETNAM

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(
    r"(?:(?P<y>\d{4})([-/])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})([-/])(?P<m2>\d{1,2})\6(?P<y2>\d{4}))"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\.\d+)?"
    r"(?P<offset>Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_CANONICAL = re.compile(r"\d{4}/\d\d/\d\d(?: \d\d:\d\d:\d\d)?", re.ASCII)
_ORGAN_ID = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_CENTRE = re.compile(r"(?:.*\.)?W\d{2}")
_ORGAN_ID_LENGTH = 35


def clean_text(text: str) -> str:
    """NFC, without the characters XML forbids and without outer white space."""
    return unicodedata.normalize("NFC", clean_opaque(text))


def clean_opaque(text: str) -> str:
    """As :func:`clean_text`, but the letters stay as their author wrote them."""
    return _NOT_XML.sub("", re.sub("\r\n?", "\n", text)).strip()


def format_date(value: date | None) -> str:
    """``yyyy/MM/dd``; any other form becomes a silently wrong date elsewhere."""
    return value.strftime("%Y/%m/%d").rjust(10, "0") if value else ""


def format_timestamp(value: datetime | None) -> str:
    """``yyyy/MM/dd HH:mm:ss`` in Vietnam local time."""
    if value is None:
        return ""
    local = value.astimezone(VIETNAM)
    return f"{format_date(local)} {local:%H:%M:%S}"


def is_canonical(text: str) -> bool:
    """Whether a date or time is written as the axis writes it."""
    return bool(_CANONICAL.fullmatch(text))


def read_timestamp(text: str) -> datetime | None:
    """Read any form met in traffic; the four-digit group tells year from day."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    parts = match.groupdict()
    year, month, day = (int(parts[key] or parts[f"{key}2"]) for key in "ymd")
    hour, minute, second = (int(parts[k] or 0) for k in ("hour", "minute", "second"))
    try:
        zone = _zone(parts["offset"])
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _zone(offset: str | None) -> timezone:
    if offset is None:
        return VIETNAM
    if offset == "Z":
        return UTC
    minutes = int(offset[1:3]) * 60 + int(offset[-2:])
    return timezone(timedelta(minutes=minutes if offset[0] == "+" else -minutes))


def is_organ_id(text: str) -> bool:
    """Loose: every scheme in traffic, old and new; the word ``null`` is none."""
    return (
        len(text) <= _ORGAN_ID_LENGTH
        and text.lower() != "null"
        and bool(_ORGAN_ID.fullmatch(text))
    )


def is_centre_id(text: str) -> bool:
    """A connection centre such as ``00.31.W00`` relays and receives nothing."""
    return bool(_CENTRE.fullmatch(text))


def make_document_id(organ_id: str, issued: date, number: str, notation: str) -> str:
    """The form used in production; freeze it at the first sending."""
    return clean_text(f"{organ_id},{format_date(issued)},{number}/{notation}")


def document_id_key(document_id: str) -> str:
    """For comparing: senders differ in how they compose Vietnamese letters."""
    return clean_text(document_id)
