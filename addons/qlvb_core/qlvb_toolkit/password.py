# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a password is made of (QCVN 12:2026/BCA 3.7.2.6)."""

import secrets
import string
from collections.abc import Iterable

from .text import fold, nfc

# Without the characters people mix up when they copy from paper: 0 O 1 l I
_LOWER = "abcdefghijkmnopqrstuvwxyz"
_UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_DIGITS = "23456789"
_OTHERS = "@#%+=?-"
_CLASSES = (_LOWER, _UPPER, _DIGITS, _OTHERS)


def character_classes(password: str) -> int:
    """Return how many of small letters, capitals, digits and others it has (0-4)."""
    kinds = {_kind(character) for character in nfc(password)}
    return len(kinds)


def _kind(character: str) -> str:
    if character.islower():
        return "lower"
    if character.isupper():
        return "upper"
    return "digit" if character in string.digits else "other"


def says_one_of(password: str, words: Iterable[str]) -> bool:
    """Return whether the password holds one of ``words``.

    Capitals, accents, blanks and signs between the letters hide nothing.
    """
    squeezed = _squeeze(password)
    return any(word and word in squeezed for word in map(_squeeze, words))


def spellings(name: str) -> set[str]:
    """Return the orders in which people write a full name: whole, reversed, short.

    The short ones are the given name with the family name, either first, and with the
    middle name before it.
    """
    words = name.split()
    ends = (words[0], words[-1]) if len(words) > 1 else words
    orders = (words, words[::-1], ends, ends[::-1], words[-2:])
    return {" ".join(order) for order in orders}


def _squeeze(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def one_time_password(length: int) -> str:
    """Return a random password of all four classes, easy to copy from paper.

    :param length: in characters, at least 4
    """
    alphabet = "".join(_CLASSES)
    chosen = [secrets.choice(members) for members in _CLASSES]
    chosen += [secrets.choice(alphabet) for _ in range(length - len(chosen))]
    secrets.SystemRandom().shuffle(chosen)
    return "".join(chosen)
