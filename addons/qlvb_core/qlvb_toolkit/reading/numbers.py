# SPDX-License-Identifier: LGPL-3.0-or-later
"""Number, year and notation (NĐ 30/2020, Phụ lục I, phần II, mục 3; NĐ 78/2025)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..errors import InvalidCode
from ..notation import parse_code
from .geometry import Line, Page
from .urgency import is_mark
from .values import EMPTY, Field
from .vocabulary import TYPE_CODES, known_piece
from .wording import digits_of, field_of

_LABEL = re.compile(
    r"^[\W_]{0,3}(?:S\s?[ốồổỗộôóòỏõọơớờởỡợoếéêeöõđ06]{1,2}|s[ốồổôó]|86|5[ốôó])\s*[:;.,]*(?=[\s\d/\W]|$)",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[.…_·]{2,}|…")
_SEPARATOR = re.compile(r"\s*([/&\\⁄∕-])\s*")
_DASHES = re.compile(r"[\u2010-\u2015\u2212~¬]")
_SPACED_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_N = r"(?P<number>[\dOoIlSBZ|]{1,7})?"
_TAIL = r"(?P<notation>[^\W\d_][\w&.,/-]*)"
_STATE = re.compile(rf"{_N}\s*/(?:(?P<year>(?:19|20|2O)[\dOoIl]{{2}})/)?{_TAIL}")
_PARTY = re.compile(rf"{_N}\s*-(?P<year>)?{_TAIL}")
_LOOKS_LIKE = {
    "B": "8E",
    "C": "GO",
    "D": "O0",
    "Đ": "D",
    "Q": "O0",
    "G": "6C",
    "T": "7",
}
# A stroke that recognition took for a digit or letter.
_LOST_STROKE = re.compile(
    r"(?P<number>\d{1,5})[1lI|](?P<year>)?(?P<notation>[A-ZĐ][A-ZĐa-z]{0,3}-[A-ZĐ][\w&-]*)"
)
_BARE = re.compile(r"(?P<number>\d{1,6})(?P<year>)?(?P<notation>)$")


# A notation broken at the end of a narrow column.
_BROKEN = re.compile(r"^\W*S\w{1,2}\b.*[/&–-]\s*$", re.IGNORECASE)
_REST = re.compile(r"[A-ZĐÂĂÊÔƠƯ][\w&.]*(?:[-/&][\w&.]+)*")

# The label may stand far from the notation, for a number still to be given.
_UNLABELLED = re.compile(r"\d{0,6}/(?:20\d\d/)?[A-ZĐ][\w]*-")
_AFTER_TYPE = re.compile(
    rf"/({'|'.join(code for code in TYPE_CODES.values() if code)})\s*$"
)


@dataclass(frozen=True)
class Code:
    """What a number line says; ``number`` is empty when it is still to be given."""

    number: str
    year: str
    notation: str
    weight: float


def find_number_line(lines: Sequence[Line], type_name: str) -> tuple[Line, Code] | None:
    """The best of the lines that begin with "Số:", the first among equals."""
    found = [
        (line, code)
        for line in _unbroken(lines)
        if (code := read_code(line.text, type_name)) is not None
    ]
    return max(found, key=lambda pair: pair[1].weight, default=None)


def _unbroken(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that end inside a notation with the next one."""
    found: list[Line] = []
    for index, line in enumerate(lines):
        following = lines[index + 1 : index + 2]
        if following and _REST.fullmatch(following[0].text):
            line = _with_rest(line, following[0])
        found.append(line)
    return found


def _with_rest(line: Line, rest: Line) -> Line:
    if _BROKEN.search(line.text):
        return Line((*line.words, *rest.words))
    if _AFTER_TYPE.search(line.text) and not is_mark(rest):
        # Recognition lost the hyphen at the end of the line.
        last = replace(line.words[-1], text=f"{line.words[-1].text}-")
        return Line((*line.words[:-1], last, *rest.words))
    return line


def read_code(text: str, type_name: str = "") -> Code | None:
    """Number and notation after the label "Số", None for any other text."""
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    plain = _with_type_code(_cleaned(rest), type_name)
    if not label and not _UNLABELLED.match(plain):
        return None
    for pattern, weight in ((_STATE, 0.99), (_PARTY, 0.97), (_LOST_STROKE, 0.5)):
        if match := pattern.match(plain):
            if pattern is _PARTY and "/" not in match.group("notation"):
                weight = 0.8
            # "số 30/2020/NĐ-CP" inside a text is a reference to another document.
            sure = label is not None and not label.group().startswith("s")
            return _code(match, weight if sure else 0.6 * weight, type_name)
    if match := _BARE.match(plain):
        return _code(match, 0.4, type_name)
    return None


def _with_type_code(plain: str, type_name: str) -> str:
    """The text with the code of the type put right when its letters became digits
    (``40417BB-X`` or ``4041/88-X`` of a Biên bản)."""
    code = TYPE_CODES.get(type_name, "")
    if len(code) < 2 or f"/{code}" in plain:
        return plain
    letters = "".join(f"[{c}{_LOOKS_LIKE.get(c, '')}]" for c in code)
    found = re.match(rf"(\d{{1,5}})[/17Il|]{letters}(?=-[^\W\d])", plain)
    return f"{found.group(1)}/{code}{plain[found.end() :]}" if found else plain


def code_fields(line: Line, code: Code, page: Page) -> tuple[Field, Field, Field]:
    """Number, year and notation as fields."""
    return (
        field_of(code.number, [line], code.weight, page) if code.number else EMPTY,
        field_of(code.year, [line], code.weight, page),
        field_of(code.notation, [line], code.weight, page),
    )


def _cleaned(text: str) -> str:
    plain = _DASHES.sub("-", _BLANK.sub(" ", text)).replace("\\", "/")
    plain = plain.replace("⁄", "/").replace("∕", "/")
    plain = _SPACED_DIGITS.sub("", _SEPARATOR.sub(r"\1", plain))
    return plain.strip(" .:;,")


def _code(match: re.Match[str], weight: float, type_name: str) -> Code | None:
    digits = digits_of(match.group("number") or "").lstrip("0")
    year = digits_of(match.group("year") or "")
    notation = _spelled(match.group("notation").strip(".,-/&"), type_name)
    if digits and not digits.isdigit():
        return None
    return Code(digits, year, _cased(notation, year), weight)


def _spelled(notation: str, type_name: str) -> str:
    pieces = re.split(r"([-/])", notation)
    pieces[0] = _code_of_type(pieces[0], type_name)
    return "".join(known_piece(piece, type_name) for piece in pieces)


def _code_of_type(piece: str, type_name: str) -> str:
    """The code of the type in place of what has its letters and one too many."""
    code = TYPE_CODES.get(type_name, "")
    if len(code) < 2 or len(piece) != len(code) + 1:
        return piece
    less = {piece[:at] + piece[at + 1 :] for at in range(len(piece))}
    return code if code in less and piece not in TYPE_CODES.values() else piece


def _cased(notation: str, year: str) -> str:
    """Capitals as the law writes them, by the rules of ``parse_code``."""
    try:
        return parse_code(f"1/{year}/{notation}" if year else f"1/{notation}").notation
    except InvalidCode:
        return notation
