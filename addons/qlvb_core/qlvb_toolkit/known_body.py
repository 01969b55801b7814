# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which of the known bodies issued a document, by its name and notation as read."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .proper_case import issuing_body
from .sameness import body_words
from .text import fold

# A name this like is the same one misread; a second one must be less like by a margin.
_LIKE, _MARGIN = 0.9, 0.05
# With its abbreviation in the notation a body may be read worse.
_LIKE_WITH_CODE = 0.72


@dataclass(frozen=True)
class KnownBody:
    """``superior`` is the name printed above its own; ``code`` as in SKHCN."""

    name: str
    superior: str = ""
    code: str = ""


@dataclass(frozen=True)
class Match:
    """Index of the body among those known; ``sure`` when nothing speaks against it."""

    index: int
    sure: bool


def find_body(
    agency: str, parent: str, notation: str, known: Sequence[KnownBody]
) -> Match | None:
    """The known body that a letterhead names; None when none is like it.

    Accents, case and usual abbreviations make no difference. It is sure when exactly
    one body has that name, or when the nearest name goes with its abbreviation.
    """
    if not body_words(agency):
        return None
    ranked = sorted(
        ((_likeness(agency, parent, body), -i) for i, body in enumerate(known)),
        reverse=True,
    )
    best, index = ranked[0] if ranked else (0.0, 0)
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    coded = bool(best) and _has_code(notation, known[-index].code)
    if best == 1 and (second < 1 or coded):
        return Match(-index, sure=True)
    if best >= _LIKE and best - second >= _MARGIN:
        return Match(-index, sure=coded)
    if best >= _LIKE_WITH_CODE and coded:
        return Match(-index, sure=False)
    return None


def _names(agency: str, parent: str) -> set[str]:
    """Both forms of the name: alone, and told apart by the body above."""
    return {body_words(agency), body_words(issuing_body(agency, parent))} - {""}


def _likeness(agency: str, parent: str, body: KnownBody) -> float:
    told_apart = body_words(issuing_body(agency, parent))
    if body_words(body.name) != told_apart and _is_of_another(parent, body):
        return 0.0
    return max(
        _alike(one, other)
        for one in _names(agency, parent)
        for other in _names(body.name, body.superior)
    )


def _alike(one: str, other: str) -> float:
    """0 to 1; a Sở is no Bộ, however alike the rest of their names."""
    if one.split()[0] != other.split()[0]:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _is_of_another(parent: str, body: KnownBody) -> bool:
    """Whether the body printed above is not the one this body is of."""
    above, superior = body_words(parent), body_words(body.superior)
    if not above or not superior:
        return False
    return SequenceMatcher(None, above, superior, autojunk=False).ratio() < _LIKE


def _has_code(notation: str, code: str) -> bool:
    pieces = notation.replace("/", "-").split("-")
    return bool(code) and fold(code) in map(fold, pieces)
