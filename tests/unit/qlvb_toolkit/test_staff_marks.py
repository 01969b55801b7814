# SPDX-License-Identifier: LGPL-3.0-or-later
"""Issue 3: the faults of hundreds of rows are marked in the file and mended there."""

import io

import openpyxl
import pytest
from qlvb_toolkit import errors
from qlvb_toolkit.staff_layout import ACCOUNTS, FAULTS_TITLE, Vocabulary
from qlvb_toolkit.staff_marks import Fault, mark_faults
from qlvb_toolkit.staff_sheet import Limits, read_staff
from qlvb_toolkit.staff_template import write_template

WORDS = Vocabulary(
    roles={"specialist": "Chuyên viên"},
    unit_kinds={"department": "Phòng, ban"},
    person_kinds={"civil_servant": "Công chức"},
)
LIMITS = Limits(file_bytes=5 << 20, rows=50)
SHEET = ACCOUNTS.title
NO_NAME = Fault(SHEET, 3, "Họ và tên", "Phải điền ô này.")
NO_UNIT = Fault(SHEET, 3, "Đơn vị", "Không có đơn vị “XYZ”.")
WHOLE_ROW = Fault(SHEET, 4, "", "=Trùng với dòng 3.")


def _people():
    book = openpyxl.load_workbook(io.BytesIO(write_template(WORDS)))
    sheet = book[SHEET]
    for line, login in ((3, "annv"), (4, "binhtt")):
        sheet.cell(line, 1, login)
        sheet.cell(line, 7, "XYZ")
    sheet.cell(4, 2, "Trần Thị Bình")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _marked(*faults, data=None):
    return mark_faults(data or _people(), faults)


def _sheet(data):
    return openpyxl.load_workbook(io.BytesIO(data))[SHEET]


def _column(sheet, title):
    return next(c.column for c in sheet[1] if str(c.value).startswith(title))


def test_each_faulty_cell_has_a_colour_and_a_comment():
    """R251: the cell says what is wrong with it; the others are untouched."""
    sheet = _sheet(_marked(NO_NAME, NO_UNIT))
    for fault in (NO_NAME, NO_UNIT):
        cell = sheet.cell(3, _column(sheet, fault.column))
        assert cell.comment.text == fault.words
        assert cell.fill.start_color.rgb == "FFFFC7CE"
    sound = sheet.cell(4, _column(sheet, "Họ và tên"))
    assert sound.comment is None
    assert sound.value == "Trần Thị Bình"


def test_a_last_column_says_all_that_is_wrong_with_a_row():
    """R251: one column lists the faults of each row, also those of no single cell."""
    sheet = _sheet(_marked(NO_NAME, NO_UNIT, WHOLE_ROW))
    last = _column(sheet, FAULTS_TITLE)
    assert last == sheet.max_column
    assert sheet.cell(3, last).value.splitlines() == [
        f"{fault.column}: {fault.words}" for fault in (NO_NAME, NO_UNIT)
    ]
    assert sheet.cell(4, last).value == WHOLE_ROW.words
    assert sheet.cell(4, last).data_type == "s"


def test_the_marked_file_reads_as_before():
    """R251: it is imported again as it is; the column with the faults is no data."""
    before = read_staff(_people(), WORDS, LIMITS)
    again = read_staff(_marked(NO_NAME, WHOLE_ROW), WORDS, LIMITS)
    assert again == before


def test_marked_again_only_the_new_faults_stand_there():
    """R251: what was mended is marked no more."""
    sheet = _sheet(_marked(WHOLE_ROW, data=_marked(NO_NAME, NO_UNIT)))
    assert sheet.cell(3, _column(sheet, "Họ và tên")).comment is None
    assert sheet.cell(3, _column(sheet, FAULTS_TITLE)).value is None
    headings = [cell.value for cell in sheet[1] if cell.value]
    assert headings.count(FAULTS_TITLE) == 1


def test_wrong_headings_and_unknown_sheets_are_marked_too():
    """R251: a column nobody knows is coloured; one that is missing is told."""
    unknown = Fault(SHEET, 1, "Họ và tên", "Hệ thống không có cột này.")
    missing = Fault(SHEET, 1, "Ngày sinh", "Thiếu cột này.")
    sheet = _sheet(_marked(unknown, missing))
    assert sheet.cell(1, _column(sheet, "Họ và tên")).comment.text == unknown.words
    heading = sheet.cell(1, _column(sheet, FAULTS_TITLE))
    assert heading.comment.text == missing.words
    assert heading.value == FAULTS_TITLE


def test_a_broken_file_is_refused():
    with pytest.raises(errors.BrokenFile):
        mark_faults(b"PK\3\4 hong", [NO_NAME])
