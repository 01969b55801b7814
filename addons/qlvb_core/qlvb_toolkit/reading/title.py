# SPDX-License-Identifier: LGPL-3.0-or-later
"""Type name and subject below the head (NĐ 30/2020, Phụ lục I, ô 5a)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from .geometry import Line, Word
from .numbers import read_code
from .vocabulary import TYPE_CODES, letters, likeness

_TYPES = sorted(TYPE_CODES, key=len, reverse=True)
_TYPE_LETTERS = [(letters(name), name) for name in _TYPES]
_LIKE = 0.88
# What cannot belong to a subject: addressees, bases, the first article.
_STOPS = re.compile(
    r"^(kinh (gui|goi|trinh)|can cu|xet |theo de nghi|dieu \d|chuong [ivx\d]|"
    r"phan [ivx\d]|hom nay|quyet dinh\s*:|quyet nghi|"
    r"[ivx]+\s*[.,\-] |\d+\s*[.)] |[a-z]\) )"
)
_AUTHORITY = re.compile(
    r"^(chu tich|uy ban nhan dan|hoi dong|bo truong|giam doc|tong giam doc|truong |"
    r"thu truong|hieu truong|cuc truong|chi cuc truong|thu tuong|chanh |ban thuong vu|"
    r"ban chap hanh|chu nhiem|tong cuc truong|vien truong|quoc hoi|chinh phu|"
    r"thuong truc|thong doc|tong |uy ban|bi thu|ban giam doc|vien |benh vien)"
)
_LONGEST_SUBJECT = 10
# What a line cannot end a subject with.
_OPEN = re.compile(r"(\b(va|cua|thuoc|tai|tren|ve|do|voi|cho|giua|boi|gui)|[,\-–&])$")
# Says who is of it, or of what kind it is: of the type, not of the subject.
_OF_TYPE = re.compile(
    r"lien (nganh|tich|co quan|so)|"
    r"(thanh|kiem) tra( (chuyen nganh|hanh chinh|chuyen de|dot xuat|lai))?"
)
# Heights a line may stand below the one before, for the first and for later ones.
_FIRST_PITCH, _NEXT_PITCH = 3.2, 2.6
_TEXT_SHARE, _LONG_SHARE = 0.68, 0.55
_CENTRE_SHARE = 0.022


@dataclass(frozen=True)
class TitleStart:
    """The type a line names; ``rest`` is what follows it on the line."""

    name: str
    rest: tuple[str, int]
    exact: float


@dataclass(frozen=True)
class Title:
    name: str
    line: Line
    subject: tuple[Line, ...]
    exact: float


def type_at(line: Line) -> TitleStart | None:
    """The type name a line of capitals begins with, also when letters are spaced."""
    if len(line.words) > 60:
        return None
    said = letters(line.text)
    if not said or line.text.rstrip().endswith(":"):
        return None
    for wanted, name in _TYPE_LETTERS:
        if abs(len(said) - len(wanted)) <= 1 and _names(line, said, wanted):
            return TitleStart(name, ("", len(line.words)), likeness(said, wanted))
    for wanted, name in _TYPE_LETTERS:
        if said.startswith(wanted) and (cut := _words_for(line, wanted)):
            head = Line(line.words[:cut])
            if head.is_upper:
                rest = Line(line.words[cut:]).text
                return TitleStart(name, (rest, cut), 0.95)
    return None


def find_title(body: Sequence[Line], width: float, issuer: str = "") -> Title | None:
    """The title among the lines below the head, the first that stands centred.

    ``issuer``: the ``letters`` of the left column, which name who decides below it.
    """
    for index, line in enumerate(body):
        start = type_at(line)
        if start and abs(line.rect.center - width / 2) < 0.16 * width:
            rest = _subject_beside(line.words[start.rest[1] :])
            first = (Line(rest),) if rest else ()
            rest_of_body = body[index + 1 :]
            below = _subject(line, first, _above_decider(rest_of_body, issuer), width)
            return Title(start.name, line, (*first, *below), start.exact)
    return None


def _subject_beside(rest: tuple[Word, ...]) -> tuple[Word, ...]:
    """What follows the type on its line, unless it only says more of the type."""
    if rest and _OF_TYPE.fullmatch(Line(rest).folded):
        return ()
    return rest


def _names(line: Line, said: str, wanted: str) -> bool:
    return line.is_upper and (said == wanted or likeness(said, wanted) >= _LIKE)


def _words_for(line: Line, wanted: str) -> int:
    """How many words make up exactly the letters wanted; 0 when none do."""
    said = ""
    for count, word in enumerate(line.words, 1):
        said += letters(word.text)
        if said == wanted:
            return count if count < len(line.words) else 0
        if len(said) > len(wanted):
            return 0
    return 0


def _above_decider(below: Sequence[Line], issuer: str) -> Sequence[Line]:
    """The lines above the one in capitals that says no more than the issuer's name."""
    for index, line in enumerate(below[:_LONGEST_SUBJECT]):
        said = letters(line.text)
        if index and len(said) > 12 and said in issuer and line.is_upper:
            return below if _OPEN.search(below[index - 1].folded) else below[:index]
    return below


def _subject(
    title: Line, first: tuple[Line, ...], below: Sequence[Line], width: float
) -> list[Line]:
    taken = list(first)
    found: list[Line] = []
    for line, after in zip_longest(below, below[1:]):
        last = taken[-1] if taken else title
        pitch = line.rect.middle - last.rect.middle
        if pitch < 0.4 * last.height or _is_speck(line):
            continue
        if not _goes_on(line, last, taken, title, width, pitch):
            break
        if taken and line.bold is None and _is_of_text(line, last, after, width):
            break
        taken.append(line)
        found.append(line)
    return found


def _goes_on(
    line: Line,
    last: Line,
    taken: Sequence[Line],
    title: Line,
    width: float,
    pitch: float,
) -> bool:
    height = max(title.height, line.height)
    if pitch > (_NEXT_PITCH if taken else _FIRST_PITCH) * height:
        return False
    if abs(line.rect.center - title.rect.center) > _CENTRE_SHARE * width:
        return False
    if _STOPS.match(line.folded) or _is_number_line(line):
        return False
    if taken and taken[0].bold and line.bold is False:
        return False
    if len(taken) >= 2 and pitch > 1.35 * (last.rect.middle - taken[-2].rect.middle):
        return False
    return not (taken and _is_authority(line, taken, pitch))


def _is_of_text(line: Line, last: Line, after: Line | None, width: float) -> bool:
    """Whether a line as wide as the text follows a much shorter one, or begins a
    paragraph, whose second line stands further left."""
    if line.is_upper:
        return False
    if after is not None and line.rect.width > _LONG_SHARE * width:
        shift = after.rect.center - line.rect.center
        if abs(shift) < _CENTRE_SHARE * width and after.rect.width < line.rect.width:
            return False
        indented = after.rect.x0 < line.rect.x0 - 0.8 * line.height
        if indented and abs(shift) > _CENTRE_SHARE * width:
            return True
    return line.rect.width > max(_TEXT_SHARE * width, 1.3 * last.rect.width)


def _is_speck(line: Line) -> bool:
    return len(line.text) < 3 and not any(c.isalnum() for c in line.text)


def _is_number_line(line: Line) -> bool:
    """Whether the number stands there, below the title of a contract."""
    return line.text.startswith("S") and read_code(line.text) is not None


def _is_authority(line: Line, taken: Sequence[Line], pitch: float) -> bool:
    """Whether the line names who decides, below the subject."""
    if not line.is_upper or not _AUTHORITY.match(line.folded):
        return False
    return not taken[-1].is_upper or pitch > 1.9 * line.height
