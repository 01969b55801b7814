# SPDX-License-Identifier: LGPL-3.0-or-later
import json
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256

from psycopg2 import errors

from odoo.exceptions import AccessDenied, AccessError, UserError
from odoo.tests import TransactionCase, freeze_time, new_test_user, tagged
from odoo.tools import SQL, mute_logger

from ..qlvb_toolkit import chain
from ..qlvb_toolkit.types import Event, Seal

NOON_IN_HANOI = datetime.fromisoformat("2026-11-24T05:00:00")  # UTC


class JournalCase(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        units = cls.env["qlvb.unit"]
        cls.agency = units.create(
            {"name": "Sở Nội vụ", "code": "SNV", "kind": "agency"}
        )
        cls.clerk = cls._person("vanthu", "clerk", "Lê Thị Văn Thư", "Văn thư Sở")
        cls.document = cls.env["qlvb.document"].create(
            {
                "direction": "incoming",
                "agency_id": cls.agency.id,
                "subject": "Về nghỉ lễ",
            }
        )
        cls.events = cls.env["qlvb.audit.event"]

    @classmethod
    def _person(cls, login, role, name="Người dùng", title="Công chức", agency=None):
        user = new_test_user(cls.env, login, groups="qlvb_core.group_user", name=name)
        cls.env["qlvb.post"].create(
            {
                "user_id": user.id,
                "unit_id": (agency or cls.agency).id,
                "title": title,
                "role_ids": cls.env["qlvb.role"].search([("code", "=", role)]).ids,
            }
        )
        return user

    def _log(self, code="test.act", record=None, **data):
        record = self.document if record is None else record
        self.events.with_user(self.clerk)._log(code, record, **data)
        return self.events.search([("code", "=", code)], limit=1)

    def _last_id(self):
        return self.events.search([], limit=1).id


@tagged("post_install", "-at_install")
class TestAuditEvent(JournalCase):
    @freeze_time(NOON_IN_HANOI)
    def test_event_tells_who_what_when_and_where(self):
        """R30: who, which account, what, object, result, time, source address."""
        event = self._log(note="Chuyển phòng", due=date(2026, 12, 1))
        self.assertRecordValues(
            event,
            [
                {
                    "code": "test.act",
                    "result": "ok",
                    "occurred_at": NOON_IN_HANOI,
                    "occurred_iso": "2026-11-24T12:00:00.000+07:00",
                    "actor_id": self.clerk.id,
                    "actor_login": "vanthu",
                    "actor_name": "Lê Thị Văn Thư",
                    "post_title": "Văn thư Sở",
                    "res_model": "qlvb.document",
                    "res_id": self.document.id,
                    "res_name": "Về nghỉ lễ",
                    "document_id": self.document.id,
                    "agency_id": self.agency.id,
                    "address": "Máy chủ",
                    "detail": "01/12/2026\nNote: Chuyển phòng",
                }
            ],
        )

    def test_payload_repeats_the_columns_and_carries_the_digest(self):
        """R31: what is shown is what is sealed."""
        event = self._log(note="é")
        payload = json.loads(event.payload)
        for key in ("code", "result", "occurred_iso", "actor_login", "actor_name"):
            self.assertEqual(payload[key], event[key])
        self.assertEqual(payload["res_id"], self.document.id)
        self.assertEqual(payload["agency_id"], self.agency.id)
        self.assertEqual(payload["data"], {"note": "é"})
        self.assertEqual(sha256(event.payload.encode()).hexdigest(), event.digest)

    def test_history_of_a_document_is_seen_at_once(self):
        before = self.document.event_ids
        event = self._log()
        self.assertEqual(self.document.event_ids - before, event)

    def test_event_of_a_number_belongs_to_its_document(self):
        register = self.env["qlvb.register"]._for(
            self.agency, "incoming", "incoming", 2026
        )
        entry = register._take(date(2026, 3, 2), self.document)
        event = self._log(record=entry)
        self.assertEqual(event.document_id, self.document)
        self.assertEqual(event.res_model, "qlvb.register.entry")

    def test_a_post_that_has_ended_is_not_told(self):
        """R30: after its last day nobody acts in a post, whatever is remembered."""
        with freeze_time(NOON_IN_HANOI):
            self.clerk.qlvb_post_ids.write(
                {"date_from": date(2026, 1, 1), "date_to": date(2026, 11, 24)}
            )
            self.assertEqual(self._log("test.last_day").post_title, "Văn thư Sở")
        with freeze_time(datetime.fromisoformat("2026-11-24T17:01:00")):
            self.assertFalse(self._log("test.day_after").post_title)

    def test_gathered_events_are_those_of_what_was_done(self):
        """R30: within one act, others begin, end and fail; each leaves its events."""
        before = self._last_id()
        with self.events._gathered():
            self.events._log("test.first", self.document)
            with self.events._gathered():
                self.events._log("test.inner", self.document)
            with suppress(ValueError), self.env.cr.savepoint():
                self.events._log("test.undone", self.document)
                raise ValueError("không được")
            self.events._log("test.last", self.document)
        written = self.events.search([("id", ">", before)])
        self.assertEqual(
            sorted(written.mapped("code")), ["test.first", "test.inner", "test.last"]
        )

    def test_what_fails_as_a_whole_leaves_no_event(self):
        """R30: the journal tells of no act that was not done."""
        before = self._last_id()
        with suppress(ValueError), self.events._gathered():
            self.events._log("test.undone", self.document)
            raise ValueError("không được")
        self._log("test.after")
        written = self.events.search([("id", ">", before)])
        self.assertEqual(written.mapped("code"), ["test.after"])

    def test_names_stay_after_the_object_is_gone(self):
        """R30: an event about something renamed or removed says what it was."""
        day = self.env["qlvb.calendar.day"].create(
            {"date": "2026-11-24", "kind": "off", "name": "Nghỉ", "source": "TB"}
        )
        event = self._log(record=day)
        name = day.display_name
        day.unlink()
        self.clerk.name = "Tên mới"
        event.invalidate_recordset()
        self.assertEqual(event.res_name, name)
        self.assertEqual(event.actor_name, "Lê Thị Văn Thư")

    def test_account_of_the_journal_is_never_removed(self):
        """R30: whoever acted stays known; the account is closed instead."""
        self._log()
        self.clerk.qlvb_post_ids.unlink()
        with self.assertRaises(UserError):
            self.clerk.unlink()

    def test_hostile_text_is_kept_readable(self):
        """R30: no text a person sends keeps the event from being written."""
        event = self._log(note="a\0b\ud800c", size=1.5, who=self.clerk, ok=True)
        details = json.loads(event.data)
        self.assertEqual(details["note"], "a\ufffdb?c")
        self.assertEqual(details["size"], "1.5")
        self.assertEqual(details["who"], ["Lê Thị Văn Thư"])
        self.assertIs(details["ok"], True)

    def test_act_has_words(self):
        self.assertEqual(self._log("document.create").code_label, "Created")
        self.assertEqual(self._log("test.unknown").code_label, "test.unknown")

    # -- nobody changes it -------------------------------------------------------------

    def test_orm_refuses_everybody(self):
        """R30: cannot be altered by any role, the superuser included."""
        event = self._log()
        for change in (
            lambda: event.sudo().write({"result": "refused"}),
            lambda: event.sudo().unlink(),
            lambda: event.sudo().copy(),
            lambda: self.events.sudo().create({"code": "forged"}),
        ):
            with self.assertRaises(AccessError):
                change()

    @mute_logger("odoo.sql_db")
    def test_database_refuses_change(self):
        """R30: not even SQL in the application's own name changes the journal."""
        self._log()
        self.env["qlvb.audit.seal"]._seal_batch(self._last_id(), 10)
        statements = ("UPDATE %s SET digest = ''", "DELETE FROM %s", "TRUNCATE %s")
        for table in ("qlvb_audit_event", "qlvb_audit_seal"):
            for statement in statements:
                with (
                    self.subTest(table=table, statement=statement),
                    self.assertRaises(errors.InsufficientPrivilege),
                    self.env.cr.savepoint(),
                ):
                    self.env.cr.execute(SQL(statement, SQL.identifier(table)))

    # -- refusals and logins -----------------------------------------------------------

    def _refused(self, code):
        """Refusals as a later request sees them."""
        with self.registry.cursor() as cr:
            cr.execute(
                "SELECT actor_login, res_name, document_id, data FROM qlvb_audit_event "
                "WHERE code = %s AND result = 'refused' ORDER BY id DESC LIMIT 1",
                [code],
            )
            return cr.fetchone()

    def test_refusal_stays_when_the_act_is_rolled_back(self):
        """R30: a refused attempt is kept although the request is undone."""
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            self.events.with_user(self.clerk)._log_refused(
                "test.refused", self.document, "Không có quyền"
            )
            _ = 1 / 0
        login, name, document_id, data = self._refused("test.refused")
        self.assertEqual((login, name), ("vanthu", "Về nghỉ lễ"))
        self.assertEqual(document_id, self.document.id)
        self.assertEqual(json.loads(data), {"reason": "Không có quyền"})

    def test_refusal_about_nothing_that_exists(self):
        """R30: guessing at ids is recorded too."""
        missing = self.env["qlvb.document"].browse(2**31 - 1)
        self.events._log_refused("test.missing", missing, "Không có")
        self.assertEqual(self._refused("test.missing")[2], None)

    def _enter(self, password):
        return self.env["res.users"]._login(
            {"login": "vanthu", "password": password, "type": "password"},
            user_agent_env={"interactive": True},
        )

    def test_login_is_logged(self):
        """R30: who came in."""
        self.clerk.password = "Mật-khẩu-đúng-1"
        self._enter("Mật-khẩu-đúng-1")
        event = self.events.search([("code", "=", "auth.login")], limit=1)
        self.assertEqual(event.actor_id, self.clerk)
        self.assertEqual(event.agency_id, self.agency)

    def test_refused_login_is_logged_without_the_password(self):
        """R30: who was turned away, and never what was typed as password."""
        with self.assertRaises(AccessDenied):
            self._enter("Mật-khẩu-sai-9")
        data = self._refused("auth.refused")[3]
        self.assertEqual(json.loads(data)["login"], "vanthu")
        self.assertNotIn("sai-9", data)

    # -- who reads it ------------------------------------------------------------------

    def _seen_by(self, user, event):
        return self.events.with_user(user).search([("id", "in", event.ids)])

    def test_who_reads_the_journal(self):
        """R10, R19, R32: the agency's inspector all, the operator no content."""
        about_document = self._log()
        about_account = self._log("test.account", self.clerk)
        other = self.env["qlvb.unit"].create(
            {"name": "Sở Y tế", "code": "SYT", "kind": "agency"}
        )
        monitor = self._person("theodoi", "monitor")
        foreign = self._person("theodoi2", "monitor", agency=other)
        specialist = self._person("chuyenvien", "specialist")
        operator = new_test_user(self.env, "vanhanh", groups="qlvb_core.group_operator")
        both = about_document | about_account
        self.assertEqual(self._seen_by(monitor, both), both)
        self.assertEqual(self._seen_by(self.clerk, both), about_document)
        self.assertEqual(self._seen_by(operator, both), about_account)
        self.assertFalse(self._seen_by(foreign, both))
        self.assertFalse(self._seen_by(specialist, both))


@tagged("post_install", "-at_install")
class TestAuditSeal(JournalCase):
    def setUp(self):
        super().setUp()
        self.seals = self.env["qlvb.audit.seal"]
        for number in range(5):
            self._log(f"test.act{number}")
        self.horizon = self._last_id()

    def _seal_all(self, batch):
        sizes = []
        while size := self.seals._seal_batch(self.horizon, batch):
            sizes.append(size)
        return sizes

    def _findings(self, events=None):
        events = self.events.search([]) if events is None else events
        return chain.verify(
            [Event(e.id, json.loads(e.payload), e.digest) for e in events],
            [
                Seal(
                    seal.previous_digest,
                    seal.first_event_id,
                    seal.last_event_id,
                    tuple(seal.digests.split()),
                    seal.digest,
                )
                for seal in self.seals.search([], order="id")
            ],
        )

    def test_batches_chain_every_event(self):
        """R31: the chain covers each event once and verifies."""
        total = self.events.search_count([("id", "<=", self.horizon)])
        sizes = self._seal_all(3)
        self.assertLessEqual(max(sizes), 3)
        sealed = self.seals.search([], order="id")
        self.assertEqual(sum(sealed.mapped("event_count")), total)
        self.assertEqual(sealed[0].previous_digest, chain.GENESIS)
        self.assertEqual(
            sealed[1:].mapped("previous_digest"), sealed[:-1].mapped("digest")
        )
        self.assertFalse(self._findings())

    def test_nothing_beyond_the_horizon_is_sealed(self):
        self._log("test.later")
        self._seal_all(1000)
        self.assertEqual(self.seals._last().last_event_id, self.horizon)

    def test_removed_event_is_found(self):
        """R31: the verifier proves that none was removed."""
        self._seal_all(1000)
        victim = self.events.search([("code", "=", "test.act2")])
        kinds = {
            finding.kind for finding in self._findings(self.events.search([]) - victim)
        }
        self.assertEqual(kinds, {"removed"})

    def test_cron_runs(self):
        cron = self.env.ref("qlvb_core.audit_cron_seal")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.env.cr.execute("SELECT event_id FROM qlvb_audit_horizon")
        self.assertGreaterEqual(self.env.cr.fetchone()[0], self.horizon)
