# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (xlsxwriter: annotations incomplete)
"""Writing the workbook of units, accounts and posts: the template and the export."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from .staff_layout import (
    EXAMPLE,
    GUIDE_TITLE,
    LAYOUTS,
    LISTS_TITLE,
    NO,
    SEPARATOR,
    YES,
    AccountRow,
    Kind,
    Layout,
    PostRow,
    UnitRow,
    Vocabulary,
)

_BLANK_ROWS = 2000
_DATE_FORMAT = "dd/mm/yyyy"
_GUIDE = (
    "Mỗi người một dòng ở trang “Tài khoản”, kèm vị trí công tác chính. Người giữ thêm "
    "vị trí khác: thêm dòng ở trang “Vị trí công tác”.",
    "Trang “Đơn vị” chỉ cần khi lập mới hoặc sửa phòng, ban, đơn vị. Không dùng trang "
    "nào thì để trống trang đó.",
    "Cột có dấu * phải điền. Ô để trống ở dòng đã có trong hệ thống nghĩa là giữ "
    "nguyên.",
    "Dòng trùng tên đăng nhập (hoặc trùng ký hiệu đơn vị trong cùng cấp trên) với dữ "
    "liệu đang có sẽ cập nhật dữ liệu đó; chưa có thì tạo mới.",
    "Ngày ghi dạng ngày/tháng/năm. Không dùng công thức. Không ghi mật khẩu: mật khẩu "
    "lần đầu cấp sau, bằng nút “Cấp mật khẩu” trong danh sách tài khoản.",
    f"Dòng có ghi chú bắt đầu bằng “{EXAMPLE}” không được nhập.",
    "Chọn tệp, bấm “Kiểm tra thử” để xem từng dòng sẽ ra sao; chỉ khi không còn lỗi "
    "mới thực hiện được, và thực hiện trọn vẹn hoặc không làm gì.",
)
_EXAMPLES: Mapping[str, Mapping[str, object]] = {
    "units": {
        "code": "CĐS",
        "parent": "SKHCN",
        "name": "Phòng Chuyển đổi số",
        "kind": "department",
    },
    "accounts": {
        "login": "annv.skhcn",
        "name": "Nguyễn Văn An",
        "person_kind": "civil_servant",
        "employee_code": "CC-0001",
        "phone": "0912 345 678",
        "unit": "CĐS",
        "title": "Chuyên viên",
        "roles": ("specialist",),
        "date_from": date(2026, 1, 1),
    },
    "posts": {
        "login": "annv.skhcn",
        "unit": "SKHCN",
        "title": "Văn thư (kiêm nhiệm)",
        "roles": ("clerk",),
        "date_from": date(2026, 1, 1),
        "date_to": date(2026, 12, 31),
    },
}


@dataclass(frozen=True)
class StaffRows:
    """Rows to write; their own row numbers are of no account."""

    units: Iterable[UnitRow] = ()
    accounts: Iterable[AccountRow] = ()
    posts: Iterable[PostRow] = ()


def write_template(vocabulary: Vocabulary) -> bytes:
    """The empty workbook: guide, headings, drop-down lists, one marked example each."""
    return _write(vocabulary, {}, with_examples=True)


def write_staff(vocabulary: Vocabulary, rows: StaffRows) -> bytes:
    """The same workbook filled with ``rows``; it can be imported again as it is."""
    filled = {
        "units": map(vars, rows.units),
        "accounts": map(vars, rows.accounts),
        "posts": map(vars, rows.posts),
    }
    return _write(vocabulary, filled, with_examples=False)


def _write(
    vocabulary: Vocabulary,
    filled: Mapping[str, Iterable[Mapping[str, object]]],
    *,
    with_examples: bool,
) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"strings_to_formulas": False})
    writer = _Writer(book, vocabulary)
    writer.guide()
    for layout in LAYOUTS:
        examples = [_EXAMPLES[layout.key]] if with_examples else []
        writer.sheet(layout, examples, filled.get(layout.key, ()))
    writer.lists()
    book.close()
    return stream.getvalue()


class _Writer:
    def __init__(self, book: xlsxwriter.Workbook, vocabulary: Vocabulary) -> None:
        self._book = book
        self._vocabulary = vocabulary
        self._title = book.add_format({"bold": True, "font_size": 15})
        self._wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self._heading = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "vcenter",
                "bg_color": "#E2EAF4",
                "border": 1,
            }
        )
        self._text = book.add_format({"num_format": "@"})
        self._date = book.add_format({"num_format": _DATE_FORMAT, "align": "left"})
        example = {"italic": True, "font_color": "#6B6B6B"}
        self._example = book.add_format({**example, "num_format": "@"})
        self._example_date = book.add_format(
            {**example, "num_format": _DATE_FORMAT, "align": "left"}
        )

    def guide(self) -> None:
        sheet = self._book.add_worksheet(GUIDE_TITLE)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 24)
        sheet.set_column(2, 2, 76)
        sheet.write_string(0, 0, "Nhập đơn vị, vị trí công tác, tài khoản", self._title)
        for line, words in enumerate(_GUIDE, start=2):
            sheet.merge_range(line, 0, line, 2, f"{line - 1}. {words}", self._wrap)
            sheet.set_row(line, 32)
        line = len(_GUIDE) + 3
        for place, word in enumerate(("Trang", "Cột", "Cách điền")):
            sheet.write_string(line, place, word, self._heading)
        for layout in LAYOUTS:
            for column in layout.columns:
                line += 1
                star = " *" if column.required else ""
                sheet.write_string(line, 0, layout.title, self._wrap)
                sheet.write_string(line, 1, column.title + star, self._wrap)
                sheet.write_string(line, 2, column.help, self._wrap)

    def sheet(
        self,
        layout: Layout,
        examples: Sequence[Mapping[str, object]],
        rows: Iterable[Mapping[str, object]],
    ) -> None:
        sheet = self._book.add_worksheet(layout.title)
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, 32)
        for place, column in enumerate(layout.columns):
            is_date = column.kind is Kind.DATE
            sheet.set_column(
                place, place, column.width, self._date if is_date else self._text
            )
            star = " *" if column.required else ""
            sheet.write_string(0, place, column.title + star, self._heading)
        line = 1
        for example in examples:
            marked = {**example, "note": f"{EXAMPLE} – xóa hoặc ghi đè"}
            self._row(sheet, line, layout, marked, self._example, self._example_date)
            line += 1
        for row in rows:
            self._row(sheet, line, layout, row, self._text, self._date)
            line += 1
        self._validate(sheet, layout, line + _BLANK_ROWS)

    def _row(
        self,
        sheet: Any,
        line: int,
        layout: Layout,
        row: Mapping[str, object],
        text_format: Any,
        date_format: Any,
    ) -> None:
        for place, column in enumerate(layout.columns):
            value = row.get(column.key)
            if isinstance(value, date):
                sheet.write_datetime(line, place, value, date_format)
            elif words := self._words(column.kind, value):
                sheet.write_string(line, place, words, text_format)

    def _words(self, kind: Kind, value: object) -> str:
        labels = self._vocabulary.of(kind)
        if isinstance(value, bool):
            return YES if value else NO
        if isinstance(value, tuple):
            return f"{SEPARATOR} ".join(labels.get(code, code) for code in value)
        return labels.get(str(value), str(value)) if value else ""

    def _validate(self, sheet: Any, layout: Layout, last: int) -> None:
        for place, column in enumerate(layout.columns):
            if source := self._source(column.kind):
                sheet.data_validation(
                    1,
                    place,
                    last,
                    place,
                    {
                        "validate": "list",
                        "source": source,
                        # several roles may stand in one cell
                        "show_error": column.kind is not Kind.ROLES,
                        "error_title": "Không có trong danh sách",
                        "error_message": "Chọn một giá trị trong danh sách.",
                    },
                )

    def _source(self, kind: Kind) -> str:
        for place, listed in enumerate(_LISTED):
            if kind is listed:
                letter = "ABCD"[place]
                count = len(self._vocabulary.of(kind))
                return f"='{LISTS_TITLE}'!${letter}$2:${letter}${count + 1}"
        return ""

    def lists(self) -> None:
        sheet = self._book.add_worksheet(LISTS_TITLE)
        for place, kind in enumerate(_LISTED):
            sheet.set_column(place, place, 36)
            sheet.write_string(0, place, _LISTED[kind], self._heading)
            for line, label in enumerate(self._vocabulary.of(kind).values(), start=1):
                sheet.write_string(line, place, label)


_LISTED = {
    Kind.ROLES: "Vai trò",
    Kind.UNIT_KIND: "Loại đơn vị",
    Kind.PERSON_KIND: "Loại cán bộ",
    Kind.YES_NO: "Có hoặc không",
}
