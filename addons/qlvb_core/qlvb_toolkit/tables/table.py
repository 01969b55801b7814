# SPDX-License-Identifier: LGPL-3.0-or-later
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

Cell = str | int
Row = Sequence[Cell]

SHEET_LETTERS = 31  # Excel opens no workbook with a longer name of a sheet
SHEET_SIGNS = re.compile(r"[\[\]:*?/\\']")


class Moment(str):
    """A day or a time in its words; a workbook keeps it as one, to sort and filter.

    ``value`` is the day itself where the words tell no hour.
    """

    __slots__ = ("pattern", "value")

    value: date
    pattern: str

    def __new__(cls, value: date, pattern: str) -> Self:
        """Tell ``value`` as ``pattern``, of ``strftime``, says."""
        told = super().__new__(cls, value.strftime(pattern))
        told.pattern = pattern
        whole_day = "%H" not in pattern
        told.value = date(value.year, value.month, value.day) if whole_day else value
        return told


class Below(str):
    """A name of the unit in the row above it; a workbook sets it in, without a dash."""

    __slots__ = ("name",)

    name: str

    def __new__(cls, name: str) -> Self:
        told = super().__new__(cls, f"– {name}")
        told.name = name
        return told


@dataclass(frozen=True)
class Column:
    """A column of the form; ``width`` is its share beside the other columns'."""

    title: str
    width: float = 1
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True)
class Table:
    """What stands around the rows of a form.

    ``organisation``: the lines at the top left, the last one bold; ``facts``: the
    lines under the title; ``closing``: given the number of rows, the line under the
    last; ``mark``: who took it out of which system and when (Decree 30/2020 Phụ lục
    VI phần I mục III khoản 6 điểm k), on each page; ``page_words``: before the number
    of the page; ``cover``: title and facts fill a first page, as of a bound register.
    """

    title: str
    columns: Sequence[Column]
    organisation: Sequence[str] = ()
    facts: Sequence[str] = ()
    closing: Callable[[int], str] = lambda _rows: ""
    signatures: Sequence[str] = ()
    mark: str = ""
    page_words: str = "Trang"
    cover: bool = False

    def sheet_name(self) -> str:
        """Return the title as a sheet may be called: short, without some signs."""
        words = SHEET_SIGNS.sub(" ", self.title).split()
        return (
            textwrap.shorten(" ".join(words), SHEET_LETTERS, placeholder="")
            or (self.title[:SHEET_LETTERS])
        )

    def shares(self) -> list[float]:
        """Widths of the columns that sum up to 1."""
        whole = sum(column.width for column in self.columns)
        return [column.width / whole for column in self.columns]
