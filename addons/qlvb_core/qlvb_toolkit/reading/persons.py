# SPDX-License-Identifier: LGPL-3.0-or-later
"""Names of persons as they stand under a signature."""

import re
from collections.abc import Sequence

from ..text import fold
from .name_words import (
    FAMILY_NAMES,
    GIVEN_NAMES,
    GIVEN_WORDS,
    HIGHLAND,
    RARER_FAMILY_NAMES,
    TONELESS,
)
from .syllables import is_syllable, without_tone
from .vocabulary import SURNAMES

_RANK = re.compile(
    r"^(?:(?:gs|pgs|ts|ths|bs|(?:bs|ds)?ck\s?(?:[12]|i{1,2})|bsnt|ks|cn|dr|ds|ls|ncvc|nsnd|nsut|"
    r"ngưt|ngnd|ttưt|ttnd|"
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
_SEAL = re.compile(r"^(uy ban|nhan dan|hoi dong|cong hoa|xa hoi|chu nghia|viet nam)\b")
# How sure a name is whose last word is none of the common ones.
_RARE = 0.95
_CAPITALS = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
_SMALL = "a-zà-öø-ýăđĩũơư" + "".join(map(chr, range(0x1EA1, 0x1EFA, 2)))
# "Thị" and "Văn" that a seal or pen made unreadable.
_LOST_THI = re.compile(r"[\W\dt1l]?h?[i1][\W\d]?|t[\W\d]{1,2}|tn[i1]")
_TONED_THY = re.compile(r"th[ýỳỷỹỵ]", re.IGNORECASE)
_LOST_VAN = re.compile(r"v[aàáảãạăằắẳẵặâầấẩẫậ][hmuw]", re.IGNORECASE)
# Words that stand in the middle of a name only.
_MIDDLE = ("Thị", "Văn")
# How sure a name is that has one of them at an end, and one that has a rare word.
_CUT, _UNUSUAL = 0.6, 0.98
# Where words ran together, or a stroke of a pen joined them.
_JOINT = re.compile(rf"(?<=[{_SMALL}])(?=[{_CAPITALS}])|[-:;/|]")
# What recognition makes of "CKII", and of a rank whose first letters are hidden.
_MISREAD_RANK = re.compile(
    r"^(?:bs\W{0,2})?ck[^\W_]{1,3}\W?\s+|"
    r"^[^\W\d_]{0,4}(?:[đd]ại|ượng|rung|iếu|hiều)\s+t[áàảãạ]\W?\s+",
    re.IGNORECASE,
)
# Of the peoples who put it before a woman's name.
_HIGHLAND_H = re.compile(r"H['’][^\W\d_]")
_VOWELS = "aeiouy"
_SPECKS = re.compile(r"^[\W_]+(?=\w)")
_SHORT = 4


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
    if not any(len(word) > 2 for word in words) or _is_of_seal(plain):
        return ""
    if any(len(word) == 1 and not _may_stand_alone(word) for word in words):
        return ""
    if surname and fold(words[0]) not in SURNAMES:
        return ""
    if sum(word.lower() in _NOT_NAMES for word in words) > len(words) / 2:
        return ""
    return " ".join(words)


def _may_stand_alone(letter: str) -> bool:
    return fold(letter) in _VOWELS


def _is_of_seal(text: str) -> bool:
    """Whether a seal says it: its words, or capitals among other words."""
    cases = {word.isupper() for word in text.split() if len(word) > 1}
    return len(cases) > 1 or bool(_SEAL.match(fold(text)))


def mended_name(text: str) -> str:
    """A name as recognition should have read it: title, family and middle name."""
    plain = _RANK.sub("", _SPECKS.sub("", text))
    words = _MISREAD_RANK.sub("", plain).split()
    # A title that was misread still ends in a point.
    while len(words) > 2 and words[0].endswith(".") and len(words[0]) > 2:
        words.pop(0)
    words = [word.strip(_EDGES) or word for word in words]
    words = [piece for word in words for piece in _parted(word)]
    if len(words) < 2:
        return " ".join(words)
    words[0] = _family_name(words[0])
    if not _is_of_highlands(words):
        middle = [_middle_name(word) for word in words[1:-1]]
        words[1:] = [_given_name(word) for word in (*middle, words[-1])]
    return " ".join(words)


def likelihood(person: str) -> float:
    """How well a name reads, 0 to 1: a known family name, and syllables after it."""
    first, *rest = person.split()
    # Names of the peoples of the highlands are spelled in their own way.
    if _is_of_highlands(person.split()):
        return 1.0
    known = 1.0 if fold(first) in SURNAMES else _CUT
    # What was before or behind them is lost.
    known *= _CUT if first in _MIDDLE or rest[-1:] in (["Thị"], ["Văn"]) else 1.0
    known *= 1.0 if rest and rest[-1] in GIVEN_WORDS else _RARE
    known *= _UNUSUAL ** sum(not _is_usual(word) for word in rest[:-1])
    spelled = sum(is_syllable(word) for word in (first, *rest)) / (1 + len(rest))
    return known * spelled**2


def _is_of_highlands(words: Sequence[str]) -> bool:
    if fold(words[0]) in HIGHLAND:
        return True
    return any(_HIGHLAND_H.match(word) for word in words)


def _is_usual(word: str) -> bool:
    return word in _MIDDLE or word in GIVEN_WORDS or word in TONELESS


def _parted(word: str) -> list[str]:
    """The syllables that recognition ran together ("ThịThu"), else the word."""
    if _HIGHLAND_H.match(word):
        return [word]
    pieces = [piece for piece in _JOINT.split(word) if piece]
    named = all(p[0].isupper() and p[1:].islower() and len(p) > 1 for p in pieces)
    return pieces if len(pieces) > 1 and named else [word]


def _family_name(word: str) -> str:
    """The well-known family name that was read, or the only one a letter away."""
    said = fold(word)
    if known := FAMILY_NAMES.get(said) or RARER_FAMILY_NAMES.get(said):
        return _cased(known, word)
    # Of a short word too little is left to guess by.
    if said in SURNAMES or len(said) < _SHORT:
        return word
    near = {name for plain, name in FAMILY_NAMES.items() if _one_apart(plain, said)}
    accented = {name for name in near if _one_apart(name.lower(), word.lower())}
    found = accented if len(near) > 1 else near
    return _cased(found.pop(), word) if len(found) == 1 else word


def _cased(name: str, read: str) -> str:
    """The name in capitals when it was read in capitals."""
    return name.upper() if len(read) > 1 and read.isupper() else name


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter differs, is missing or is too many."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest = (one[start:], other[start:])
    return any(
        rest[0][skip:] == rest[1][also:] for skip, also in ((1, 1), (1, 0), (0, 1))
    )


def _given_name(word: str) -> str:
    """A common name in place of what is no syllable but is spelled with its letters."""
    said = fold(word)
    if is_syllable(word):
        toned = GIVEN_NAMES.get(said, word)
        return toned if _lost_its_tone(word, toned) else word
    once = re.sub(r"(.)\1+", r"\1", said)
    known = GIVEN_NAMES.get(said) or GIVEN_NAMES.get(once) or _only_near(said)
    return _cased(known, word) if known else word


def _only_near(said: str) -> str:
    """The only common name a letter away from what is no syllable ("chf")."""
    near = [name for plain, name in GIVEN_NAMES.items() if _one_changed(plain, said)]
    return near[0] if len(near) == 1 else ""


def _one_changed(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < _SHORT - 1:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _lost_its_tone(word: str, known: str) -> bool:
    """Whether the word is the known name but for its tone, and no other name."""
    if word in GIVEN_WORDS or word in TONELESS:
        return False
    return known != word and without_tone(known) == word


def _middle_name(word: str) -> str:
    if fold(word) == "van" or _LOST_VAN.fullmatch(word):
        return _cased("Văn", word)
    if _LOST_THI.fullmatch(fold(word)) or _TONED_THY.fullmatch(word):
        return "Thị"
    near = not is_syllable(word) and _one_changed("thi", fold(word))
    return "Thị" if near else word


def _is_name_word(word: str) -> bool:
    return bool(_WORD.fullmatch(word)) and word[0].isupper() and len(word) <= 10
