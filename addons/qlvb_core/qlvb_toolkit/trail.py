# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (xlsxwriter: annotations incomplete)
"""A trail of journal events as a file people read: XLSX or CSV (R32)."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter

_WIDTHS = (9, 22, 18, 24, 22, 26, 14, 40, 50, 16, 66)
# What spreadsheet programs would run as a formula when they open a CSV file.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Trail:
    """A title, what is said above and below the table, its headings and its rows."""

    title: str
    facts: Sequence[tuple[str, str]]
    headings: Sequence[str]
    rows: Iterable[Sequence[str]]
    closing: str


def to_xlsx(trail: Trail) -> bytes:
    """The trail as a workbook ready to print on A4, every cell plain text."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"constant_memory": True, "strings_to_formulas": False}
    )
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    title = book.add_format({"bold": True, "font_size": 14})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet()
    for column, width in enumerate(_WIDTHS[: len(trail.headings)]):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, trail.title, title)
    line = 1
    for name, value in trail.facts:
        sheet.write_string(line, 0, f"{name}: {value}")
        line += 1
    line += 1
    sheet.repeat_rows(line)
    for column, heading in enumerate(trail.headings):
        sheet.write_string(line, column, heading, bold)
    for row in trail.rows:
        line += 1
        for column, value in enumerate(row):
            sheet.write_string(line, column, value, text)
    sheet.write_string(line + 2, 0, trail.closing)
    book.close()
    return stream.getvalue()


def to_csv(trail: Trail) -> bytes:
    """The trail as CSV with a byte order mark, as spreadsheet programs expect it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([trail.title])
    writer.writerows([name, _tame(value)] for name, value in trail.facts)
    writer.writerow([])
    writer.writerow(trail.headings)
    writer.writerows([_tame(value) for value in row] for row in trail.rows)
    writer.writerow([])
    writer.writerow([trail.closing])
    return stream.getvalue().encode("utf-8-sig")


def _tame(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value
