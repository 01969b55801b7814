# SPDX-License-Identifier: LGPL-3.0-or-later
"""Finding a declared secrecy mark in a header.

The axis has no secrecy field (QĐ 28/2018 Đ1 excludes state secrets), so a mark
arrives in a field of an older dialect or typed into a text field.
"""

from __future__ import annotations

import re
import unicodedata

_LEVEL = "tuyệt mật|tối mật|mật"
# A mark stands alone, in brackets, after its label or before a separator; "bí mật",
# "bảo mật" and the like inside a sentence are ordinary words.
_MARK = re.compile(
    rf"^\W*(?:độ |mức độ )?({_LEVEL})\W*$"
    rf"|[(\[]\s*({_LEVEL})\s*[)\]]"
    rf"|\bđộ mật\s*[:=]\s*({_LEVEL})\b"
    rf"|^({_LEVEL})\s*[-–:]"
)
_FIELD_NAMES = {"secret", "secrecy", "secretlevel", "security", "securitylevel"} | {
    "domat",
    "classification",
}
_NOT_SECRET = {"", "0", "false", "none", "no", "không", "không mật", "thường"}


def find_mark(text: str) -> str:
    """Return the mark declared in a text field, or an empty string."""
    match = _MARK.search(_fold(text))
    return next((group for group in match.groups() if group), "") if match else ""


def is_secrecy_field(local_name: str) -> bool:
    """Whether another dialect keeps the secrecy level in an element so named."""
    return local_name.lower() in _FIELD_NAMES


def field_mark(text: str) -> str:
    """Return what a secrecy field declares; anything but "none" counts."""
    value = _fold(text)
    return "" if value in _NOT_SECRET else value


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
