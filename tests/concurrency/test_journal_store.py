# SPDX-License-Identifier: LGPL-3.0-or-later
"""The journal's tables without Odoo: taken over, copied, restored, tampered with."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from psycopg2 import errors
from qlvb_setup import database
from qlvb_setup.cluster import BIN, ROLE
from qlvb_setup.process import run
from qlvb_setup.testbed import Testbed
from qlvb_toolkit import chain

from tests.concurrency.journal_store import Store

HERE = Path(__file__).parent
EVENTS = 40


@pytest.fixture
def make(testbed: Testbed) -> Iterator[Callable[..., Store]]:
    testbed.cluster.start()
    made = []

    def make(name: str, template: str = "template1") -> Store:
        name = f"journal_{name}"
        made.append(name)
        database.drop(testbed.cluster, name)
        database.create(testbed.cluster, name, template)
        return Store(testbed.cluster, name)

    yield make
    for name in made:
        database.drop(testbed.cluster, name)


@pytest.fixture
def store(make: Callable[..., Store]) -> Store:
    """A protected journal of forty events, thirty of them sealed."""
    store = make("store")
    store.prepare()
    assert store.execute("SELECT qlvb_journal_protect()") == [(True,)]
    for number in range(1, EVENTS + 1):
        store.write(datetime.now(UTC), number)
    assert store.execute("SELECT qlvb_journal_seal(20, 100)") == [(20,)]
    assert store.execute("SELECT qlvb_journal_seal(30, 100)") == [(10,)]
    return store


def test_untouched_journal(store: Store) -> None:
    """R31: seals made in the database are those the verifier expects."""
    assert store.faults() == []


def test_unpartitioned_journal_is_taken_over(make: Callable[..., Store]) -> None:
    """R31: no event is lost and no seal broken; ids go on where they stood."""
    store = make("before")
    store.execute((HERE / "journal_before.sql").read_text())
    start = datetime(2026, 8, 30, 12, tzinfo=UTC)
    for number in range(EVENTS):
        store.write(start + timedelta(days=2 * number), number)
    digests = store.execute("SELECT digest FROM qlvb_audit_event ORDER BY id LIMIT 30")
    seal = chain.seal(chain.GENESIS, 1, 30, [digest for (digest,) in digests])
    store.execute(
        "INSERT INTO qlvb_audit_seal (first_event_id, last_event_id, event_count, "
        "previous_digest, digests, digest, sealed_at) "
        "VALUES (1, 30, 30, %s, %s, %s, now())",
        (seal.previous, "\n".join(seal.digests), seal.digest),
    )
    before = store.execute(
        "SELECT id, payload, digest FROM qlvb_audit_event ORDER BY id"
    )
    store.prepare()
    store.execute("SELECT qlvb_journal_protect()")
    after = store.execute(
        "SELECT id, payload, digest FROM qlvb_audit_event ORDER BY id"
    )
    assert after == before
    assert store.faults() == []
    store.write(datetime.now(UTC), EVENTS)
    assert store.execute("SELECT max(id) FROM qlvb_audit_event") == [(EVENTS + 1,)]
    months = store.execute(
        "SELECT DISTINCT tableoid::regclass::text FROM qlvb_audit_event"
    )
    assert {"qlvb_audit_event_2026_08", "qlvb_audit_event_2026_10"} <= {
        m for (m,) in months
    }


def test_copy_of_a_database_is_protected(
    store: Store, make: Callable[..., Store]
) -> None:
    """R30: a database made from a template keeps the journal's owner."""
    copy = make("copy", store.name)
    with pytest.raises(errors.InsufficientPrivilege):
        copy.execute("DELETE FROM qlvb_audit_event")
    with pytest.raises(errors.InsufficientPrivilege):
        copy.execute("DROP TABLE qlvb_audit_seal")
    copy.write(datetime.now(UTC), 99)
    assert copy.faults() == []


def test_backup_by_odoos_role_can_be_restored(
    store: Store, make: Callable[..., Store], tmp_path: Path
) -> None:
    """R213: Odoo's role backs the journal up; restored, it is whole and protected."""
    cluster = store.cluster
    backup = tmp_path / "backup.dump"
    run(BIN / "pg_dump", "-Fc", "-f", backup, store.name, env=cluster.environment(ROLE))
    restored = make("restored", "template0")
    # an empty database, and what config/backup/restore.sh does first
    database.drop(cluster, restored.name)
    cluster.sql(f"CREATE DATABASE {restored.name} OWNER {ROLE} TEMPLATE template0")
    cluster.sql(
        "CREATE EXTENSION unaccent; ALTER FUNCTION unaccent(text) IMMUTABLE",
        restored.name,
    )
    command = [BIN / "pg_restore", "--exit-on-error", "-d", restored.name, backup]
    subprocess.run(command, env=cluster.environment("postgres"), check=True)
    assert restored.faults() == []
    assert restored.execute("SELECT count(*) FROM qlvb_audit_event") == [(EVENTS,)]
    with pytest.raises(errors.InsufficientPrivilege):
        restored.execute("UPDATE qlvb_audit_event SET digest = ''")
    restored.write(datetime.now(UTC), 99)


def test_release_for_an_update_and_back(store: Store) -> None:
    """R30: only the superuser opens the journal's structure, and it closes again."""
    store.cluster.sql("SELECT qlvb_journal_release()", store.name)
    store.prepare()
    assert store.execute("SELECT qlvb_journal_protect()") == [(True,)]
    with pytest.raises(errors.InsufficientPrivilege):
        store.execute("ALTER TABLE qlvb_audit_event DISABLE TRIGGER ALL")
    assert store.faults() == []


def test_events_without_a_month_are_kept(store: Store) -> None:
    """R213: nobody's act is refused because a month's table is missing."""
    this_month = f"qlvb_audit_event_{datetime.now(UTC):%Y_%m}"
    store.tamper(f"ALTER TABLE qlvb_audit_event DETACH PARTITION {this_month}")
    store.write(datetime.now(UTC), 99)
    assert store.execute("SELECT count(*) FROM qlvb_audit_event_default") == [(1,)]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "UPDATE qlvb_audit_event SET payload = replace(payload, 'ok', 'no') "
            "WHERE id = 7",
            "sự kiện 7: nội dung đã bị sửa",
        ),
        (
            "UPDATE qlvb_audit_event SET code = 'other' WHERE id = 27",
            "sự kiện 27: cột code là 'other', nội dung đã niêm ghi 'test'",
        ),
        ("DELETE FROM qlvb_audit_event WHERE id = 20", "sự kiện 20: đã bị xóa"),
        ("DELETE FROM qlvb_audit_event WHERE id = 21", "sự kiện 21: đã bị xóa"),
        (
            "UPDATE qlvb_audit_event SET id = id - 30 WHERE id = 35",
            "sự kiện 5: sự kiện được chèn thêm",
        ),
        (
            "UPDATE qlvb_audit_event SET id = 99 WHERE id = 3; "
            "UPDATE qlvb_audit_event SET id = 3 WHERE id = 9; "
            "UPDATE qlvb_audit_event SET id = 9 WHERE id = 99",
            "sự kiện 3: sự kiện bị đổi chỗ hoặc đổi số",
        ),
        (
            "UPDATE qlvb_audit_seal SET digest = repeat('0', 64) WHERE id = 1",
            "dấu niêm từ sự kiện 1: dấu niêm không khớp nội dung đã niêm",
        ),
        (
            "DELETE FROM qlvb_audit_seal WHERE id = 1",
            "dấu niêm từ sự kiện 21: dấu niêm không nối tiếp dấu niêm trước",
        ),
    ],
)
def test_superuser_is_found(store: Store, statement: str, fault: str) -> None:
    """R31: what even a superuser changes, removes, inserts or reorders is named."""
    store.tamper(statement)
    assert fault in store.faults()


def test_removed_month_is_found(store: Store) -> None:
    """R31: a whole month taken away by a superuser."""
    this_month = f"qlvb_audit_event_{datetime.now(UTC):%Y_%m}"
    store.tamper(f"DROP TABLE {this_month}")
    assert "sự kiện 1–20: đã bị xóa" in store.faults()
    assert "sự kiện 21–30: đã bị xóa" in store.faults()


def test_seals_do_not_span_months(store: Store) -> None:
    """R213: whole seals leave with their month, also where months overlap."""
    store.tamper(
        "SELECT qlvb_journal_make_month('2026-01-01'); "
        "SELECT qlvb_journal_make_month('2026-02-01'); "
        "UPDATE qlvb_audit_event SET recorded_at = '2026-01-31 23:59' "
        "WHERE id IN (31, 32, 34); "
        "UPDATE qlvb_audit_event SET recorded_at = '2026-02-01' "
        "WHERE id IN (33, 35, 36)"
    )
    sizes = []
    while size := store.execute("SELECT qlvb_journal_seal(36, 100)")[0][0]:
        sizes.append(size)
    assert sizes == [2, 1, 1, 2]


def test_expired_month_is_cut_and_the_rest_verifies(store: Store) -> None:
    """R213: the oldest sealed month of more than a year ago goes, none else."""
    export = "ab" * 32
    cut = "SELECT qlvb_journal_cut_month(%s, %s)"
    store.tamper(
        "SELECT qlvb_journal_make_month('2024-01-01'); "
        "SELECT qlvb_journal_make_month('2024-02-01'); "
        "UPDATE qlvb_audit_event SET recorded_at = '2024-01-31' WHERE id <= 20; "
        "UPDATE qlvb_audit_event SET recorded_at = '2024-02-01' "
        "WHERE id BETWEEN 21 AND 35"
    )
    for day, digest in (
        ("2024-02-15", export),  # not the oldest
        ("2024-01-15", "none"),  # not exported
        (datetime.now(UTC).date(), export),
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            store.execute(cut, (day, digest))
    assert store.execute(cut, ("2024-01-15", export)) == [(20,)]
    with pytest.raises(errors.InsufficientPrivilege):
        store.execute(cut, ("2024-02-15", export))  # 31 to 35 are not sealed
    faults = [fault for fault in store.faults() if "cơ sở dữ liệu nhận" not in fault]
    assert faults == [
        "tháng 01/2024: không có sự kiện nào ghi việc xuất và gỡ tháng này"
    ]


def _owner(store: Store) -> str:
    ((owner,),) = store.execute(
        "SELECT pg_get_userbyid(relowner) FROM pg_class "
        "WHERE oid = 'qlvb_audit_event'::regclass"
    )
    return str(owner)


def test_an_update_renews_the_tables_of_a_protected_journal(store: Store) -> None:
    """R30: the set-up opens the journal, the update adds an index and closes it."""
    store.tamper("DROP INDEX qlvb_audit_event_login_idx")
    database.open_for_update(store.cluster, store.name)
    store.prepare()
    assert store.execute("SELECT qlvb_journal_protect()") == [(True,)]
    assert _owner(store) == "qlvb_journal"
    found = store.execute(
        "SELECT to_regclass('qlvb_audit_event_login_idx') IS NOT NULL"
    )
    assert found == [(True,)]
    assert store.faults() == []


def test_an_update_protects_a_journal_from_before_the_protection(
    make: Callable[..., Store],
) -> None:
    """R30: a demo of an older checkout knows nothing of the journal's own role."""
    store = make("older")
    store.tamper(
        "DROP FUNCTION qlvb_journal_release(); DROP FUNCTION qlvb_journal_protect();"
        "DROP FUNCTION qlvb_journal_give(name)"
    )
    store.execute((HERE / "journal_before.sql").read_text())
    database.open_for_update(store.cluster, store.name)
    store.prepare()
    assert store.execute("SELECT qlvb_journal_protect()") == [(True,)]
    assert _owner(store) == "qlvb_journal"
