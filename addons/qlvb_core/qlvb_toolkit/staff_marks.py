# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (openpyxl: no annotations)
"""Marking the faults of a workbook in the workbook itself, to be mended there.

Each faulty cell is coloured and has a comment; a last column says all that is wrong
with a row. Read again, marks are passed over; marked again, old marks go.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from . import text
from .errors import BrokenFile
from .staff_layout import FAULTS_TITLE
from .staff_sheet import BROKEN

_AUTHOR = "QLVB"
_RED = "FFFFC7CE"
_FILL = PatternFill("solid", start_color=_RED, end_color=_RED)
_BLANK = PatternFill()
_HEADING = Font(bold=True, color="FF9C0006")
_WIDTH = 60
_COMMENT_WIDTH, _COMMENT_HEIGHT = 320, 110


@dataclass(frozen=True)
class Fault:
    """What is wrong in one place, in words; ``column`` is a heading or empty."""

    sheet: str
    row: int
    column: str
    words: str


def mark_faults(data: bytes, faults: Iterable[Fault]) -> bytes:
    """Return the workbook with its faults marked; all else stays as it is.

    Raises BrokenFile for a file that openpyxl cannot carry over.
    """
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
        _mark(book, faults)
        stream = io.BytesIO()
        book.save(stream)
    except BROKEN as error:
        raise BrokenFile("workbook") from error
    return stream.getvalue()


def _mark(book: openpyxl.Workbook, faults: Iterable[Fault]) -> None:
    by_sheet: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_sheet[text.fold(fault.sheet)].append(fault)
    for sheet in book.worksheets:
        _clear(sheet)
        if found := by_sheet.get(text.fold(sheet.title)):
            _MarkedSheet(sheet).mark(found)


def _clear(sheet: Any) -> None:
    """Take away the marks of an earlier time."""
    place = _places(sheet).get(text.fold(FAULTS_TITLE))
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment and cell.comment.author == _AUTHOR:
                cell.comment, cell.fill = None, _BLANK
            if cell.column == place:
                cell.value, cell.fill = None, _BLANK


def _places(sheet: Any) -> Mapping[str, int]:
    """Return the number of each column by its folded heading."""
    headings = next(sheet.iter_rows(max_row=1), ())
    return {
        text.fold(" ".join(str(cell.value).replace("*", " ").split())): cell.column
        for cell in headings
        if cell.value is not None
    }


class _MarkedSheet:
    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._places = _places(sheet)
        self._last = max(self._places.values(), default=0) + 1

    def mark(self, faults: Sequence[Fault]) -> None:
        self._head()
        by_row: dict[int, list[Fault]] = defaultdict(list)
        for fault in faults:
            by_row[fault.row].append(fault)
        for number, found in by_row.items():
            self._mark_cells(number, found)
            if number > 1:
                self._tell(number, found)
        self._sheet.auto_filter.ref = self._sheet.dimensions

    def _head(self) -> None:
        heading = self._sheet.cell(1, self._last, FAULTS_TITLE)
        heading.font, heading.fill = _HEADING, _FILL
        self._sheet.column_dimensions[heading.column_letter].width = _WIDTH

    def _mark_cells(self, number: int, faults: Sequence[Fault]) -> None:
        by_place: dict[int, list[str]] = defaultdict(list)
        for fault in faults:
            place = self._places.get(text.fold(fault.column), self._last)
            by_place[place].append(fault.words)
        for place, words in by_place.items():
            if place == self._last and number > 1:
                continue  # said in that cell itself
            cell = self._sheet.cell(number, place)
            cell.fill = _FILL
            cell.comment = Comment(
                "\n".join(words), _AUTHOR, _COMMENT_HEIGHT, _COMMENT_WIDTH
            )

    def _tell(self, number: int, faults: Sequence[Fault]) -> None:
        cell = self._sheet.cell(number, self._last)
        cell.value = "\n".join(
            f"{fault.column}: {fault.words}" if fault.column else fault.words
            for fault in faults
        )
        cell.fill = _FILL
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.data_type = "s"  # words that begin with "=" are no formula
