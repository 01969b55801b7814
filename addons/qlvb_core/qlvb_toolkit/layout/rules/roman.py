# SPDX-License-Identifier: LGPL-3.0-or-later
"""Roman numerals."""

import re

_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def number_value(said: str) -> int:
    """What a number in figures or in Roman capitals says; 0 of anything else."""
    if said.isdigit():
        return int(said)
    if not said or not _ROMAN.fullmatch(said):
        return 0
    total = 0
    for letter, after in zip(said, [*said[1:], None], strict=True):
        value = _VALUES[letter]
        total += -value if after and _VALUES[after] > value else value
    return total
