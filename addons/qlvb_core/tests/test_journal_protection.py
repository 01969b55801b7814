# SPDX-License-Identifier: LGPL-3.0-or-later
"""Attacks on the journal in SQL, as the database role Odoo connects as."""

from datetime import timedelta

from psycopg2 import errors

from odoo import fields
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from .. import journal_database

# ruff: noqa: S608 - the statements are our own
FACTS = "code, result, occurred_at, occurred_iso, payload, digest"
VALUES = "'forged', 'ok', now(), '', '', ''"
ATTACKS = {
    "change": "UPDATE qlvb_audit_event SET digest = ''",
    "remove": "DELETE FROM qlvb_audit_event",
    "empty": "TRUNCATE qlvb_audit_event",
    "drop": "DROP TABLE qlvb_audit_event CASCADE",
    "drop month": "DROP TABLE {month}",
    "change month": "UPDATE {month} SET digest = ''",
    "empty month": "TRUNCATE {month}",
    "add to month": f"INSERT INTO {{month}} ({FACTS}) VALUES ({VALUES})",
    "detach month": "ALTER TABLE qlvb_audit_event DETACH PARTITION {month}",
    "forge month": "CREATE TABLE forged PARTITION OF qlvb_audit_event "
    "FOR VALUES FROM ('2000-01-01') TO ('2000-02-01')",
    "inherit": "CREATE TABLE forged () INHERITS (qlvb_audit_seal)",
    "drop trigger": "DROP TRIGGER refuse_change ON qlvb_audit_event",
    "disable trigger": "ALTER TABLE qlvb_audit_event DISABLE TRIGGER refuse_change",
    "disable triggers of month": "ALTER TABLE {month} DISABLE TRIGGER ALL",
    "add trigger": "CREATE TRIGGER z BEFORE INSERT ON qlvb_audit_event "
    "FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "add rule": "CREATE RULE z AS ON INSERT TO qlvb_audit_seal DO INSTEAD NOTHING",
    "replace function": "CREATE OR REPLACE FUNCTION qlvb_journal_refuse_change() "
    "RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "drop function": "DROP FUNCTION qlvb_journal_identify() CASCADE",
    "own": "ALTER TABLE qlvb_audit_event OWNER TO CURRENT_USER",
    "release": "SELECT qlvb_journal_release()",
    "become": "SET ROLE qlvb_journal",
    "inherit role": "GRANT qlvb_journal TO CURRENT_USER",
    "take all": "REASSIGN OWNED BY qlvb_journal TO CURRENT_USER",
    "drop all": "DROP OWNED BY qlvb_journal CASCADE",
    "drop schema": "DROP SCHEMA public CASCADE",
    "rename schema": "ALTER SCHEMA public RENAME TO hidden",
    "own schema": "ALTER SCHEMA public OWNER TO CURRENT_USER",
    "pass triggers by": "SET session_replication_role = 'replica'",
    "reset ids": "SELECT setval('qlvb_audit_event_id_seq', 1)",
    "lock writers out": "LOCK TABLE qlvb_audit_event IN ACCESS EXCLUSIVE MODE",
    "choose an id": f"INSERT INTO qlvb_audit_event (id, {FACTS}) VALUES (1, {VALUES})",
    "back-date": f"INSERT INTO qlvb_audit_event (recorded_at, {FACTS}) "
    f"VALUES ('2025-01-01', {VALUES})",
    "forge a seal": "INSERT INTO qlvb_audit_seal (first_event_id, last_event_id, "
    "event_count, previous_digest, digests, digest, sealed_at) "
    "VALUES (1, 1, 1, '', '', '', now())",
    "change a seal": "UPDATE qlvb_audit_seal SET digest = ''",
    "remove seals": "DELETE FROM qlvb_audit_seal",
    "drop seals": "DROP TABLE qlvb_audit_seal",
    "move the horizon": "UPDATE qlvb_audit_horizon SET event_id = 1000000000",
    "remove time stamps": "DELETE FROM qlvb_audit_stamp",
    "forge a cut": "INSERT INTO qlvb_audit_cut (month, first_event_id, last_event_id, "
    "event_count, export_sha256, cut_at) VALUES (now(), 1, 1, 1, '', now())",
    "take this month out": "SELECT qlvb_journal_cut_month(current_date, "
    "repeat('0', 64))",
}


@tagged("post_install", "-at_install")
class TestJournalProtection(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["qlvb.audit.event"]._log("test.act")
        today = fields.Date.today()
        cls.month = f"qlvb_audit_event_{today:%Y_%m}"

    def test_journal_belongs_to_its_own_role(self):
        """R30: whether the database itself protects the journal is known."""
        self.assertTrue(journal_database.is_protected(self.env.cr))

    @mute_logger("odoo.sql_db")
    def test_odoos_role_can_neither_alter_nor_remove(self):
        """R30: no role alters the journal, the database role Odoo uses included."""
        for name, statement in ATTACKS.items():
            with (
                self.subTest(attack=name),
                self.assertRaises(errors.InsufficientPrivilege),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(statement.format(month=self.month))

    def test_events_lie_in_their_month(self):
        """R213: the journal is kept month by month; the next three are there."""
        self.env.cr.execute(
            "SELECT tableoid::regclass::text FROM qlvb_audit_event "
            "ORDER BY id DESC LIMIT 1"
        )
        self.assertEqual(self.env.cr.fetchone()[0], self.month)
        ahead = fields.Date.today() + timedelta(days=85)
        self.assertTrue(self._exists(f"qlvb_audit_event_{ahead:%Y_%m}"))

    def test_months_are_made_ahead(self):
        """R213: the job makes what is missing, and no month twice."""
        self.env.cr.execute("SELECT qlvb_journal_make_month('2031-05-20')")
        self.assertTrue(self.env.cr.fetchone()[0])
        self.assertTrue(self._exists("qlvb_audit_event_2031_05"))
        self.env.cr.execute("SELECT qlvb_journal_make_month('2031-05-01')")
        self.assertFalse(self.env.cr.fetchone()[0])

    @mute_logger("odoo.sql_db")
    def test_new_month_is_protected_too(self):
        """R30: a month made later is as untouchable as the first."""
        self.env.cr.execute("SELECT qlvb_journal_make_month('2031-06-01')")
        for statement in (
            "TRUNCATE qlvb_audit_event_2031_06",
            "DROP TABLE qlvb_audit_event_2031_06",
            "DELETE FROM qlvb_audit_event_2031_06",
        ):
            with (
                self.subTest(statement=statement),
                self.assertRaises(errors.InsufficientPrivilege),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(statement)

    def _exists(self, table):
        self.env.cr.execute("SELECT to_regclass(%s) IS NOT NULL", [table])
        return self.env.cr.fetchone()[0]
