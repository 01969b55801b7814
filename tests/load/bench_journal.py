# SPDX-License-Identifier: LGPL-3.0-or-later
"""How fast the offline verifier checks a journal, against SHA-256 of the same bytes.

The journal lies in PostgreSQL as the system leaves it, sealed in its usual batches.
"""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256

import psycopg2
import pytest
from qlvb_setup import database
from qlvb_setup.testbed import Testbed

from config.verify.journal import conclude
from config.verify.parts import walk_in_parts
from config.verify.schema import Source
from tests.concurrency.journal_store import Store
from tests.load.journal_rows import Province

EVENTS = int(os.environ.get("EVENTS", "1000000"))
NAME = "bench_journal"
BATCH = 10_000  # as qlvb.audit.seal
CORES = os.cpu_count() or 1
HEADER = "\nname | value | baseline | ratio | target"


@pytest.fixture
def store(testbed: Testbed) -> Iterator[Store]:
    cluster = testbed.cluster
    cluster.start()
    database.drop(cluster, NAME)
    database.create(cluster, NAME)
    store = Store(cluster, NAME)
    store.prepare()
    cluster.sql(Province(EVENTS).script(), NAME)
    while store.execute(f"SELECT qlvb_journal_seal({EVENTS}, {BATCH})") != [(0,)]:
        pass
    yield store
    database.drop(cluster, NAME)


@pytest.mark.load
def test_verifying(store: Store) -> None:
    floor = _hash_all(store)
    print(HEADER)
    for jobs in (1, CORES):
        passed, worked = _verify(store, jobs)
        _show(f"events verified a second, of {EVENTS}, {jobs} at once", passed, floor)
        if jobs == 1:  # what a loaded machine does not change
            _show("events verified in a second of processor time", worked, floor)


def _show(name: str, seconds: float, floor: float) -> None:
    rates = f"{EVENTS / seconds:.0f} | {EVENTS / floor:.0f} (SHA-256 of the texts)"
    print(f"{name} | {rates} | {seconds / floor:.1f} |")


def _verify(store: Store, jobs: int) -> tuple[float, float]:
    """Return the seconds the whole journal takes, and of these our own work."""
    begin, worked = time.perf_counter(), time.process_time()
    with closing(Source(store.dsn)) as source:
        section = conclude(walk_in_parts(source, (), jobs))
    assert section.faults == ()
    return time.perf_counter() - begin, time.process_time() - worked


def _hash_all(store: Store) -> float:
    """Return the seconds SHA-256 alone takes over every event's text."""
    spent = 0.0
    with closing(psycopg2.connect(store.dsn)) as link, link.cursor("all") as cursor:
        cursor.itersize = BATCH
        cursor.execute("SELECT payload FROM qlvb_audit_event")
        while rows := cursor.fetchmany(BATCH):
            texts = [payload.encode() for (payload,) in rows]
            begin = time.process_time()
            for text in texts:
                sha256(text).hexdigest()
            spent += time.process_time() - begin
    return spent
