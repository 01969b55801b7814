# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (openpyxl: no annotations)
"""Reading the workbook of units, accounts and posts, within limits and as data only.

Formulas are refused, nothing outside the file is ever fetched, and each problem names
sheet, row and column.
"""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from . import text, zip_container
from .errors import BrokenFile, EmptyFile, EncryptedFile, FileTooLarge, InvalidSheet
from .staff_layout import (
    ACCOUNTS,
    EXAMPLE,
    FAULTS_TITLE,
    GUIDE_TITLE,
    LAYOUTS,
    LISTS_TITLE,
    NO,
    POSTS,
    SEPARATOR,
    UNITS,
    YES,
    AccountRow,
    Column,
    FaultyRow,
    Kind,
    Layout,
    PostRow,
    Problem,
    StaffBook,
    UnitRow,
    Vocabulary,
)

MAX_COLUMNS = 40
# The last row a workbook can have (ECMA-376).
MAX_ROW_NUMBER = 1 << 20
MAX_XML_BYTES = 256 << 20
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_READ_SIZE = 1 << 20
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
_DATE_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")

# What could be read of a row, by the key of its column, and its number.
Row = dict[str, Any]
Value = str | bool | date | tuple[str, ...] | None


@dataclass(frozen=True)
class Limits:
    """``file_bytes`` as uploaded; ``rows`` of one sheet, headings apart."""

    file_bytes: int
    rows: int


class _CellError(Exception):
    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def check_file(data: bytes, limits: Limits) -> None:
    """Accept an XLSX file that is safe to open, without reading its cells.

    Raises EmptyFile, FileTooLarge, EncryptedFile, ActiveContent, BrokenFile
    (``expansion_limit`` for a bomb) or InvalidSheet (``not_a_workbook``).
    """
    if not data:
        raise EmptyFile
    if len(data) > limits.file_bytes:
        raise FileTooLarge(len(data), limits.file_bytes)
    if data.startswith(_OLE) and _ENCRYPTED_PACKAGE in data:
        raise EncryptedFile
    if not data.startswith(b"PK"):
        raise InvalidSheet("not_a_workbook")
    zip_container.check_archive(data)
    if zip_container.office_mimetype(data) != _XLSX:
        raise InvalidSheet("not_a_workbook")
    _check_no_declarations(data)


def read_staff(data: bytes, vocabulary: Vocabulary, limits: Limits) -> StaffBook:
    """Return what the workbook says; what is wrong in a place is in ``problems``.

    Raises what ``check_file`` raises, and InvalidSheet for the workbook as a whole.
    """
    check_file(data, limits)
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, keep_links=False, data_only=False
        )
    except BROKEN as error:
        raise BrokenFile("workbook") from error
    try:
        return _Reader(vocabulary, limits).read(book)
    except BROKEN as error:
        raise BrokenFile("workbook") from error
    finally:
        book.close()


def _check_no_declarations(data: bytes) -> None:
    """Refuse document type declarations: entities are made there, and none is needed.

    Only UTF-8 is let in, so that a declaration cannot hide behind another encoding.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > MAX_XML_BYTES:
            raise BrokenFile("expansion_limit")
        for member in members:
            if member.filename.lower().endswith((".xml", ".rels", ".vml")):
                _check_member(archive, member)


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    with archive.open(member) as stream:
        tail = head = stream.read(256)
        if b"\0" in head or head[:2] in (b"\xfe\xff", b"\xff\xfe"):
            raise BrokenFile("encoding")
        while tail:
            if any(word in tail for word in _DECLARATIONS):
                raise BrokenFile("declaration")
            chunk = stream.read(_READ_SIZE)
            tail = tail[-16:] + chunk if chunk else b""


class _Reader:
    """Reads one workbook; gathers the problems instead of stopping at the first."""

    def __init__(self, vocabulary: Vocabulary, limits: Limits) -> None:
        self._limits = limits
        self._problems: list[Problem] = []
        self._places: set[tuple[str, int, str]] = set()
        self._unread = 0
        self._codes = {
            kind: {_folded(kind, label): code for code, label in labels.items()}
            for kind in Kind
            if (labels := vocabulary.of(kind))
        }

    def read(self, book: openpyxl.Workbook) -> StaffBook:
        sheets = self._sheets(book)
        found = {layout.key: list(self._rows(sheets, layout)) for layout in LAYOUTS}
        accounts, posts = found[ACCOUNTS.key], found[POSTS.key]
        self._check_accounts(accounts)
        self._check_posts(
            [
                *((ACCOUNTS.title, row) for row in accounts),
                *((POSTS.title, row) for row in posts),
            ]
        )
        wrong = self._wrong_columns()
        faulty = [
            FaultyRow(layout, row["row"], row, wrong[layout.title, row["row"]])
            for layout in LAYOUTS
            for row in found[layout.key]
            if (layout.title, row["row"]) in wrong
        ]

        def sound(layout: Layout) -> list[Row]:
            rows = found[layout.key]
            return [row for row in rows if (layout.title, row["row"]) not in wrong]

        return StaffBook(
            tuple(UnitRow(**row) for row in sound(UNITS)),
            tuple(AccountRow(**row) for row in sound(ACCOUNTS)),
            tuple(PostRow(**row) for row in sound(POSTS)),
            tuple(self._problems),
            tuple(faulty),
            self._unread,
        )

    def _wrong_columns(self) -> dict[tuple[str, int], set[str]]:
        """Return the titles of the columns that are wrong, by sheet and row."""
        wrong: dict[tuple[str, int], set[str]] = {}
        for sheet, row, column in self._places:
            wrong.setdefault((sheet, row), set()).add(column)
        return wrong

    # -- sheets and headings ----------

    def _sheets(self, book: openpyxl.Workbook) -> dict[str, openpyxl.worksheet]:
        titles = {text.fold(layout.title): layout.key for layout in LAYOUTS}
        ignored = {text.fold(GUIDE_TITLE), text.fold(LISTS_TITLE)}
        found = {}
        for sheet in book.worksheets:
            name = text.fold(sheet.title)
            if name in titles:
                found[titles[name]] = sheet
            elif name not in ignored:
                self._note(sheet.title, 1, "", "unknown_sheet")
        if not found:
            raise InvalidSheet("no_known_sheet")
        return found

    def _rows(
        self, sheets: Mapping[str, openpyxl.worksheet], layout: Layout
    ) -> Iterator[Row]:
        """Yield what the rows say, without the cells that are wrong."""
        if layout.key not in sheets:
            return
        cells = self._cells(sheets[layout.key], layout)
        columns = self._columns(layout, next(cells, ()))
        if not columns:
            self._unread += sum(1 for row in cells if row)
            return
        for number, row in enumerate(cells, start=2):
            filled = {
                column.key: row[place]
                for place, column in columns.items()
                if place < len(row) and row[place].value is not None
            }
            if filled and not self._is_example(filled):
                yield self._values(layout, number, filled)

    def _cells(
        self, sheet: openpyxl.worksheet, layout: Layout
    ) -> Iterator[Sequence[openpyxl.cell.Cell]]:
        sheet.reset_dimensions()  # what the file says of its size may be a lie
        limit = self._limits.rows
        blank = 0
        last_blank = None
        rows = sheet.iter_rows(max_row=MAX_ROW_NUMBER, max_col=MAX_COLUMNS + 1)
        for number, row in enumerate(rows, start=1):
            # a gap is told by the same empty row again and again: a million are cheap
            if row is last_blank or all(cell.value is None for cell in row):
                last_blank = row
                blank += 1
                continue
            if number > limit + 1:
                raise InvalidSheet("too_many_rows", sheet=layout.title, limit=limit)
            if len(row) > MAX_COLUMNS and row[MAX_COLUMNS].value is not None:
                raise InvalidSheet(
                    "too_many_columns", sheet=layout.title, limit=MAX_COLUMNS
                )
            for _gap in range(blank):
                yield ()
            blank = 0
            yield row

    def _columns(
        self, layout: Layout, heading: Sequence[openpyxl.cell.Cell]
    ) -> dict[int, Column]:
        """Return the column at each place; nothing when rows cannot be understood."""
        titles = {text.fold(column.title): column for column in layout.columns}
        before = len(self._problems)
        found: dict[int, Column] = {}
        for place, cell in enumerate(heading):
            said = " ".join(str(cell.value or "").replace("*", " ").split())
            if column := titles.get(text.fold(said)):
                found[place] = column
            elif said and text.fold(said) != text.fold(FAULTS_TITLE):
                self._note(layout.title, 1, said[:100], "unknown_column")
        counts = Counter(column.title for column in found.values())
        for title, count in counts.items():
            if count > 1:
                self._note(layout.title, 1, title, "duplicate_column")
        for column in layout.columns:
            if column.required and column.title not in counts:
                self._note(layout.title, 1, column.title, "missing_column")
        return found if len(self._problems) == before else {}

    # -- cells ----------

    def _is_example(self, filled: Mapping[str, openpyxl.cell.Cell]) -> bool:
        note = filled.get("note")
        return note is not None and text.fold(str(note.value)).startswith(
            text.fold(EXAMPLE)
        )

    def _values(
        self, layout: Layout, number: int, filled: Mapping[str, openpyxl.cell.Cell]
    ) -> Row:
        values: Row = {"row": number}
        for column in layout.columns:
            if column.key == "note":
                continue
            try:
                value = self._value(column, filled.get(column.key))
            except _CellError as error:
                self._note(
                    layout.title, number, column.title, error.code, **error.params
                )
                continue
            if value not in (None, "", ()):
                values[column.key] = value
            elif column.required:
                self._note(layout.title, number, column.title, "required")
        return values

    def _value(self, column: Column, cell: openpyxl.cell.Cell | None) -> Value:
        if cell is None or cell.value is None:
            return None
        if cell.data_type == "f":
            raise _CellError("formula")
        if cell.data_type == "e":
            raise _CellError("cell_error", value=str(cell.value)[:40])
        if column.kind is Kind.DATE:
            return _as_date(cell.value)
        said = _as_text(cell.value)
        if len(said) > column.limit:
            raise _CellError("too_long", limit=column.limit, length=len(said))
        match column.kind:
            case Kind.TEXT:
                return said
            case Kind.YES_NO:
                answer = self._code(column.kind, said)
                return None if answer is None else answer == YES
            case Kind.ROLES:
                parts = filter(str.strip, said.split(SEPARATOR))
                codes = (self._code(column.kind, part.strip()) for part in parts)
                return tuple(dict.fromkeys(code for code in codes if code))
            case _:
                return self._code(column.kind, said)

    def _code(self, kind: Kind, said: str) -> str | None:
        if not said:
            return None
        code = self._codes[kind].get(_folded(kind, said))
        if code is None:
            expected = f"{YES}, {NO}" if kind is Kind.YES_NO else ""
            raise _CellError("not_in_list", value=said[:60], expected=expected)
        return code

    # -- rows against each other ----------

    def _check_accounts(self, accounts: Sequence[Row]) -> None:
        seen: dict[str, int] = {}
        for account in accounts:
            self._check_main_post(account)
            if login := account.get("login", "").lower():
                if login in seen:
                    column, first = ACCOUNTS.column("login").title, seen[login]
                    self._note(
                        ACCOUNTS.title,
                        account["row"],
                        column,
                        "duplicate_row",
                        first=first,
                    )
                seen.setdefault(login, account["row"])

    def _check_main_post(self, account: Row) -> None:
        """Title and roles come together; what is told already is not told twice."""
        if ("title" in account) == ("roles" in account):
            return
        column = ACCOUNTS.column("roles" if "title" in account else "title").title
        if not self._is_told(ACCOUNTS.title, account["row"], column):
            self._note(ACCOUNTS.title, account["row"], column, "required")

    def _check_posts(self, posts: Sequence[tuple[str, Row]]) -> None:
        """Dates in order; never the same role in the same unit twice at a time.

        :param posts: each with the title of its sheet
        """
        held: dict[tuple[str, str], list[Row]] = {}
        columns = [POSTS.column(key).title for key in ("date_from", "date_to")]
        for sheet, post in posts:
            if any(self._is_told(sheet, post["row"], column) for column in columns):
                continue  # when it begins or ends is not known
            if _end(post) < _begin(post):
                self._note(sheet, post["row"], columns[1], "reversed_dates")
            if not ("login" in post and "unit" in post):
                continue
            who = post["login"].lower(), text.fold(post["unit"])
            others = held.setdefault(who, [])
            if clash := next((o for o in others if _overlap(o, post)), None):
                self._note(
                    sheet, post["row"], columns[0], "overlap", first=clash["row"]
                )
            others.append(post)

    def _is_told(self, sheet: str, row: int, column: str) -> bool:
        return (sheet, row, column) in self._places

    def _note(
        self, sheet: str, row: int, column: str, code: str, **params: object
    ) -> None:
        self._problems.append(Problem(sheet, row, column, code, params))
        self._places.add((sheet, row, column))


def _overlap(one: Row, other: Row) -> bool:
    """Return whether both give a role twice at a time; no date means without end."""
    if not set(one.get("roles", ())).intersection(other.get("roles", ())):
        return False
    return _begin(one) <= _end(other) and _begin(other) <= _end(one)


def _begin(post: Row) -> date:
    begins: date = post.get("date_from", date.min)
    return begins


def _end(post: Row) -> date:
    ends: date = post.get("date_to", date.max)
    return ends


def _folded(kind: Kind, said: str) -> str:
    """Return how words of a list are compared: accents may miss, but for yes or no.

    “Co” may be meant for “Có” or be anything; it decides over the right to administer.
    """
    return text.nfc(said).lower() if kind is Kind.YES_NO else text.fold(said)


def _as_text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool):
        value = YES if value else NO
    said = text.nfc(str(value))
    if any(ord(char) < 32 and char not in "\t\n\r" for char in said):
        raise _CellError("bad_character")
    return " ".join(said.split())


def _as_date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    said = str(value).strip()
    if not said:
        return None
    for pattern in _DATE_FORMATS:
        try:
            # a calendar day: no time, no zone
            return datetime.strptime(said, pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise _CellError("not_a_date", value=said[:40])
