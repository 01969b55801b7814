# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import docx
import openpyxl
import pypdfium2 as pdfium
import pytest
from qlvb_toolkit.tables import (
    WRITERS,
    Below,
    Column,
    Moment,
    Paragraph,
    Sheet,
    Table,
    write_sheets,
)

MARK = "Hệ thống QLVB; tài khoản vt.an & binh; 26/11/2026 22:00:00"
HEADINGS = ("Số đến", "Số, ký hiệu", "Trích yếu")
TABLE = Table(
    "Sổ đăng ký văn bản đến",
    [Column("Số đến", 1, "right"), Column("Số, ký hiệu", 2), Column("Trích yếu", 5)],
    organisation=("Ủy ban nhân dân tỉnh Hưng Yên", "Sở Nội vụ"),
    facts=("Năm: 2026",),
    closing=lambda rows: f"Sổ này có {rows} số.",
    signatures=("VĂN THƯ", "CHÁNH VĂN PHÒNG"),
    mark=MARK,
    cover=True,
)


def rows(count: int) -> list[list[str | int]]:
    return [[n, f"{n}/QĐ-UBND", "Quyết định về việc ban hành"] for n in range(count)]


def pages(path: Path) -> list[str]:
    texts = (page.get_textpage().get_text_range() for page in pdfium.PdfDocument(path))
    return [" ".join(text.split()) for text in texts]


def test_each_page_has_headings_number_and_mark(tmp_path: Path) -> None:
    """R88, R178: bound pages are told apart, and say where they come from."""
    path = tmp_path / "so.pdf"
    assert WRITERS["pdf"](path, TABLE, rows(100)) == 100
    cover, *tables = pages(path)
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN" in cover
    assert len(tables) > 2
    for number, text in enumerate([cover, *tables], 1):
        assert f"Trang {number}/" in text
        assert MARK in text
    for text in tables:
        assert "Trích yếu" in text
        assert "(3)" in text
    assert "Sổ này có 100 số." in tables[-1]
    total = len(tables) + 1
    assert all(text.endswith(f"/ {total}") for text in [cover, *tables])


def test_a_row_taller_than_a_page_goes_on_upon_the_next(tmp_path: Path) -> None:
    path = tmp_path / "so.pdf"
    subject = " ".join(f"từ{n}" for n in range(3000))
    WRITERS["pdf"](path, TABLE, [[1, "1/QĐ-UBND", subject]])
    text = " ".join(pages(path))
    assert all(f"từ{n}" in text for n in (0, 1500, 2999))


def test_a_long_notation_breaks_at_its_signs(tmp_path: Path) -> None:
    path = tmp_path / "so.pdf"
    WRITERS["pdf"](path, TABLE, [[1, "1/2026/QĐ-" + "UBND-" * 20, "x" * 400]])
    assert "1/2026/QĐ-UBND-" in pages(path)[1].replace(" ", "")


def test_a_workbook_keeps_days_and_times_as_such(tmp_path: Path) -> None:
    """R88: a register in a workbook can be sorted and filtered by its days."""
    path = tmp_path / "so.xlsx"
    when = datetime.fromisoformat("2026-11-05T08:30")
    cells = [Moment(when, "%d/%m/%Y"), Moment(when, "%H:%M %d/%m/%Y"), "5/QĐ"]
    WRITERS["xlsx"](path, TABLE, [cells, [Moment(date(1890, 5, 19), "%d/%m/%Y"), 1]])
    sheet = openpyxl.load_workbook(path).active
    row = next(line for line in sheet if line[2].value == "5/QĐ")
    assert [cell.value for cell in row[:2]] == [datetime.combine(when, time()), when]
    assert [cell.number_format for cell in row[:2]] == [
        "dd/mm/yyyy",
        "hh:mm dd/mm/yyyy",
    ]
    assert any(line[0].value == "19/05/1890" for line in sheet)


def test_a_sheet_bears_the_name_of_its_form(tmp_path: Path) -> None:
    """R258: people find it again; a name has at most 31 letters, cut at a word."""
    path = tmp_path / "so.xlsx"
    long = "Báo cáo tình hình giải quyết văn bản đi"
    for title, name in (
        (TABLE.title, "Sổ đăng ký văn bản đến"),
        (long, "Báo cáo tình hình giải quyết"),
        ("Năm 2026/2027: [mới]", "Năm 2026 2027 mới"),
        ("x" * 40, "x" * 31),
    ):
        WRITERS["xlsx"](path, replace(TABLE, title=title), [])
        assert openpyxl.load_workbook(path).sheetnames == [name]


def test_who_stands_below_a_unit_is_set_in(tmp_path: Path) -> None:
    """R156: a workbook is filtered by names; paper shows the dash."""
    path, row = tmp_path / "so.xlsx", [1, Below("Lê Thị Hoa"), "x"]
    WRITERS["xlsx"](path, TABLE, [row])
    sheet = openpyxl.load_workbook(path).active
    cell = next(c for line in sheet for c in line if "Lê Thị" in str(c.value))
    assert (cell.value, cell.alignment.indent) == ("Lê Thị Hoa", 1)
    WRITERS["pdf"](path, TABLE, [row])
    assert "– Lê Thị Hoa" in pages(path)[1]


def test_on_paper_a_day_stands_in_words(tmp_path: Path) -> None:
    path = tmp_path / "so.pdf"
    WRITERS["pdf"](path, TABLE, [[1, Moment(date(2026, 11, 5), "%d/%m/%Y"), "x"]])
    assert "05/11/2026" in pages(path)[1]


@pytest.mark.parametrize("form", WRITERS)
def test_nothing_found_still_makes_a_file(form: str, tmp_path: Path) -> None:
    assert WRITERS[form](tmp_path / "so", TABLE, []) == 0


def test_a_workbook_keeps_text_and_numbers(tmp_path: Path) -> None:
    """A formula a sender wrote into a subject is text."""
    path = tmp_path / "so.xlsx"
    WRITERS["xlsx"](path, TABLE, [[7, "=1+1", "@SUM(A1)"]])
    sheet = openpyxl.load_workbook(path).active
    found = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert [7, "=1+1", "@SUM(A1)"] in found
    assert [column.title for column in TABLE.columns] in found
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == "=1+1")
    assert cell.data_type == "s" or cell.data_type == "inlineStr"
    assert found[-1][0] == MARK
    assert "binh" in sheet.oddFooter.left.text


def test_a_word_file_opens_with_its_table_and_mark(tmp_path: Path) -> None:
    path = tmp_path / "so.docx"
    WRITERS["docx"](path, TABLE, [[1, "1/QĐ-UBND", "dòng 1\ndòng 2 <b>\x02"]])
    document = docx.Document(str(path))
    cells = [[c.text for c in row.cells] for row in document.tables[0].rows]
    assert cells[0] == list(HEADINGS)
    assert cells[2] == ["1", "1/QĐ-UBND", "dòng 1\ndòng 2 <b>"]
    footer = document.sections[0].footer.paragraphs[0].text
    assert MARK in footer


def test_a_word_without_end_is_broken(tmp_path: Path) -> None:
    """A line of base64 in the body of a mail: printed, whatever its length."""
    path = tmp_path / "so.pdf"
    WRITERS["pdf"](path, TABLE, [[1, "m" * 40_000, "i" * 700]])
    assert len(pages(path)) > 1


def test_each_sheet_begins_on_a_page_of_its_own(tmp_path: Path) -> None:
    """R94, R178: a long one goes on upon the next page; each page says who took it."""
    path = tmp_path / "phieu.pdf"
    long = Paragraph("Đề nghị phòng chuyên môn tham mưu, đề xuất. " * 200)
    title = "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN"
    sheets = [
        Sheet(("Ủy ban nhân dân tỉnh", "Sở Nội vụ"), title, [long]),
        Sheet(("Sở Nội vụ",), title, [Paragraph("1. Ý kiến", "heading")]),
    ]
    assert write_sheets(path, sheets, MARK) == len(sheets)
    texts = pages(path)
    assert [title in text for text in texts].count(True) == len(sheets)
    assert title in texts[-1]
    assert len(texts) > len(sheets)
    assert all("vt.an & binh" in text for text in texts)
