# SPDX-License-Identifier: LGPL-3.0-or-later
"""Vietnamese text: one Unicode form, accent folding, and PostgreSQL full text.

A search vector holds two tokens per word, first as written and then folded, so that
word ``i`` (from 0) stands at positions ``2i+1`` and ``2i+2``. A word typed with
accents is looked for at the first, a word typed without at the second; in phrases the
distance between both follows from that. Codes such as ``76/2025/QĐ-UBND`` add one
glued token per ending (``76x2025xqdxubnd``, ``2025xqdxubnd``...), so every run of
their pieces is found through the index alone.

Every token of a vector may begin with a prefix, that of the shelf the document stands
on. One index of many shelves then reads of a word what stands on one's own shelves
only, however many documents the others hold.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

# PostgreSQL stores word positions up to 16383; words after this many are kept for
# searching by word, not by phrase, and only once each.
PHRASE_WORDS = 8000
# Both keep the vector below PostgreSQL's limit of 1 MB, whatever noise OCR produces.
MAX_DISTINCT_WORDS = 20_000
MAX_BYTES = 800_000
MAX_WORD_LENGTH = 64
MAX_CODE_PIECES = 6
GLUE = "x"
# Where the prefix of a word stands in a query being made; no word holds it.
_SHELF = "_"

_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"[^\W_]+(?:[/\-\u2010-\u2015.][^\W_]+)+")
_CODE_OR_WORD = re.compile(rf"{_CODE.pattern}|{_WORD.pattern}")
# "Số 76/2025/…" is how codes are pasted; the label is no part of what is sought.
_CODE_LABEL = re.compile(r"\bs[ốo]\s*:?\s*(?=\d)")
_PHRASE = re.compile(r'["\u201c\u201d]([^"\u201c\u201d]*)(["\u201c\u201d]|$)')
_OLD_TONE = re.compile(r"(?<!q)u([ỳýỷỹỵ])$|o([àáảãạ])$|o([èéẻẽẹ])$")
_TONE_OF_U = dict(zip("ỳýỷỹỵ", "ùúủũụ", strict=True))
_TONE_OF_O = dict(zip("àáảãạèéẻẽẹ", "òóỏõọòóỏõọ", strict=True))


def nfc(s: str) -> str:
    """Precomposed Unicode, the one form stored and exported (TCVN 6909:2001)."""
    return unicodedata.normalize("NFC", s)


def tidy(s: str) -> str:
    """As a name is kept: one Unicode form, no white space but single blanks."""
    return " ".join(nfc(s).split())


def has_markup(s: str) -> bool:
    """Whether it holds signs that no name has, as text copied from a web page does."""
    return "<" in s or ">" in s


def fold(s: str) -> str:
    """Lower case without accents, ``đ`` as ``d``, runs of white space as one space."""
    return " ".join(strip_accents(nfc(s).lower()).split())


def search_document(parts: Iterable[str], prefix: str = "") -> str:
    """Text to give to ``to_tsvector('simple', …)`` for a document made of ``parts``.

    :param prefix: letters and digits that each token begins with
    """
    text = nfc("\n".join(parts)).lower()
    words = [w for w in _WORD.findall(text) if len(w) <= MAX_WORD_LENGTH]
    tokens: list[str] = []
    for word in words[:PHRASE_WORDS]:
        tokens += _word_tokens(word)
    extra: dict[str, None] = {}
    for match in _CODE.finditer(text):
        extra.update(dict.fromkeys(_code_tokens(match.group())))
    for word in words[PHRASE_WORDS:]:
        extra.update(dict.fromkeys(_word_tokens(word)))
    known = set(tokens)
    distinct = [token for token in extra if token not in known]
    tokens += distinct[: max(0, MAX_DISTINCT_WORDS - len(known))]
    return " ".join(_within_limit(f"{prefix}{token}" for token in tokens))


def _within_limit(tokens: Iterable[str]) -> Iterator[str]:
    """The tokens up to the one with which the different ones become too long."""
    known: set[str] = set()
    left = MAX_BYTES
    for token in tokens:
        if token not in known:
            known.add(token)
            left -= len(token.encode())
        if left < 0:
            return
        yield token


def search_query(user_text: str, prefixes: Sequence[str] = ("",)) -> str:
    """A query safe for ``to_tsquery('simple', …)``; empty when nothing can be sought.

    All words must occur; the last one may be incomplete; ``"…"`` asks for a phrase.

    :param prefixes: those of the vectors to look into; at least one
    """
    query = _query(user_text)
    shelves = [query.replace(_SHELF, prefix) for prefix in prefixes]
    return query and " | ".join(shelves)


def _query(user_text: str) -> str:
    text = nfc(user_text).lower()
    terms: list[str] = []
    position = 0
    for match in _PHRASE.finditer(text):
        terms += _word_terms(text[position : match.start()], last=False)
        terms += _phrase_terms(match.group(1))
        position = match.end()
    terms += _word_terms(text[position:], last=True)
    return " & ".join(dict.fromkeys(terms))


@lru_cache(maxsize=16_384)
def _word_tokens(word: str) -> tuple[str, str]:
    """The word as written and folded; Vietnamese has about 7,000 syllables."""
    return canonical_tone(word), strip_accents(word)


def strip_accents(s: str) -> str:
    """The letters without marks: ``đường`` as ``duong``."""
    decomposed = unicodedata.normalize("NFD", s.replace("đ", "d").replace("Đ", "D"))
    return nfc("".join(c for c in decomposed if not unicodedata.combining(c)))


def canonical_tone(word: str) -> str:
    """One spelling for both habits of tone placing: ``uỷ`` as ``ủy``, ``hoà`` as
    ``hòa``; both stand side by side in official documents."""
    return _OLD_TONE.sub(_move_tone, word)


def _move_tone(match: re.Match[str]) -> str:
    marked = match.group(1) or match.group(2) or match.group(3)
    plain = strip_accents(marked)
    return (_TONE_OF_U if match.group(1) else _TONE_OF_O)[marked] + plain


def _code_tokens(code: str) -> Iterator[str]:
    pieces = _WORD.findall(code)
    for start in range(len(pieces) - 1):
        token = GLUE.join(pieces[start : start + MAX_CODE_PIECES])
        if len(token) <= MAX_WORD_LENGTH:
            yield token
            yield strip_accents(token)


def _word_terms(text: str, *, last: bool) -> list[str]:
    chunks = _CODE_OR_WORD.findall(_CODE_LABEL.sub("", text))
    return [
        _chunk_term(_WORD.findall(chunk), prefix=last and index == len(chunks) - 1)
        for index, chunk in enumerate(chunks)
    ]


def _chunk_term(pieces: list[str], *, prefix: bool) -> str:
    if len(pieces) == 1:
        return _word_term(pieces[0], prefix=prefix)
    glued = _SHELF + GLUE.join(pieces[:MAX_CODE_PIECES])
    if prefix:
        return f"{glued}:*"
    return f"({glued} | {glued}{GLUE}:*)"


def _word_term(word: str, *, prefix: bool) -> str:
    if not prefix:
        return _sought(word)
    # "hoà" may be the beginning of "hoàn", which has only one spelling.
    spellings = dict.fromkeys((canonical_tone(word), word))
    terms = " | ".join(f"{_SHELF}{spelling}:*" for spelling in spellings)
    return f"({terms})" if len(spellings) > 1 else terms


def _sought(word: str) -> str:
    return _SHELF + canonical_tone(word)


def _phrase_terms(text: str) -> list[str]:
    words = _WORD.findall(text)
    if not words:
        return []
    if len(words) == 1:
        return [_word_term(words[0], prefix=False)]
    query = _sought(words[0])
    for before, word in pairwise(words):
        distance = 2 + _is_folded(word) - _is_folded(before)
        query += f" <{distance}> {_sought(word)}"
    return [f"({query})"]


def _is_folded(word: str) -> int:
    return int(word == strip_accents(word))
