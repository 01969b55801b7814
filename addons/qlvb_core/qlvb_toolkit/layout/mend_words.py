# SPDX-License-Identifier: LGPL-3.0-or-later
"""Repairs of fixed words, signs and digits."""

import re
from typing import Any

from .docx_edit import replace_text, text_of
from .roles import ARTICLE
from .rules.date import DAY, MONTH
from .rules.numbering import WRONG_CLAUSE, WRONG_POINT
from .rules.signer import PARTED
from .rules.words import MOTTO, NATION

_ABOUT = re.compile(r"về\s+việc", re.IGNORECASE)
_SIGNS = {
    "clause.mark": (WRONG_CLAUSE, "."),
    "point.mark": (WRONG_POINT, ")"),
    "article.mark": (ARTICLE, "."),
}
_PART = re.compile(r"(PHẦN|CHƯƠNG|TIỂU MỤC|MỤC)\b")
_FIXED = {"nation.words": NATION, "motto.words": MOTTO}
_LABEL = re.compile(r"^(?P<blank>\W{0,2})s\S{1,2}\s*:?", re.IGNORECASE)
_NUMBER = re.compile(r":\s*(\d)(?=[\s/])")
_SPACED = re.compile(r"(?<=\w)\s*([/-])\s*(?=[^\W\d_])")
_BARE = re.compile(r"^\W{0,2}(TM|KT|TL|TUQ|Q)(\s+|\s*/\s*)(?=[^\W\d_])")
_COMMA = re.compile(r"\s*(?=\bngày\b)", re.IGNORECASE)
_ENDS = {"recipient.ending": ";", "recipient.stop": ".", "basis.ending": ";"}


def mend_words(paragraph: Any, code: str, said: str) -> None:
    """The repair of ``code``; ``said`` is the text of the piece that deviates."""
    text = text_of(paragraph)
    if code in _FIXED:
        start = text.find(said)
        if start >= 0:
            replace_text(paragraph, start, start + len(said), _FIXED[code])
    elif code == "code.label":
        _put(paragraph, _LABEL.search(text), "Số:")
    elif code == "code.zero":
        _insert(paragraph, _NUMBER.search(text), "0")
    elif code == "code.blank":
        _close_up(paragraph)
    elif code == "code.case":
        replace_text(paragraph, 0, len(text), _upper_symbol(text))
    elif code in ("date.day", "date.month"):
        match = (DAY if code == "date.day" else MONTH).search(text)
        _insert(paragraph, match, "0")
    elif code == "date.comma":
        _put(paragraph, _COMMA.search(text), ", ")
    elif code in _ENDS:
        end_with(paragraph, _ENDS[code])
    else:
        _mend_signs(paragraph, code, text)


def _mend_signs(paragraph: Any, code: str, text: str) -> None:
    """Signs of abbreviations and after numbers."""
    if code == "letter_subject.mark":
        _put(paragraph, _ABOUT.search(text), "V/v")
    elif code == "heading.case":
        match = _PART.search(text)
        _put(paragraph, match, match.group().capitalize() if match else "")
    elif code == "capacity.prefix":
        _point_prefix(paragraph)
    elif code in _SIGNS:
        pattern, sign = _SIGNS[code]
        _sign(paragraph, pattern, sign)


def end_with(paragraph: Any, sign: str) -> None:
    """One sign at the end of the text in place of those there."""
    text = text_of(paragraph)
    kept = text.rstrip(" .;,:\u00a0")
    if len(kept) < len(text):
        replace_text(paragraph, len(kept), len(text), sign)
    else:
        replace_text(paragraph, len(text), len(text), sign)


def _put(paragraph: Any, match: re.Match[str] | None, text: str) -> None:
    if match:
        replace_text(paragraph, match.start(), match.end(), text)


def _insert(paragraph: Any, match: re.Match[str] | None, text: str) -> None:
    if match:
        replace_text(paragraph, match.start(1), match.start(1), text)


def _sign(paragraph: Any, pattern: re.Pattern[str], sign: str) -> None:
    """Another sign after the number of a clause or point."""
    text = text_of(paragraph)
    blanks = len(text) - len(text.lstrip())
    if match := pattern.match(text[blanks:]):
        start, end = (blanks + at for at in match.span("sign"))
        replace_text(paragraph, start, end, sign)


def _point_prefix(paragraph: Any) -> None:
    """ "TM.", "KT.", "TL.", "TUQ." for these letters with other signs."""
    text = text_of(paragraph)
    match = PARTED.match(text) or _BARE.match(text)
    if match:
        kept = "".join(c for c in match.group() if c.isalpha())
        replace_text(paragraph, 0, match.end(), f"{kept}. ")


def _close_up(paragraph: Any) -> None:
    while True:
        text = text_of(paragraph)
        match = next((m for m in _SPACED.finditer(text) if " " in m.group()), None)
        if match is None:
            return
        replace_text(paragraph, match.start(), match.end(), match.group(1))


def _upper_symbol(text: str) -> str:
    head, stroke, symbol = text.partition("/")
    return f"{head}{stroke}{symbol.upper()}"
