# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where the words of a search stand in a text, in the text's own letters."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from .text import canonical_tone, nfc, strip_accents

# What is looked through of one file: a hit far behind is found, and not shown.
LOOKED_THROUGH = 200_000
MOST_HITS = 200
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Piece:
    """A part of a snippet; ``found``: it is one of the words that were sought."""

    text: str
    found: bool


@dataclass(frozen=True)
class Sought:
    """The words of a query as patterns: typed without accents, and with."""

    folded: re.Pattern[str] | None
    accented: re.Pattern[str] | None


def snippet(content: str, query: str, around: int = 80) -> list[Piece]:
    """The place of ``content`` where the most words of ``query`` stand together.

    With about ``around`` letters on each side; empty when there is none.
    """
    text = " ".join(nfc(content[:LOOKED_THROUGH]).split())
    hits = _hits(text, _sought(query))
    if not hits:
        return []
    start, end = _window(text, _best(text, hits, around), around)
    pieces, position = [], start
    if start:
        pieces.append(Piece("… ", False))
    for first, last in hits:
        if first >= position and last <= end:
            pieces += [
                Piece(text[position:first], False),
                Piece(text[first:last], True),
            ]
            position = last
    tail = text[position:end] + (" …" if end < len(text) else "")
    return [piece for piece in (*pieces, Piece(tail, False)) if piece.text]


def _best(text: str, hits: list[tuple[int, int]], around: int) -> tuple[int, int]:
    """The hit with the most different words of the search close behind it."""

    def different(first: int) -> int:
        close = takewhile(lambda hit: hit[1] <= first + around, hits)
        return len({text[a:b].lower() for a, b in close if a >= first})

    # of equals the first: max() keeps it
    return max(hits[:MOST_HITS], key=lambda hit: different(hit[0]))


def _hits(text: str, sought: Sought) -> list[tuple[int, int]]:
    """Where the words stand, in the order of the text."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that is two in lower case: no Vietnamese
        return []
    places: set[tuple[int, int]] = set()
    if sought.folded:
        places |= _places(sought.folded, lower.translate(_folding()))
    if sought.accented:
        places |= _places(sought.accented, lower)
    return sorted(places)


def _places(pattern: re.Pattern[str], text: str) -> set[tuple[int, int]]:
    """Where the words stand; as the beginning of others only what stands nowhere whole.

    "du" is no hit in "được" when the text says "dự" as well.
    """
    found = [(match[1], match.span()) for match in pattern.finditer(text)]
    whole = {word for word, (first, last) in found if last - first == len(word)}
    return {
        (first, last)
        for word, (first, last) in found
        if word not in whole or last - first == len(word)
    }


def _window(text: str, hit: tuple[int, int], around: int) -> tuple[int, int]:
    """Where the snippet begins and ends: at blanks, so that no word is cut."""
    start = text.find(" ", max(0, hit[0] - around)) + 1 if hit[0] > around else 0
    end = text.rfind(" ", 0, hit[1] + around) if hit[1] + around < len(text) else -1
    return min(start, hit[0]), len(text) if end < hit[1] else end


def _sought(query: str) -> Sought:
    words = dict.fromkeys(_WORD.findall(nfc(query).lower()))
    folded = [word for word in words if word == strip_accents(word)]
    accented = [word for word in words if word not in folded]
    both = dict.fromkeys([*accented, *map(canonical_tone, accented)])
    return Sought(_pattern(folded), _pattern(list(both)))


def _pattern(words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    # the longest first, or "dung" would be taken for a word that begins with "du"
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})\w*")


@cache
def _folding() -> dict[int, int]:
    """Each letter with marks and the one without: texts keep their length."""
    letters = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
    plain = {letter: strip_accents(letter) for letter in letters}
    return {ord(a): ord(b) for a, b in plain.items() if len(b) == 1 and a != b}
