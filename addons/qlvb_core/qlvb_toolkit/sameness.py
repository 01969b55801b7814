# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whether two papers that came in are one document, however they were typed."""

import re

from .text import fold

_DASHES = re.compile(r"[\u2010-\u2015\u2212\u00ad]")
_POINTS = re.compile(r"[._]")
_SPACES = re.compile(r"\s+")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_YEAR = re.compile(r"/(?:19|20)\d\d$")
_ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ubmttq": "uy ban mat tran to quoc",
    "khcn": "khoa hoc va cong nghe",
    "tp": "thanh pho",
}


def document_key(
    number: str | None, notation: str | None, year: int | None
) -> str | None:
    """One key for all ways to write number, notation and year.

    Case, accents, Đ or D, spaces, dots and kinds of dashes, leading zeros make no
    difference; a year inside the number is left to ``year``. Documents of one key are
    the same one if ``same_body`` issued them. None while a part is missing: nothing can
    be said yet.
    """
    parts = (_number(number or ""), _notation(notation or ""))
    if not all(parts) or not year:
        return None
    return "|".join((*parts, str(year)))


def same_body(one: str, other: str) -> bool:
    """Whether two names may be of one body: one leaves out words, or is initials.

    "Sở Tài chính", "STC" and "Sở Tài chính tỉnh Hưng Yên" are; a name that says another
    place is not. Accents, case and usual abbreviations make no difference.
    """
    short, long = sorted((body_words(one).split(), body_words(other).split()), key=len)
    if not short:
        return False
    if short == [_initials(long)[: len(short[0])]]:
        return True
    rest = iter(long)
    return short[0] == long[0] and all(word in rest for word in short)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word != "va")


def _number(number: str) -> str:
    bare = _YEAR.sub("", _glued(number))
    return bare.lstrip("0") or bare


def _notation(notation: str) -> str:
    return _POINTS.sub("-", _glued(notation)).strip("/-")


def _glued(text: str) -> str:
    return _SPACES.sub("", fold(_DASHES.sub("-", text)))


def body_words(name: str) -> str:
    """The name of a body as all ways to write it share it."""
    words = _NOT_WORDS.sub(" ", fold(name)).split()
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)
