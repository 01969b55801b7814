# SPDX-License-Identifier: LGPL-3.0-or-later
"""The name below a signature (NĐ 30/2020, Phụ lục I, phần I mục II.7.c)."""

import re

from .text import fold

_TITLES = re.compile(
    r"^(?:\s*(?:GS|PGS|TS|ThS|Th\.S|BS|KS|CN|TSKH|CKI{1,2}|BSCKI{1,2}|Ông|Bà)"
    r"\b\s*[.\s])+\s*",
    re.IGNORECASE,
)
# Whose sector may allow ranks and degrees: the armed forces, and institutions of
# education, health and science. A department that governs such a sector is none.
_ARMED = r"cong an|quan su|quan doi|bo doi|bien phong|quan khu|bo tu lenh"
_HEALTH = r"benh vien|tram y te"
_SCIENCE = r"(?<!cong )(?<!thu )vien(?! kiem sat)"
_SCHOOL = (
    r"dai hoc|hoc vien|truong (?:cao|trung|tieu|mam|mau|pho|day|chinh|can|si|nghiep|"
    r"noi|lien|thpt|thcs|cd|tc)\w*"
)
_TITLED = re.compile(rf"\b(?:{_ARMED}|{_HEALTH}|{_SCIENCE}|{_SCHOOL})\b")
_CENTRE = re.compile(r"\btrung tam\b")
_OF_SECTOR = re.compile(
    r"\b(?:y te|giao duc|khoa hoc|benh|giam dinh|phap y|nghien cuu)\b"
)


def has_title(name: str) -> bool:
    """Whether a title, a degree or a form of address stands before the name."""
    return bool(_TITLES.match(name))


def allows_titles(agency: str) -> bool:
    """Whether the rules of the agency's sector allow ranks and degrees there."""
    name = fold(agency)
    centre = _CENTRE.search(name) and _OF_SECTOR.search(name)
    return bool(_TITLED.search(name) or centre)


def printed_name(name: str, agency: str) -> str:
    """The name of the signer as the document of this agency prints it."""
    return name if allows_titles(agency) else _TITLES.sub("", name)
