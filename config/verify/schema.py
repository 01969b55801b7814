# SPDX-License-Identifier: LGPL-3.0-or-later
"""The only place that knows tables and columns of the system under check."""

import json
from collections.abc import Iterator
from typing import Any, Literal

import psycopg2  # type: ignore[import-untyped]
from psycopg2 import sql

from .rows import (
    WHOLE,
    Content,
    CutRow,
    EventRow,
    FileRow,
    PackageRow,
    Part,
    SealRow,
    StampRow,
    StoredFact,
)

EVENTS, SEALS = "qlvb_audit_event", "qlvb_audit_seal"
STAMPS, CUTS = "qlvb_audit_stamp", "qlvb_audit_cut"
FILES, PACKAGES = "qlvb_document_file", "qlvb_package"
OWNERS = {
    EVENTS: "qlvb_core",
    SEALS: "qlvb_core",
    STAMPS: "qlvb_core",
    CUTS: "qlvb_core",
    FILES: "qlvb_core",
    PACKAGES: "qlvb_archive",
}
STORED = "file.store"
FILE_MODEL, PACKAGE_MODEL = "qlvb.document.file", "qlvb.package"
_ALL = sql.SQL("TRUE")
Presence = Literal["present", "absent", "lost"]


class Source:
    """One consistent, read-only view of the database."""

    def __init__(self, dsn: str, snapshot: str | None = None) -> None:
        """Connect; with ``snapshot`` see just what its owner sees.

        Raises psycopg2.OperationalError.
        """
        self.dsn = dsn
        self._connection = psycopg2.connect(dsn)
        self._connection.set_session(
            isolation_level="REPEATABLE READ", readonly=True, autocommit=False
        )
        self._cursors = 0
        if snapshot:
            with self._connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION SNAPSHOT %s", (snapshot,))

    def snapshot(self) -> str:
        """The name of this view for others, as long as it is open."""
        return str(self._fetch(sql.SQL("SELECT pg_export_snapshot()"), ())[0][0])

    def close(self) -> None:
        """End the view; nothing was written."""
        self._connection.rollback()
        self._connection.close()

    def presence(self, table: str) -> Presence:
        """Whether a table is there, was never installed, or has been taken away."""
        if self._columns(table):
            return "present"
        installed = "SELECT 1 FROM ir_module_module WHERE name = %s AND state = %s"
        query = sql.SQL(installed)
        has_modules = bool(self._columns("ir_module_module"))
        rows = self._fetch(query, (OWNERS[table], "installed")) if has_modules else []
        return "lost" if rows else "absent"

    def events(self, part: Part = WHOLE) -> Iterator[EventRow]:
        """Journal events in id order."""
        names = sql.SQL(", ").join(map(sql.Identifier, EventRow._fields[3:]))
        # whoever has the database may have put NULL there
        query = sql.SQL(
            "SELECT id, coalesce(payload, ''), coalesce(digest, ''), {} FROM {} "
            "WHERE {} ORDER BY id"
        ).format(
            names, sql.Identifier(EVENTS), _between(part.after_event, part.last_event)
        )
        return map(EventRow._make, self._stream(query, size=5000))

    def seal_ends(self) -> list[tuple[int, int]]:
        """The id and the last event's id of each seal, in the order made."""
        return self._fetch(_select(SEALS, ("id", "last_event_id")), ())

    def seals(self, part: Part = WHOLE) -> Iterator[SealRow]:
        """Seals in the order they were made."""
        columns = (
            "id",
            "first_event_id",
            "last_event_id",
            "event_count",
            "previous_digest",
            "digests",
            "digest",
        )
        # A seal holds the digests of thousands of events: few at a time.
        within = _between(part.after_seal, part.last_seal)
        for row in self._stream(_select(SEALS, columns, within), size=10):
            values = dict(zip(columns, row, strict=True))
            values["digests"] = tuple((values["digests"] or "").split())
            yield SealRow(**values)

    def stamps(self) -> Iterator[StampRow]:
        """Time stamps in the order they were made."""
        for row in self._stream(_select(STAMPS, ("id", "seal_id", "token"))):
            yield StampRow(row[0], row[1], bytes(row[2]))

    def cuts(self) -> list[CutRow]:
        """The months taken out."""
        ids = ("first_event_id", "last_event_id", "event_count")
        columns = ("month", *ids, "export_sha256", "cut_at")
        return [CutRow(*row) for row in self._fetch(_select(CUTS, columns), ())]

    def files(self, *, signed_only: bool = False) -> Iterator[FileRow]:
        """Document files in id order, with where their content lies."""
        condition = "WHERE f.signed AND f.mimetype = 'application/pdf'"
        query = sql.SQL(
            "SELECT f.id, f.document_id, f.name, f.mimetype, f.sha256, f.size, "
            "f.signed, a.store_fname, a.db_datas FROM qlvb_document_file f "
            "LEFT JOIN ir_attachment a ON {} {} ORDER BY f.id"
        ).format(
            self._content_join(FILES, FILE_MODEL, "content"),
            sql.SQL(condition if signed_only else ""),
        )
        names = ("id", "document_id", "name", "mimetype", "sha256", "size")
        for *facts, signed, fname, data in self._stream(query):
            values = dict(zip(names, facts, strict=True))
            content = _content(fname, data)
            yield FileRow(**values, signed=bool(signed), content=content)

    def stored_facts(self) -> Iterator[StoredFact]:
        """What the journal said of each file when it was stored, in file id order."""
        query = sql.SQL(
            "SELECT DISTINCT ON (res_id) res_id, id, payload FROM qlvb_audit_event "
            "WHERE code = {} AND result = 'ok' AND res_model = {} "
            "ORDER BY res_id, id"
        ).format(sql.Literal(STORED), sql.Literal(FILE_MODEL))
        for file_id, event_id, payload in self._stream(query):
            yield StoredFact(file_id, event_id, _sha256_said(payload))

    def packages(self) -> Iterator[PackageRow]:
        """Packages that have been built, in id order."""
        query = sql.SQL(
            "SELECT f.id, f.name, f.sha256, a.store_fname, a.db_datas "
            "FROM qlvb_package f LEFT JOIN ir_attachment a ON {} "
            "WHERE f.sha256 IS NOT NULL ORDER BY f.id"
        ).format(self._content_join(PACKAGES, PACKAGE_MODEL, "content"))
        for identifier, name, digest, fname, data in self._stream(query):
            yield PackageRow(identifier, name, digest, _content(fname, data))

    def _content_join(self, table: str, model: str, field: str) -> sql.Composed:
        """How an attachment belongs to a row: by its own column, or as its field."""
        if "attachment_id" in self._columns(table):
            return sql.SQL("a.id = f.attachment_id").format()
        return sql.SQL(
            "a.res_model = {} AND a.res_field = {} AND a.res_id = f.id"
        ).format(sql.Literal(model), sql.Literal(field))

    def _columns(self, table: str) -> set[str]:
        query = sql.SQL(
            "SELECT column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND table_name = %s"
        )
        return {row[0] for row in self._fetch(query, (table,))}

    def _fetch(self, query: sql.Composable, values: tuple[object, ...]) -> list[Any]:
        with self._connection.cursor() as cursor:
            cursor.execute(query, values)
            return list(cursor.fetchall())

    def _stream(self, query: sql.Composable, size: int = 2000) -> Iterator[Any]:
        self._cursors += 1
        with self._connection.cursor(name=f"qlvb_verify_{self._cursors}") as cursor:
            cursor.execute(query)
            while rows := cursor.fetchmany(size):
                yield from rows


def _select(
    table: str, columns: tuple[str, ...], within: sql.Composable = _ALL
) -> sql.Composed:
    return sql.SQL("SELECT {} FROM {} WHERE {} ORDER BY id").format(
        sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(table), within
    )


def _between(after: int | None, last: int | None) -> sql.Composable:
    above = sql.SQL("id > {}").format(sql.Literal(after)) if after is not None else _ALL
    below = sql.SQL("id <= {}").format(sql.Literal(last)) if last is not None else _ALL
    return sql.SQL("{} AND {}").format(above, below)


def _content(fname: str | None, data: memoryview | None) -> Content:
    return Content(fname, None if data is None else bytes(data))


def _sha256_said(payload: str) -> str:
    """The digest a storing event carries; "" when the event says nothing readable."""
    try:
        return str(json.loads(payload)["data"]["sha256"])
    except (ValueError, KeyError, TypeError):
        return ""
