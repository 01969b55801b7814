# SPDX-License-Identifier: LGPL-3.0-or-later
"""The name below a signature (NĐ 30/2020, Phụ lục I, phần I mục II.7.c)."""

import re

from .text import fold

_TITLES = re.compile(
    r"^(?:\s*(?:GS|PGS|TS|ThS|Th\.S|BS|KS|CN|TSKH|CKI{1,2}|BSCKI{1,2}|Ông|Bà)"
    r"\b\s*[.\s])+\s*",
    re.IGNORECASE,
)
# Sectors whose rules allow ranks and titles (armed forces, education, health, science).
_TITLED = re.compile(
    r"\b(benh vien|y te|truong|hoc vien|vien|giao duc|khoa hoc|cong an|quan su|"
    r"quan doi|bo doi|bien phong|trung tam y te|dai hoc)\b"
)


def has_title(name: str) -> bool:
    """Whether a title, a degree or a form of address stands before the name."""
    return bool(_TITLES.match(name))


def allows_titles(agency: str) -> bool:
    """Whether the rules of the agency's sector allow ranks and degrees there."""
    return bool(_TITLED.search(fold(agency)))


def printed_name(name: str, agency: str) -> str:
    """The name of the signer as the document of this agency prints it."""
    return name if allows_titles(agency) else _TITLES.sub("", name)
