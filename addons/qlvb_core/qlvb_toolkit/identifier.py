# SPDX-License-Identifier: LGPL-3.0-or-later
"""Electronic identifiers of Quyết định 20/2020/QĐ-TTg, Điều 4 to 6."""

import re

from .errors import InvalidIdentifier

MAX_LENGTH = 35

_CHARACTERS = re.compile(r"[A-Z0-9.]+")
_LEVEL_1 = re.compile(r"[A-Y][0-9]{2}")
_BUSINESS = re.compile(r"[0-9]{10}(?:[0-9]{3})?")
_SCHEME = re.compile(r"Z(?!00)[0-9]{2}[A-Z0-9]{1,32}")
_OLD = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.([A-Y][0-9]{2})")
_OLD_TOP = "000.00.00."


def validate_organ_id(code: str, *, parent: str | None = None) -> None:
    """Accept an identifier of an agency, a business or a Z01-Z99 scheme.

    With ``parent``, the code must be one of an agency below that parent.
    Raises InvalidIdentifier: ``empty``, ``too_long`` (limit), ``character``,
    ``level_1``, ``empty_group``, ``scheme``, ``business``, ``not_under_parent``
    (parent); each with ``value``.
    """
    _validate_characters(code)
    if code[0] == "Z":
        _require(_SCHEME.fullmatch(code), "scheme", code)
    elif code[0].isdigit() and "." not in code:
        _require(_BUSINESS.fullmatch(code), "business", code)
    else:
        _validate_agency(code)
    if parent is not None and not code.startswith(f"{parent}."):
        raise InvalidIdentifier("not_under_parent", value=code, parent=parent)


def is_old_organ_id(code: str) -> bool:
    """Return whether ``code`` has the form before 15/9/2020, as ``000.00.13.H31``.

    QCVN 102:2016/BTTTT, replaced by QĐ 20/2020 Điều 11.
    """
    return bool(_OLD.fullmatch(code))


def current_organ_id(code: str) -> str:
    """Return the current form of ``code`` where the old one says it all.

    ``000.00.00.H31`` is ``H31``. The lower levels were given anew by each province:
    their old codes are looked up in its list, so they return unchanged.
    """
    old = _OLD.fullmatch(code)
    return old[1] if old and code.startswith(_OLD_TOP) else code


def under_new_parent(code: str, old: str, new: str) -> str:
    """Return ``code`` of a unit below ``old`` once that is called ``new``."""
    return f"{new}{code.removeprefix(old)}" if code.startswith(f"{old}.") else code


def _validate_characters(code: str) -> None:
    if not code:
        raise InvalidIdentifier("empty", value=code)
    if len(code) > MAX_LENGTH:
        raise InvalidIdentifier("too_long", value=code, limit=MAX_LENGTH)
    _require(_CHARACTERS.fullmatch(code), "character", code)


def _validate_agency(code: str) -> None:
    level_1, *groups = code.split(".")
    _require(_LEVEL_1.fullmatch(level_1), "level_1", code)
    _require(all(groups), "empty_group", code)


def _require(condition: object, reason: str, code: str) -> None:
    if not condition:
        raise InvalidIdentifier(reason, value=code)
