# SPDX-License-Identifier: LGPL-3.0-or-later
"""The journal's chain while many write at once."""

import json
from collections.abc import Iterator
from contextlib import closing

import psycopg2
import pytest
from qlvb_setup.cluster import ROLE
from qlvb_setup.odoo import Instance
from qlvb_setup.testbed import Testbed
from qlvb_toolkit import chain
from qlvb_toolkit.types import Event, Seal

from tests.concurrency.program import run

WRITERS = 8
ACTS = 100

# Fires after the journal's own trigger (by name): it sees what that one has done.
PROBE = """
CREATE FUNCTION probe() RETURNS trigger AS $$
BEGIN NEW.res_name := pg_current_xact_id_if_assigned()::text; RETURN NEW; END
$$ LANGUAGE plpgsql;
CREATE TRIGGER zz_probe BEFORE INSERT ON qlvb_audit_event
FOR EACH ROW EXECUTE FUNCTION probe()
"""


@pytest.fixture(scope="module")
def instance(testbed: Testbed) -> Instance:
    return testbed.fresh("journal")


@pytest.fixture
def connection(instance: Instance) -> Iterator[psycopg2.extensions.connection]:
    cluster = instance.cluster
    with closing(
        psycopg2.connect(
            host=str(cluster.socket),
            port=cluster.port,
            user=ROLE,
            dbname=instance.database,
        )
    ) as connection:
        yield connection


def _rows(connection, statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def _events(connection):
    rows = _rows(connection, "SELECT id, payload, digest FROM qlvb_audit_event")
    return [Event(id_, json.loads(payload), digest) for id_, payload, digest in rows]


def _seals(connection):
    rows = _rows(
        connection,
        "SELECT previous_digest, first_event_id, last_event_id, digests, digest "
        "FROM qlvb_audit_seal ORDER BY id",
    )
    return [
        Seal(previous, first, last, tuple(digests.split()), digest)
        for previous, first, last, digests, digest in rows
    ]


def test_writer_has_its_transaction_id_before_the_event_id(instance, connection):
    """R31: what the horizon rests on; a writer without id would be overlooked."""
    # only a superuser may: the journal is not Odoo's
    instance.cluster.sql(PROBE, instance.database)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO qlvb_audit_event "
            "(code, result, occurred_at, occurred_iso, payload, digest) "
            "VALUES ('probe', 'ok', now(), '', '{}', '') RETURNING res_name"
        )
        (transaction,) = cursor.fetchone()
        connection.rollback()
    instance.cluster.sql("DROP FUNCTION probe CASCADE", instance.database)
    assert transaction is not None


def test_lower_id_committed_late_is_not_lost(instance):
    """R31: nothing is sealed past an event that may still appear."""
    opened, ended = run(instance, "journal_late_writer.py")
    late, early, sealed = map(int, opened[1:])
    assert late < early, "the case is not the one meant"
    assert sealed < late
    assert int(ended[1]) >= early


def test_chain_covers_everything_written_at_once(instance, connection):
    """R31: events of eight writers, sealed meanwhile, verify without a fault."""
    run(instance, "journal_writer.py", WRITERS=WRITERS, ACTS=ACTS)
    events, seals = _events(connection), _seals(connection)
    assert len(events) > WRITERS * ACTS
    assert sum(len(seal.digests) for seal in seals) == len(events)
    assert len(seals) > 10, "nothing was sealed while others wrote"
    assert chain.verify(events, seals, head=seals[-1].digest) == []
