# SPDX-License-Identifier: LGPL-3.0-or-later
"""The workbook of units, accounts and posts: what clerks fill in and get back.

One person is one row of "Tài khoản" with the main post; further posts of the same
person are rows of "Vị trí công tác". Titles are Vietnamese: they are data, not
interface, and the same in every language.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

YES, NO = "Có", "Không"
SEPARATOR = ";"
PATH_SEPARATOR = "/"
# Where a fault is that stands in no one cell.
WHOLE_ROW, WHOLE_SHEET = "Cả dòng", "Cả trang tính"
# A row whose note begins so is an example and is passed over.
EXAMPLE = "Ví dụ"


class Kind(Enum):
    """What a cell holds."""

    TEXT = "text"
    DATE = "date"
    YES_NO = "yes_no"
    ROLES = "roles"
    UNIT_KIND = "unit_kind"
    PERSON_KIND = "person_kind"


@dataclass(frozen=True)
class Column:
    """``limit`` is in characters, ``width`` in those of the screen."""

    key: str
    title: str
    help: str
    required: bool = False
    kind: Kind = Kind.TEXT
    limit: int = 200
    width: int = 20


@dataclass(frozen=True)
class Layout:
    key: str
    title: str
    columns: Sequence[Column]

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


NOTE = Column("note", "Ghi chú", "Không nhập vào hệ thống.", limit=1000, width=26)

UNITS = Layout(
    "units",
    "Đơn vị",
    (
        Column(
            "code",
            "Ký hiệu đơn vị",
            "Chữ viết tắt, ví dụ CĐS.",
            required=True,
            limit=60,
            width=16,
        ),
        Column(
            "parent",
            "Đơn vị cấp trên",
            "Ký hiệu của đơn vị cấp trên; khi trùng thì ghi cả đường dẫn, ví dụ "
            "SKHCN/VP. Đơn vị cấp trên có thể là một dòng khác của trang này.",
            limit=300,
        ),
        Column("name", "Tên đơn vị", "Tên đầy đủ.", required=True, width=44),
        Column(
            "kind",
            "Loại đơn vị",
            "Chọn trong danh sách.",
            kind=Kind.UNIT_KIND,
            width=30,
        ),
        Column(
            "organ_id",
            "Mã định danh điện tử",
            "Theo Quyết định 20/2020/QĐ-TTg, bắt đầu bằng mã của cấp trên.",
            width=22,
        ),
        Column("place", "Địa danh", "In trước ngày của văn bản.", limit=100),
        NOTE,
    ),
)

_POST = (
    Column("title", "Chức danh", "In trên chữ ký, ví dụ Chuyên viên.", width=22),
    Column(
        "roles",
        "Vai trò",
        f"Một hoặc nhiều vai trò, cách nhau bằng dấu “{SEPARATOR}”.",
        kind=Kind.ROLES,
        limit=400,
        width=28,
    ),
    Column(
        "date_from",
        "Từ ngày",
        "Ngày/tháng/năm; để trống là từ hôm nay.",
        kind=Kind.DATE,
        width=13,
    ),
    Column(
        "date_to",
        "Đến ngày",
        "Ngày cuối cùng còn hiệu lực; để trống là không thời hạn.",
        kind=Kind.DATE,
        width=13,
    ),
)
_UNIT = Column(
    "unit",
    "Đơn vị",
    "Ký hiệu đơn vị; khi trùng thì ghi cả đường dẫn, ví dụ SKHCN/VP.",
    required=True,
    limit=300,
)
_LOGIN = Column(
    "login",
    "Tên đăng nhập",
    "Không dấu cách; không đổi được về sau.",
    required=True,
    limit=100,
    width=24,
)

ACCOUNTS = Layout(
    "accounts",
    "Tài khoản",
    (
        _LOGIN,
        Column("name", "Họ và tên", "Có dấu.", required=True, width=28),
        Column(
            "person_kind",
            "Loại cán bộ",
            "Chọn trong danh sách; bắt buộc với tài khoản mới.",
            kind=Kind.PERSON_KIND,
            width=18,
        ),
        Column("employee_code", "Mã cán bộ", "Mã công chức, viên chức.", limit=60),
        Column("phone", "Điện thoại", "Ghi dạng chữ để giữ số 0.", limit=60),
        Column(
            "is_admin",
            "Tài khoản quản trị",
            f"{YES} hoặc {NO}; để trống là {NO}.",
            kind=Kind.YES_NO,
            limit=10,
            width=12,
        ),
        _UNIT,
        *_POST,
        NOTE,
    ),
)

POSTS = Layout(
    "posts",
    "Vị trí công tác",
    (
        _LOGIN,
        _UNIT,
        *(
            Column(
                column.key,
                column.title,
                column.help,
                column.key in ("title", "roles"),
                column.kind,
                column.limit,
                column.width,
            )
            for column in _POST
        ),
        NOTE,
    ),
)

LAYOUTS = (UNITS, ACCOUNTS, POSTS)
GUIDE_TITLE = "Hướng dẫn"
LISTS_TITLE = "Danh mục"
# The column with what was found wrong, in a file to be mended: never read.
FAULTS_TITLE = "Lỗi"


@dataclass(frozen=True)
class Vocabulary:
    """The words of the code lists: for each kind, the label of each code."""

    roles: Mapping[str, str]
    unit_kinds: Mapping[str, str]
    person_kinds: Mapping[str, str]

    def of(self, kind: Kind) -> Mapping[str, str]:
        """Return the labels by code; nothing for a kind without a list."""
        return {
            Kind.ROLES: self.roles,
            Kind.UNIT_KIND: self.unit_kinds,
            Kind.PERSON_KIND: self.person_kinds,
            Kind.YES_NO: {YES: YES, NO: NO},
        }.get(kind, {})


@dataclass(frozen=True)
class UnitRow:
    """``kind`` is a code of the vocabulary; empty text means nothing was said."""

    row: int
    code: str
    name: str
    parent: str = ""
    kind: str = ""
    organ_id: str = ""
    place: str = ""


@dataclass(frozen=True)
class PostRow:
    """``roles`` are codes of the vocabulary."""

    row: int
    login: str
    unit: str
    title: str = ""
    roles: tuple[str, ...] = ()
    date_from: date | None = None
    date_to: date | None = None


@dataclass(frozen=True)
class AccountRow(PostRow):
    """A person with the main post; no post without title and roles."""

    name: str = ""
    person_kind: str = ""
    employee_code: str = ""
    phone: str = ""
    is_admin: bool | None = None


@dataclass(frozen=True)
class Problem:
    """What is wrong in one place; ``code`` and ``params``, never text for people.

    ``sheet`` and ``column`` are titles as the clerk sees them; ``column`` is empty when
    the whole row is meant, ``row`` is 1 for the headings.
    """

    sheet: str
    row: int
    column: str
    code: str
    params: Mapping[str, object]


@dataclass(frozen=True)
class FaultyRow:
    """A row with a problem.

    ``values`` by column, those that could be read; ``wrong`` are titles of columns.
    """

    layout: Layout
    row: int
    values: Mapping[str, Any]
    wrong: Set[str]

    @property
    def subject(self) -> str:
        """Return what the row is about, as far as it says so."""
        keys = ("name", "login", "code")
        return next((self.values[key] for key in keys if key in self.values), "")


@dataclass(frozen=True)
class StaffBook:
    """What a workbook says, in the order of its rows, and what is wrong with it.

    ``unread`` rows stand under headings that cannot be understood.
    """

    units: tuple[UnitRow, ...] = ()
    accounts: tuple[AccountRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    faulty: tuple[FaultyRow, ...] = ()
    unread: int = 0

    @property
    def row_count(self) -> int:
        """Return how many rows there are besides headings and examples."""
        rows = {(UNITS.title, row.row) for row in self.units}
        rows |= {(ACCOUNTS.title, row.row) for row in self.accounts}
        rows |= {(POSTS.title, row.row) for row in self.posts}
        rows |= {(row.layout.title, row.row) for row in self.faulty}
        return len(rows) + self.unread
