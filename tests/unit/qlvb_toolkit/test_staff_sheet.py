# SPDX-License-Identifier: LGPL-3.0-or-later
"""Issue 3, "One spreadsheet": what is read, what is wrong, and where."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from qlvb_toolkit import errors
from qlvb_toolkit.staff_layout import (
    ACCOUNTS,
    AccountRow,
    PostRow,
    StaffBook,
    UnitRow,
    Vocabulary,
)
from qlvb_toolkit.staff_sheet import Limits, check_file, read_staff
from qlvb_toolkit.staff_template import StaffRows, write_staff, write_template

WORDS = Vocabulary(
    roles={"clerk": "Văn thư", "specialist": "Chuyên viên"},
    unit_kinds={"department": "Phòng, ban", "board": "Sở, ban, ngành"},
    person_kinds={"civil_servant": "Công chức", "official": "Cán bộ"},
)
LIMITS = Limits(file_bytes=5 << 20, rows=50)
HEADINGS = ["Tên đăng nhập", "Họ và tên", "Loại cán bộ", "Đơn vị", "Chức danh"]
HEADINGS += ["Vai trò", "Từ ngày", "Đến ngày"]
PERSON = ["annv", "Nguyễn Văn An", "Công chức", "CĐS", "Chuyên viên", "Chuyên viên"]


def _book(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _people(*rows, headings=HEADINGS):
    return _book(**{ACCOUNTS.title: [headings, *rows]})


def _read(data, **limits):
    return read_staff(data, WORDS, Limits(**{**vars(LIMITS), **limits}))


def _found(data):
    return [(p.row, p.column, p.code) for p in _read(data).problems]


def test_a_row_is_read():
    """R251: one row of the sheet is one person with the main post."""
    row = [*PERSON, date(2026, 1, 5), "31/12/2026"]
    (account,) = _read(_people(row)).accounts
    assert account == AccountRow(
        row=2,
        login="annv",
        unit="CĐS",
        title="Chuyên viên",
        roles=("specialist",),
        date_from=date(2026, 1, 5),
        date_to=date(2026, 12, 31),
        name="Nguyễn Văn An",
        person_kind="civil_servant",
    )


def test_headings_in_any_order_with_or_without_accents():
    headings = ["ho va ten *", "TÊN ĐĂNG NHẬP", "don vi"]
    data = _book(**{"tai_khoan": [headings, ["An", "an", "CĐS"]]})
    (account,) = _read(data).accounts
    assert (account.login, account.name, account.unit) == ("an", "An", "CĐS")


def test_blank_rows_keep_the_numbers():
    (account,) = _read(_people([], [None], PERSON)).accounts
    assert account.row == 4


@pytest.mark.parametrize(
    ("headings", "problem"),
    [
        ([*HEADINGS, "Lương"], (1, "Lương", "unknown_column")),
        ([*HEADINGS, "ho va ten"], (1, "Họ và tên", "duplicate_column")),
        (HEADINGS[1:], (1, "Tên đăng nhập", "missing_column")),
    ],
)
def test_wrong_columns_are_named(headings, problem):
    found = _read(_people(PERSON, headings=headings))
    assert [(p.row, p.column, p.code) for p in found.problems] == [problem]
    assert not found.accounts


@pytest.mark.parametrize(
    ("place", "value", "column", "code"),
    [
        (0, None, "Tên đăng nhập", "required"),
        (0, "=1+1", "Tên đăng nhập", "formula"),
        (1, "x" * 201, "Họ và tên", "too_long"),
        (2, "Giám đốc", "Loại cán bộ", "not_in_list"),
        (4, None, "Chức danh", "required"),
        (5, None, "Vai trò", "required"),
        (5, "Chuyên viên; Vua", "Vai trò", "not_in_list"),
        (6, "31/02/2026", "Từ ngày", "not_a_date"),
        (6, 46000, "Từ ngày", "not_a_date"),
    ],
)
def test_a_wrong_cell_is_named(place, value, column, code):
    row = [*PERSON, "01/01/2026", "02/01/2026"]
    row[place] = value
    assert (2, column, code) in _found(_people(row))


def test_rows_against_each_other():
    reversed_dates = ["b", *PERSON[1:], "02/01/2026", "01/01/2026"]
    assert _found(_people([*PERSON], [*PERSON], reversed_dates)) == [
        (3, "Tên đăng nhập", "duplicate_row"),
        (3, "Từ ngày", "overlap"),
        (4, "Đến ngày", "reversed_dates"),
    ]


def test_all_faults_of_a_row_are_found_at_once():
    """R251: a row with a wrong cell is held against the other rows all the same."""
    headings = [*HEADINGS, "Tài khoản quản trị"]
    faulty = [*PERSON[:4], "Chuyên viên", "Vua", "31/02/2026", None, "Co"]
    assert sorted(_found(_people([*PERSON], faulty, headings=headings))) == [
        (3, "Tài khoản quản trị", "not_in_list"),
        (3, "Tên đăng nhập", "duplicate_row"),
        (3, "Từ ngày", "not_a_date"),
        (3, "Vai trò", "not_in_list"),
    ]


@pytest.mark.parametrize(("said", "meant"), [("có", True), ("KHÔNG", False)])
def test_yes_and_no_in_any_case(said, meant):
    data = _people(
        [*PERSON, None, None, said], headings=[*HEADINGS, "Tài khoản quản trị"]
    )
    (account,) = _read(data).accounts
    assert account.is_admin is meant


def test_rows_below_wrong_headings_are_counted():
    """R251: a file refused for its columns does not pass for an empty one."""
    book = _read(_people(PERSON, PERSON, headings=[*HEADINGS, "Lương"]))
    assert (book.row_count, book.accounts) == (2, ())


def test_a_further_post_overlaps_the_main_one():
    posts = [
        ["Tên đăng nhập", "Đơn vị", "Chức danh", "Vai trò", "Từ ngày"],
        ["ANNV", "CĐS", "Chuyên viên", "Chuyên viên", "01/05/2026"],
        ["annv", "CĐS", "Văn thư", "Văn thư", "01/05/2026"],
    ]
    data = _book(**{"Tài_khoản": [HEADINGS, PERSON], "Vị_trí_công_tác": posts})
    assert _found(data) == [(2, "Từ ngày", "overlap")]


def test_an_unknown_sheet_is_named():
    problems = _read(_book(Trang1=[["x"]], **{"Tài_khoản": [HEADINGS]})).problems
    assert [(p.sheet, p.code) for p in problems] == [("Trang1", "unknown_sheet")]


def test_template_can_be_read_back_and_its_examples_are_passed_over():
    book = _read(write_template(WORDS))
    assert book == StaffBook()


def test_export_is_the_same_format():
    """Issue 3: export gives the same format back, also text like a formula."""
    rows = StaffRows(
        units=[UnitRow(2, "CĐS", "=Phòng", "SKHCN", "department", "H31.08.1")],
        accounts=[
            AccountRow(
                row=2,
                login="an",
                unit="CĐS",
                title="CV",
                roles=("specialist", "clerk"),
                date_from=date(2026, 1, 5),
                name="An",
                phone="0912",
                is_admin=False,
            )
        ],
        posts=[PostRow(2, "an", "SKHCN", "VT", ("clerk",), None, date(2026, 2, 1))],
    )
    book = _read(write_staff(WORDS, rows))
    assert not book.problems
    assert (list(book.units), list(book.accounts), list(book.posts)) == (
        rows.units,
        rows.accounts,
        rows.posts,
    )


# -- files that are none ----------


def _with_member(data, name, content):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


GOOD = _people(PERSON)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x/>'
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"Ten dang nhap,Ho va ten\nan,An\n", "not_a_workbook"),
        (OLE + bytes(600), "not_a_workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptedPackage".encode("utf-16-le"),
            "encrypted_file",
        ),
        (GOOD[: len(GOOD) // 2], "broken_file"),
        (_with_member(GOOD, "xl/worksheets/sheet1.xml", b"<broken"), "broken_file"),
        (_with_member(GOOD, "xl/x.xml", ENTITY), "broken_file"),
        (_with_member(GOOD, "xl/bomb.xml", b" " * (80 << 20)), "broken_file"),
        (_with_member(GOOD, "xl/vbaProject.bin", b"x"), "active_content"),
        (_with_member(GOOD, "xl/workbook.xml", b"<workbook"), "broken_file"),
        (_book(Khac=[["x"]]), "no_known_sheet"),
        (_people(*[[f"u{n}", *PERSON[1:]] for n in range(51)]), "too_many_rows"),
        (
            _people(PERSON, headings=[*HEADINGS, *map(str, range(40))]),
            "too_many_columns",
        ),
    ],
)
def test_a_bad_file_is_refused_as_a_whole(data, code):
    """R60: broken, hostile or foreign files are refused by kind."""
    with pytest.raises(errors.ToolkitError) as refused:
        _read(data)
    assert refused.value.code == code


def test_a_huge_file_is_refused_before_it_is_opened():
    with pytest.raises(errors.FileTooLarge):
        check_file(b"PK" + bytes(10), Limits(file_bytes=10, rows=1))


def test_a_sheet_that_lies_about_its_size():
    data = _with_member(
        GOOD,
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1"/><sheetData><row r="1048576">'
        b'<c r="A1048576" t="inlineStr">'
        b"<is><t>x</t></is></c></row></sheetData></worksheet>",
    )
    with pytest.raises(errors.InvalidSheet):
        _read(data)
