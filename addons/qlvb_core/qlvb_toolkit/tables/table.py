# SPDX-License-Identifier: LGPL-3.0-or-later
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Cell = str | int
Row = Sequence[Cell]


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

    def shares(self) -> list[float]:
        """Widths of the columns that sum up to 1."""
        whole = sum(column.width for column in self.columns)
        return [column.width / whole for column in self.columns]
