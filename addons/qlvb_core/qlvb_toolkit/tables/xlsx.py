# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (xlsxwriter: annotations incomplete)
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xlsxwriter

from .table import Below, Cell, Moment, Row, Table

CHARACTERS = 165  # of all columns, when A4 across is filled
MAX_CELL = 32_767
MAX_FOOTER = 255
FIRST_YEAR = 1900  # no workbook knows an earlier day
SHOWN_AS = {"%d": "dd", "%m": "mm", "%Y": "yyyy", "%H": "hh", "%M": "mm", "%S": "ss"}


def write_xlsx(path: Path, table: Table, rows: Iterable[Row]) -> int:
    """Write ``table`` with ``rows`` to ``path``; return the number of rows.

    Text stays text: nothing a sender wrote is taken for a formula.
    """
    options = {"constant_memory": True, "strings_to_formulas": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": table.title, "comments": table.mark})
    sheet = book.add_worksheet(table.sheet_name())
    _lay_out(sheet, table)
    styles = _Styles(book)
    line = _write_heading(sheet, table, styles)
    sheet.repeat_rows(line - 2, line - 1)
    count = 0
    for count, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _write_cell(sheet, line + count - 1, column, cell, styles)
    line += count + 1
    for words in filter(None, (table.closing(count), table.mark)):
        sheet.write_string(line, 0, words, styles.note)
        line += 1
    book.close()
    return count


class _Styles:
    def __init__(self, book: Any) -> None:
        font = {"font_name": "Times New Roman", "font_size": 11}
        cell = {**font, "border": 1, "text_wrap": True, "valign": "top"}
        centre = {"align": "center", "valign": "vcenter"}
        self.cell = book.add_format(cell)
        self.below = book.add_format({**cell, "indent": 1})
        self.number = book.add_format({**cell, "num_format": "0"})
        self._cell, self._book = cell, book
        self._moments: dict[str, Any] = {}
        self.head = book.add_format({**cell, **centre, "bold": True})
        self.title = book.add_format({**font, "font_size": 14, "bold": True})
        self.line = book.add_format(font)
        self.note = book.add_format({**font, "italic": True})

    def moment(self, pattern: str) -> Any:
        """Return the format that shows a moment as ``pattern`` does."""
        if pattern not in self._moments:
            shown = pattern
            for code, words in SHOWN_AS.items():
                shown = shown.replace(code, words)
            style = {**self._cell, "num_format": shown}
            self._moments[pattern] = self._book.add_format(style)
        return self._moments[pattern]


def _lay_out(sheet: Any, table: Table) -> None:
    for column, share in enumerate(table.shares()):
        sheet.set_column(column, column, max(6, share * CHARACTERS))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    # "&" begins a code of the footer
    mark = table.mark.replace("&", "&&")
    page = f"&R{table.page_words} &P/&N"
    sheet.set_footer(f"&L&8{mark}"[: MAX_FOOTER - len(page)] + page)


def _write_heading(sheet: Any, table: Table, styles: _Styles) -> int:
    """Write what stands above the rows; return the line of the first row."""
    line = 0
    for words in table.organisation:
        sheet.write_string(line, 0, words.upper(), styles.line)
        line += 1
    sheet.write_string(line, 0, table.title.upper(), styles.title)
    line += 1
    for words in table.facts:
        sheet.write_string(line, 0, words, styles.line)
        line += 1
    line += 1
    # row after row: what is above the present one is written out already
    for column, heading in enumerate(table.columns):
        sheet.write_string(line, column, heading.title, styles.head)
    for column in range(len(table.columns)):
        sheet.write_string(line + 1, column, f"({column + 1})", styles.head)
    return line + 2


def _write_cell(
    sheet: Any, line: int, column: int, cell: Cell, styles: _Styles
) -> None:
    if isinstance(cell, int):
        sheet.write_number(line, column, cell, styles.number)
    elif isinstance(cell, Moment) and cell.value.year >= FIRST_YEAR:
        sheet.write_datetime(line, column, cell.value, styles.moment(cell.pattern))
    elif isinstance(cell, Below):
        sheet.write_string(line, column, cell.name[:MAX_CELL], styles.below)
    else:
        sheet.write_string(line, column, cell[:MAX_CELL], styles.cell)
