# SPDX-License-Identifier: LGPL-3.0-or-later
"""How far several readings of one name support each other."""

import unicodedata
from collections.abc import Sequence

from ..text import fold

# Support by a reading that lost words of the name, and by one of other accents.
_PART, _ACCENTS = 0.8, 0.8


def support(person: str, readings: Sequence[str]) -> float:
    """The sum of how far each of the readings says this name; itself counts 1."""
    return sum(_agreement(person, other) for other in readings)


def _agreement(person: str, other: str) -> float:
    if person == other:
        return 1.0
    words, others = person.split(), other.split()
    if _is_part(others, words):
        return _PART
    if fold(person) != fold(other) or len(words) != len(others):
        return 0.0
    pairs = list(zip(words, others, strict=True))
    return _ACCENTS * sum(_accents_alike(*pair) for pair in pairs) / len(pairs)


def _is_part(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words stand in the whole in this order, the last one at its end."""
    rest = iter(whole)
    return part[-1] == whole[-1] and all(word in rest for word in part)


def _accents_alike(one: str, other: str) -> float:
    """1 for the same word; of tone and marks of letters each counts a half."""
    (marks, tone), (other_marks, other_tone) = map(_accents, (one, other))
    return ((marks == other_marks) + (tone == other_tone)) / 2


def _accents(word: str) -> tuple[str, str]:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    signs = unicodedata.normalize("NFD", word.lower())
    tone = "".join(sign for sign in signs if sign in tones)
    return "".join(sign for sign in signs if sign not in tones), tone
