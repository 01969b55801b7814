# SPDX-License-Identifier: LGPL-3.0-or-later
"""How fast the offline verifier checks a journal, against SHA-256 of the same bytes.

The journal lies in PostgreSQL as the system leaves it, sealed in its usual batches.
"""

import io
import os
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import psycopg2
import pytest
from qlvb_setup import database
from qlvb_setup.cluster import SUPERUSER
from qlvb_setup.testbed import Testbed
from qlvb_toolkit import chain

from tests.concurrency.journal_store import Store

EVENTS = int(os.environ.get("EVENTS", "1000000"))
NAME = "bench_journal"
# Lists read these, the verifier does not; filling a million rows into them takes long.
DROP_INDEXES = """
DO $$
DECLARE
    name regclass;
BEGIN
    FOR name IN SELECT indexrelid::regclass FROM pg_index
        WHERE indrelid = 'qlvb_audit_event'::regclass AND NOT indisunique
    LOOP
        EXECUTE format('DROP INDEX %s', name);
    END LOOP;
END $$
"""
BATCH = 10_000  # as qlvb.audit.seal
HEADER = "\nname | value | baseline | ratio | target"
COLUMNS = (
    "id",
    "recorded_at",
    "occurred_at",
    "occurred_iso",
    "code",
    "result",
    "actor_login",
    "actor_name",
    "res_model",
    "res_id",
    "res_name",
    "document_id",
    "agency_id",
    "address",
    "data",
    "payload",
    "digest",
)


def _facts(
    number: int, moment: datetime
) -> tuple[dict[str, object], dict[str, object]]:
    text = (moment + timedelta(hours=7)).isoformat(timespec="milliseconds") + "+07:00"
    details: dict[str, object] = {"state": "registered", "number": number}
    row: dict[str, object] = {
        "code": "document.register",
        "result": "ok",
        "occurred_iso": text,
        "actor_login": f"vanthu{number % 2000}",
        "actor_name": "Nguyễn Thị Văn Thư",
        "res_model": "qlvb.document",
        "res_id": number,
        "res_name": f"{number}/TTr-SNV: Tờ trình về việc ban hành Quy chế",
        "agency_id": number % 2000,
        "address": "10.1.2.3",
    }
    return row, details


def _lines() -> Iterator[str]:
    """Events in COPY's text form, ten a second up to now."""
    start = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    start -= timedelta(seconds=EVENTS // 10)
    for number in range(1, EVENTS + 1):
        moment = start + timedelta(seconds=number // 10)
        row, details = _facts(number, moment)
        payload = chain.canonical({"post_title": None, **row, "data": details}).decode()
        row |= {
            "id": number,
            "recorded_at": moment,
            "occurred_at": moment,
            "document_id": number,
            "data": chain.canonical(details).decode(),
            "payload": payload,
            "digest": sha256(payload.encode()).hexdigest(),
        }
        yield "\t".join(str(row[name]) for name in COLUMNS) + "\n"


class _Pipe(io.TextIOBase):
    """A file to read from, made while it is read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._rest = lines, ""

    def read(self, size: int = -1) -> str:  # type: ignore[override]
        while len(self._rest) < size and (line := next(self._lines, "")):
            self._rest += line
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


@pytest.fixture
def store(testbed: Testbed) -> Iterator[Store]:
    cluster = testbed.cluster
    cluster.start()
    database.drop(cluster, NAME)
    database.create(cluster, NAME)
    store = Store(cluster, NAME)
    store.prepare()
    store.execute(
        "SELECT qlvb_journal_make_month((current_date - make_interval(months => ago))"
        "::date) FROM generate_series(0, 24) AS ago"
    )
    superuser = store.dsn.replace("user=qlvb", f"user={SUPERUSER}")
    with (
        closing(psycopg2.connect(superuser)) as link,
        link,
        link.cursor() as cursor,
    ):
        cursor.execute("SET session_replication_role = 'replica'")
        cursor.execute(DROP_INDEXES)
        copy = f"COPY qlvb_audit_event ({', '.join(COLUMNS)}) FROM STDIN"
        cursor.copy_expert(copy, _Pipe(_lines()))
    while store.execute(f"SELECT qlvb_journal_seal({EVENTS}, {BATCH})") != [(0,)]:
        pass
    yield store
    database.drop(cluster, NAME)


@pytest.mark.load
def test_verifying(store: Store) -> None:
    begin = time.perf_counter()
    section = store.verify()
    spent = time.perf_counter() - begin
    assert section.faults == ()
    floor = _hash_all(store)
    print(
        f"{HEADER}\nevents verified a second, of {EVENTS} | {EVENTS / spent:.0f} "
        f"| {EVENTS / floor:.0f} (SHA-256 of the same texts) | {spent / floor:.1f} | "
    )


def _hash_all(store: Store) -> float:
    """Return the seconds SHA-256 alone takes over every event's text."""
    spent = 0.0
    with closing(psycopg2.connect(store.dsn)) as link, link.cursor("all") as cursor:
        cursor.itersize = BATCH
        cursor.execute("SELECT payload FROM qlvb_audit_event")
        while rows := cursor.fetchmany(BATCH):
            texts = [payload.encode() for (payload,) in rows]
            begin = time.perf_counter()
            for text in texts:
                sha256(text).hexdigest()
            spent += time.perf_counter() - begin
    return spent
