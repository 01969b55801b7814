# SPDX-License-Identifier: LGPL-3.0-or-later
"""Recognising state secrets, which never enter the system.

Quyết định 76/2025/QĐ-UBND, Quy chế, Điều 1 khoản 2.
"""

import re

from .text import fold, nfc

SECRET_MARKS = ("Mật", "Tối mật", "Tuyệt mật")
# A mark stands in the head of the page (NĐ 30/2020, Phụ lục I, ô 10a).
HEAD_LINES = 30

_LABEL = re.compile(r"^(?:do|muc do) mat ")
_DECLARED = {fold(mark) for mark in SECRET_MARKS} | {
    "top secret",
    "secret",
    "confidential",
}
_MARK_LINE = re.compile(
    r"[\W_]*(?P<mark>(?:T\s*U\s*Y\s*Ệ\s*T\s*|T\s*Ố\s*I\s*)?M\s*Ậ\s*T)[\W_]*"
)
_STATED_LINE = re.compile(r"(?:độ|mức độ)\s+mật\s*:\s*(\w+(?:\s+mật)?)", re.IGNORECASE)
# Words whose heading may break just before "MẬT".
_WORDS_BEFORE = ("BÍ", "BẢO", "CƠ", "THÂN", "RẬM", "NƯỚC", "ĐỘ")


def declared_secret(value: object) -> bool:
    """Whether a metadata value declares one of the three degrees of secrecy.

    Case, accents, separators and a leading "Độ mật:" do not matter
    (``tuyet_mat``, ``TỐI MẬT``, ``Độ mật: Mật``).
    """
    if not isinstance(value, str):
        return False
    text = fold(re.sub(r"[\W_]+", " ", nfc(value)))
    return text in _DECLARED or _LABEL.sub("", text) in _DECLARED


def find_secret_mark(first_page_text: str) -> str | None:
    """The mark of SECRET_MARKS that stands alone in the head of a page, if any.

    Running text ("bí mật nhà nước", "mật độ", "bảo mật") is no mark.
    """
    lines = [line.strip() for line in nfc(first_page_text).splitlines()]
    head = [line for line in lines if line][:HEAD_LINES]
    for index, line in enumerate(head):
        before = head[index - 1] if index else ""
        if mark := _stated_mark(line) or _standing_mark(line, before):
            return mark
    return None


def _stated_mark(line: str) -> str | None:
    match = _STATED_LINE.fullmatch(line)
    return _known_mark(match.group(1)) if match else None


def _standing_mark(line: str, before: str) -> str | None:
    match = _MARK_LINE.fullmatch(line)
    if not match:
        return None
    letters = re.sub(r"\s", "", match.group("mark"))
    words = before.split()
    if letters == "MẬT" and words and words[-1] in _WORDS_BEFORE:
        return None
    if letters == "MẬT" and before in ("TỐI", "TUYỆT"):
        letters = before + letters
    return _known_mark(letters)


def _known_mark(text: str) -> str | None:
    wanted = fold(text).replace(" ", "")
    for mark in SECRET_MARKS:
        if fold(mark).replace(" ", "") == wanted:
            return mark
    return None
