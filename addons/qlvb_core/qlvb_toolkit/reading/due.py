# SPDX-License-Identifier: LGPL-3.0-or-later
"""By when the text asks for an answer ("trước ngày 15/12/2026", R82)."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..text import fold
from .geometry import Line, Page, Word
from .values import EMPTY, Field
from .wording import digits_of, field_of

_TIME = r"(?:\d{1,2}\s*(?:gio|[hg:])\s*(?:\d{1,2}\s*(?:phut|p)?)?['’,]*\s*)?"
_DAY = (
    r"(?:thu \w+,?\s*)?(?:\([^)]{1,20}\),?\s*)?(?P<ngay>ngay\s*)?"
    r"(?P<day>[\dol]{1,2})\s*(?P<sign>[/.-]|thang)\s*(?P<month>[\dol]{1,2})"
    r"(?:\s*(?:[/.-]|nam)\s*(?P<year>[12][\dol]{3}))?(?![\d/])"
)
_STRONG = (
    r"cham nhat|muon nhat|tre nhat|han cuoi(?: cung)?|han chot|"
    r"(?:thoi )?han (?:(?:cuoi )?"
    r"(?:gui|nop|tra loi|bao cao|dang ky|tiep nhan|hoan thanh)"
    r"(?: [^\W\d]+){0,6}|cuoi cung)\s*:?|thoi han\s*:|thoi han (?=truoc|den)"
)
_LEAD = (
    rf"\b(?:(?P<strong>{_STRONG})|truoc|den het|khong (?:qua|muon hon|cham hon)|het)"
)
_FILL = r"(?:[\s:]|\b(?:la|vao|den|truoc|het|luc|thoi diem)\b)*"
_DATED = re.compile(rf"{_LEAD}\b{_FILL}{_TIME}(?:ngay\s*)?{_DAY}")
_SPAN = re.compile(
    r"\b(?:trong (?:thoi han|thoi gian|vong)|cham nhat|muon nhat|khong qua|sau)"
    r"(?: (?:la|khong qua|toi da|vong|trong|sau))*\s+"
    r"(?P<days>[\dol]{1,3})\s*(?:\([^)]{1,30}\)\s*)?"
    r"ngay(?P<working> lam viec)?,?\s+(?:ke )?tu (?:ngay|khi|thoi diem)\s+"
    r"(?P<start>nhan|ky|ban hanh|phat hanh)\b(?P<what>[^.;]{0,40})"
)
_OF_FILES = re.compile(r"\b(ho so|hop le|don|tien|hang|ket qua)\b")
_PAPERS = re.compile(
    r"\b(van ban|cong van|cong dien|thong bao|phieu|ke hoach|to trinh|giay|yeu cau)\b"
)
# What is asked for by a day, and what only ends or began by one.
_ASKED = re.compile(
    r"\b(gui|nop|bao cao|tra loi|phan hoi|gop y|y kien|dang ky|hoan thanh|hoan tat|"
    r"tong hop|cung cap|giai trinh|trinh|xong|xac nhan|van ban ve|chuyen|cap nhat|"
    r"de xuat|thong bao|khac phuc|ra soat|bo sung|cu can bo|danh sach|thong nhat|ve)\b"
)
_NOT_ASKED = re.compile(
    r"\b(hieu luc|thi hanh ke tu|sinh|ban hanh truoc|nhiem ky|bao hanh|duoc giao truoc|"
    r"ap dung|phat sinh|thoi gian thuc hien (?:du an|hop dong)|tot nghiep|da duoc|"
    r"(?:hang|hang nam|moi) (?:nam|thang|quy)|o thoi diem)\b"
)
_RECURS = re.compile(r"\s*(?:hang|moi|cua) (?:nam|thang|quy)")
_SENTENCE_END = re.compile(r"[;!?](?=\s)|\.(?=\s*/|\s+(?![a-z]\b))|/\.")
_WORKING = " ngày làm việc"
_CALENDAR = " ngày"
_SINCE_ISSUE = " từ ngày ban hành"
_VALUE = re.compile(rf"(\d+)(?:({_WORKING})|{_CALENDAR})({_SINCE_ISSUE})?")
_UNSURE = 0.8


@dataclass(frozen=True)
class Span:
    """Days from the receipt or, ``since_issue``, from the date of the document."""

    days: int
    working: bool
    since_issue: bool


@dataclass(frozen=True)
class _Due:
    value: str
    weight: float
    line: Line
    page: Page


def span_of(value: str) -> Span | None:
    """The span that the value of a due date says; None of a day in ISO form."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    return Span(int(match.group(1)), bool(match.group(2)), bool(match.group(3)))


def read_due(pages: Iterable[tuple[Page, Sequence[Line]]], issued: str) -> Field:
    """The day in ISO form, or the span ("5 ngày làm việc"), the text asks for.

    Of several the surest, then the first day; none on or before the day ``issued``.
    """
    found = [due for page, lines in pages for due in _of_page(page, lines, issued)]
    if not found:
        return EMPTY
    best = min(found, key=lambda due: (-due.weight, due.value))
    doubt = 1.0 if len({due.value for due in found}) == 1 else _UNSURE
    return field_of(best.value, [best.line], best.weight * doubt, best.page)


def _of_page(page: Page, lines: Sequence[Line], issued: str) -> Iterator[_Due]:
    words = [word for line in lines for word in line.words]
    pieces = [fold(word.text) or "-" for word in words]
    text = " ".join(pieces)
    for pattern, meaning in ((_DATED, _dated), (_SPAN, _spanned)):
        for match in pattern.finditer(text):
            value, weight = meaning(match, _sentence(text, match), issued)
            if value:
                yield _Due(value, weight, _place(match, pieces, words), page)


def _dated(match: re.Match[str], sentence: str, issued: str) -> tuple[str, float]:
    strong, asked = match.group("strong"), bool(_ASKED.search(sentence))
    if _NOT_ASKED.search(sentence) or _RECURS.match(match.string, match.end()):
        return "", 0.0
    if not strong and not asked:
        return "", 0.0
    day = _day(match, issued)
    if not day or (issued and day <= issued):
        return "", 0.0
    weight = (0.97 if strong else 0.94) if asked else 0.85
    return day, weight if match.group("year") else weight * _UNSURE


def _spanned(match: re.Match[str], sentence: str, issued: str) -> tuple[str, float]:
    days, what = int(digits_of(match.group("days").upper())), match.group("what")
    if not days or _OF_FILES.search(what):
        return "", 0.0
    since_issue = match.group("start") != "nhan"
    working = bool(match.group("working"))
    told = re.search(r"\bnay\b", what)
    if not told and not (_PAPERS.search(what) and _ASKED.search(sentence)):
        return "", 0.0
    weight = 0.93 if told else 0.93 * _UNSURE
    if since_issue and not working and issued:
        day = datetime.date.fromisoformat(issued) + datetime.timedelta(days=days)
        return day.isoformat(), weight
    value = f"{days}{_WORKING if working else _CALENDAR}"
    return value + (_SINCE_ISSUE if since_issue else ""), weight


def _day(match: re.Match[str], issued: str) -> str:
    """In ISO form; without a year the first such day after that of issue."""
    day, month = (
        int(digits_of(match.group(name).upper())) for name in ("day", "month")
    )
    year = match.group("year")
    if not year and not issued:
        return ""
    first = int(digits_of(year.upper())) if year else int(issued[:4])
    for given in (first,) if year else (first, first + 1):
        try:
            found = datetime.date(given, month, day).isoformat()
        except ValueError:
            continue
        if year or found > issued:
            return found
    return ""


def _sentence(text: str, match: re.Match[str]) -> str:
    """The sentence around a match, but for the match itself."""
    ends = [end.end() for end in _SENTENCE_END.finditer(text, 0, match.start())]
    after = _SENTENCE_END.search(text, match.end())
    start, stop = ends[-1] if ends else 0, after.start() if after else len(text)
    return f"{text[start : match.start()]} {text[match.end() : stop]}"


def _place(match: re.Match[str], pieces: Sequence[str], words: Sequence[Word]) -> Line:
    found, at = [], 0
    for piece, word in zip(pieces, words, strict=True):
        if at < match.end() and at + len(piece) > match.start():
            found.append(word)
        at += len(piece) + 1
    return Line(tuple(found))
