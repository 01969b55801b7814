# SPDX-License-Identifier: LGPL-3.0-or-later
"""A database that holds a journal and nothing else, made without Odoo."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import psycopg2
from qlvb_setup.cluster import Cluster
from qlvb_toolkit import chain

from config.verify.journal import check_journal
from config.verify.report import Section
from config.verify.schema import Source

SCRIPTS = Path(__file__).parents[2] / "addons" / "qlvb_core" / "sql"
INSERT = (
    "INSERT INTO qlvb_audit_event (code, result, occurred_iso, occurred_at, data, "
    "payload, digest) VALUES (%s, %s, %s, %s, %s, %s, %s)"
)


class Store:
    """One such database, in the words of the tests."""

    def __init__(self, cluster: Cluster, name: str) -> None:
        self.cluster, self.name = cluster, name
        self.dsn = f"host={cluster.socket} port={cluster.port} user=qlvb dbname={name}"

    def execute(self, statement: str, values: tuple[object, ...] | None = None) -> list:
        """Run SQL as Odoo's role."""
        with (
            closing(psycopg2.connect(self.dsn)) as connection,
            connection,
            connection.cursor() as cursor,
        ):
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def write(self, moment: datetime, number: int) -> None:
        """Write one event as the system does."""
        text = moment.isoformat(timespec="milliseconds")
        data = {"n": number}
        payload = {"code": "test", "result": "ok", "occurred_iso": text, "data": data}
        utc = moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        spelled = chain.canonical(payload).decode()
        facts = (chain.canonical(data).decode(), spelled, chain.event_digest(payload))
        self.execute(INSERT, ("test", "ok", text, utc, *facts))

    def prepare(self) -> None:
        """Make the journal as qlvb_core does, as Odoo's role."""
        for name in ("journal_tables", "journal_functions", "journal_finish"):
            self.execute((SCRIPTS / f"{name}.sql").read_text())

    def tamper(self, statement: str) -> None:
        """Run SQL as somebody who has the database's superuser."""
        self.cluster.sql(
            "SET session_replication_role = 'replica';" + statement, self.name
        )

    def verify(self) -> Section:
        """Check the journal as config/verify does."""
        with closing(Source(self.dsn)) as source:
            return check_journal(source.events(), source.seals(), cuts=source.cuts())

    def faults(self) -> list[str]:
        """What the verifier finds, a line each."""
        found = self.verify().faults
        return [f"{fault.subject}: {fault.problem}" for fault in found]
