# SPDX-License-Identifier: LGPL-3.0-or-later
"""Names of persons as they stand under a signature."""

import re

from ..text import fold
from .vocabulary import SURNAMES

_RANK = re.compile(
    r"^(?:(?:gs|pgs|ts|ths|bs|bsck\s?i{1,3}|bscki{1,3}|ks|cn|dr|ds|ls|ncvc|nsnd|nsut|ngưt|ttưt|"
    r"ông|bà|(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy)|cvc)\b[.,:]?\s*)+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)?")
_NOT_NAMES = frozenset(
    (
        "nơi",
        "nhận",
        "như",
        "lưu",
        "điều",
        "căn",
        "cứ",
        "kính",
        "gửi",
        "chủ",
        "tịch",
        "phó",
        "giám",
        "đốc",
        "ủy",
        "ban",
        "nhân",
        "dân",
        "phòng",
        "sở",
        "các",
        "đã",
        "ký",
        "của",
        "tỉnh",
        "quyết",
        "định",
        "trên",
        "theo",
    )
)
_MAX_WORDS = 6
_EDGES = ":;.,'\"|~`_*“”‘’()[]"
# "Thị" whose capital a seal or pen made unreadable.
_LOST_THI = re.compile(r"[\W\dt1l]?hi")
_FAMILY_NAMES = {
    fold(name): name
    for name in (
        *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi"),
        *(
            "Đỗ",
            "Hồ",
            "Ngô",
            "Dương",
            "Đinh",
            "Trương",
            "Lâm",
            "Đoàn",
            "Trịnh",
            "Lương",
        ),
        *("Lưu", "Tạ", "Tô", "Quách", "Kiều", "Vương", "Phùng", "Triệu", "Đàm", "Đào"),
    )
}


def person_in(text: str, *, surname: bool = False) -> str:
    """The name when the text is a name and nothing else, without titles and ranks.

    With ``surname`` only names that begin with a known family name.
    """
    plain = _RANK.sub("", text.strip(" .,;:|_-–—'\"*~`“”‘’()[]")).strip(" .,-")
    words = plain.split()
    while len(words) > 2 and len(words[-1]) == 1 and not words[-1].isalpha():
        words.pop()
    if not 2 <= len(words) <= _MAX_WORDS or not all(map(_is_name_word, words)):
        return ""
    if not any(len(word) > 2 for word in words):
        return ""
    if surname and fold(words[0]) not in SURNAMES:
        return ""
    if sum(word.lower() in _NOT_NAMES for word in words) > len(words) / 2:
        return ""
    return " ".join(words)


def mended_name(text: str) -> str:
    """A name as recognition should have read it: title, family and middle name."""
    words = text.split()
    # A title that was misread still ends in a point.
    while len(words) > 2 and words[0].endswith(".") and len(words[0]) > 2:
        words.pop(0)
    words = [word.strip(_EDGES) or word for word in words]
    if len(words) < 2:
        return text
    words[0] = _FAMILY_NAMES.get(fold(words[0]), words[0])
    words[1:-1] = [_middle_name(word) for word in words[1:-1]]
    return " ".join(words)


def _middle_name(word: str) -> str:
    if fold(word) == "van":
        return "Văn"
    return "Thị" if _LOST_THI.fullmatch(fold(word)) else word


def _is_name_word(word: str) -> bool:
    return bool(_WORD.fullmatch(word)) and word[0].isupper() and len(word) <= 10
