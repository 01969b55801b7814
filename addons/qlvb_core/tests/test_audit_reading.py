# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import csv
import io
from datetime import UTC, timedelta

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.sql_db import db_connect
from odoo.tests import Form, HttpCase, new_test_user, tagged

from odoo.addons.http_routing.tests.common import MockRequest
from odoo.addons.web.controllers.export import GroupsTreeNode

from ..clock import VIETNAM, today
from ..controllers.export import label_groups, office_filename
from .common import ProvinceCase

FORM = {"subject": {}, "event_ids": {}}


@tagged("post_install", "-at_install")
class TestAuditReading(ProvinceCase):
    def _events_of(self, code):
        return self.env["qlvb.audit.event"].search([("code", "=", code)])

    def test_opening_a_document_is_an_event(self):
        """R30: reading is recorded: once an hour for each person and document."""
        document = self.new_draft()
        leader = self.people["clerk"]
        for user in (leader, leader, self.people["specialist"]):
            document.with_user(user).web_read(FORM)
        events = self.events(document, "document.read")
        self.assertEqual(events.actor_id, leader | self.people["specialist"])
        self.assertEqual(len(events), 2)

    def test_lists_leave_no_event(self):
        """A list shows what a person may see; opening is the act."""
        document = self.new_draft() | self.new_draft()
        clerk = self.people["clerk"]
        document.with_user(clerk).web_read(FORM)
        document[:1].with_user(clerk).web_read({"subject": {}})
        self.assertFalse(self.events(document[:1], "document.read"))

    def test_opening_a_persons_account_is_an_event(self):
        """R29: an admin who opens a person's profile leaves an event; a list none."""
        account = self.colleague._qlvb_account()
        admin = self.people["unit_admin"]
        seen = account.with_user(admin)
        seen.web_read({"name": {}, "phone": {}})
        self.assertFalse(self._events_of("account.read"))
        seen.web_read({"phone": {}, "act_ids": {}})
        event = self._events_of("account.read")
        self.assertEqual((event.actor_id, event.res_id), (admin, account.id))
        self.assertEqual(event.agency_id, self.agency)

    def test_a_reading_that_is_played_again_is_an_event(self):
        """R30: the server takes a request back and repeats it: the event stays."""
        document = self.new_draft()
        seen = document.with_user(self.people["clerk"])
        self.env.flush_all()
        self.env.cr.execute("SAVEPOINT before")
        seen.web_read(FORM)
        self.env.cr.execute("ROLLBACK TO SAVEPOINT before")
        self.env.invalidate_all()
        seen.web_read(FORM)
        self.assertEqual(len(self.events(document, "document.read")), 1)

    def test_many_are_read_by_as_many_queries_as_one(self):
        """R30: a list that shows contents leaves its events in one go."""
        documents = self.env["qlvb.document"]
        for _number in range(12):
            documents |= self.new_draft()
        journal = self.env["qlvb.audit.event"].with_user(self.people["clerk"])
        used = []
        journal._log_readings("document.read", documents[:1])  # what is cached
        for some in (documents[1:3], documents[3:]):
            some.mapped("display_name")
            before = self.env.cr.sql_log_count
            journal._log_readings("document.read", some)
            used.append(self.env.cr.sql_log_count - before)
        self.assertEqual(len(set(used)), 1, used)
        events = self._events_of("document.read")
        self.assertEqual(set(events.mapped("res_id")), set(documents.ids))

    def test_refused_opening_is_no_reading(self):
        """R30: who may not open it has not read it."""
        document = self.new_draft()
        with self.assertRaises(AccessError):
            document.with_user(self.stranger).web_read(FORM)
        self.assertFalse(self.events(document, "document.read"))

    def test_history_tells_acts_and_not_who_looked(self):
        document = self.new_draft()
        document.with_user(self.people["clerk"]).web_read(FORM)
        document.invalidate_recordset()
        codes = document.event_ids.mapped("code")
        self.assertIn("document.create", codes)
        self.assertNotIn("document.read", codes)

    def test_viewing_a_profile_is_an_event(self):
        """R29: an administrator who opens somebody's profile is recorded."""
        admin = self.env.ref("base.user_admin")
        for user in (self.colleague, admin):
            user.with_user(admin).web_read({"login": {}})
        event = self._events_of("account.read")
        self.assertEqual((event.actor_id, event.res_id), (admin, self.colleague.id))

    def test_an_exported_list_speaks_the_offices_language(self):
        """R32: file name and groups are words, no codes of the program."""
        rows = self.env["qlvb.audit.event"]
        tree = GroupsTreeNode(rows, ["res_name"], ["result", "code"], ["selection"] * 2)
        group = {"result": "refused", "code": "document.read", "__count": 1}
        tree.insert_leaf(group, [["Văn bản"]])
        with MockRequest(rows.with_context(lang="vi_VN").env):
            label_groups(tree)
            name = office_filename("qlvb.audit.event")
        (first,) = tree.children
        (second,) = tree.children[first].children
        self.assertEqual((first, second), ("Bị từ chối", "Mở văn bản"))
        self.assertEqual(name, f"Sự kiện nhật ký {today():%d-%m-%Y}")

    def test_export_is_an_event(self):
        """R29, R30: what was exported, how many rows, which columns, by whom."""
        document = self.new_draft() | self.new_draft()
        clerk = self.people["clerk"]
        clerk.group_ids += self.env.ref("base.group_allow_export")
        document.with_user(clerk).export_data(["subject", "state"])
        event = self._events_of("data.export")
        self.assertEqual((event.actor_id, event.agency_id), (clerk, self.agency))
        self.assertIn('"rows":2', event.data)
        self.assertIn('"columns":["subject","state"]', event.data)


@tagged("post_install", "-at_install")
class TestAuditExport(ProvinceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document = cls.new_draft(cls)
        cls.events_model = cls.env["qlvb.audit.event"].with_user(cls.people["clerk"])
        cls.events_model._log("test.act", cls.document, remark="=1+1")
        cls.monitor = cls.people["monitor"]

    def _export(self, user=None, **values):
        wizard = self.env["qlvb.audit.export"].with_user(user or self.monitor)
        wizard = wizard.create({"document_id": self.document.id, **values})
        wizard.action_export()
        return base64.b64decode(wizard.content)

    def test_trail_of_a_document_as_a_workbook(self):
        """R32: an inspector exports a readable trail with how to verify it."""
        sheet = load_workbook(io.BytesIO(self._export())).active
        cells = [[str(c) for c in row if c is not None] for row in sheet.values]
        text = "\n".join(" ".join(row) for row in cells)
        event = self.events(self.document, "test.act")
        for expected in (event.digest, "Người clerk", "verify.py", "Người monitor"):
            self.assertIn(expected, text)

    def test_trail_as_csv_is_harmless_to_open(self):
        """R32: text a person typed does not become a formula."""
        text = self._export(file_format="csv").decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        (row,) = [row for row in rows if "test.act" in row]
        self.assertIn("'=1+1", row)

    def test_export_of_an_account_is_itself_an_event(self):
        """R30, R32: who took a copy of whose trail."""
        clerk = self.people["clerk"]
        self._export(document_id=False, user_id=clerk.id)
        event = self.env["qlvb.audit.event"].search([("code", "=", "journal.export")])
        self.assertEqual((event.actor_id, event.res_id), (self.monitor, clerk.id))

    def test_nobody_exports_what_he_does_not_see(self):
        """R19, R32: neither a stranger nor the operator gets a document's trail."""
        operator = new_test_user(self.env, "vh", groups="qlvb_core.group_operator")
        for user in (self.stranger, operator):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._export(user)
        with self.assertRaises(UserError):
            self._export(self.stranger, document_id=False, user_id=self.monitor.id)

    def test_only_what_was_asked_for(self):
        """R32: of an account, an address, a document, a time: nothing else."""
        other = self.new_draft()
        self.events_model._log("test.act", other, note="khác")
        mine = self.env["qlvb.audit.event"].with_user(self.people["head"])
        mine._log("test.act", self.document, note="của trưởng phòng")

        def texts(**values):
            text = self._export(file_format="csv", **values).decode("utf-8-sig")
            return {
                note for note in ("=1+1", "khác", "của trưởng phòng") if note in text
            }

        clerk = self.people["clerk"]
        asked = (
            ({}, {"=1+1", "của trưởng phòng"}),
            ({"document_id": other.id}, {"khác"}),
            ({"document_id": False, "user_id": clerk.id}, {"=1+1", "khác"}),
            ({"user_id": clerk.id}, {"=1+1"}),
        )
        for values, notes in asked:
            with self.subTest(values):
                self.assertEqual(texts(**values), notes)
        day = today() + timedelta(days=1)
        for nothing in (
            {"address": "203.0.113.7"},
            {"date_from": day, "date_to": day},
            {"date_from": today() - timedelta(9), "date_to": today() - timedelta(9)},
        ):
            with (
                self.subTest(nothing),
                self.assertRaisesRegex(UserError, "no event"),
            ):
                self._export(**nothing)

    def test_dates_the_wrong_way_round(self):
        with self.assertRaisesRegex(UserError, "must not lie after"):
            self._export(date_from=today(), date_to=today() - timedelta(days=1))

    def test_dialog_opens(self):
        form = Form(self.env["qlvb.audit.export"].with_user(self.monitor))
        self.assertEqual(form.date_to, today())

    def _print(self, events, user):
        html, _kind = (
            self.env["ir.actions.report"]
            .with_user(user)
            ._render_qweb_html("qlvb_core.audit_extract_print", events.ids)
        )
        return html.decode()

    def test_printed_extract(self):
        """R32: chosen events on paper: whose, who printed; printing is an event."""
        event = self.events(self.document, "test.act")
        action = event.with_user(self.monitor).action_print_extract()
        self.assertEqual(action["type"], "ir.actions.report")  # no layout is asked for
        page = self._print(event, self.monitor)
        for expected in (
            self.agency.name,
            "Người monitor",
            "Người clerk",
            event.digest,
        ):
            self.assertIn(expected, page)
        export = self.env["qlvb.audit.event"].search([("code", "=", "journal.export")])
        self.assertEqual(export.actor_id, self.monitor)
        self.assertEqual(export.agency_id, self.agency)

    def test_the_extract_says_the_result_and_the_filter(self):
        """R32: done or refused, the time it covers, and the list's filter."""
        event = self.events(self.document, "test.act")
        chosen = event.with_user(self.monitor).with_context(
            qlvb_journal_filter="Từ chối; Tài khoản: vt.hoa"
        )
        data = chosen.action_print_extract()["data"]
        html, _kind = (
            self.env["ir.actions.report"]
            .with_user(self.monitor)
            ._render_qweb_html("qlvb_core.audit_extract_print", None, data=data)
        )
        page = html.decode()
        moment = (
            event.occurred_at.replace(tzinfo=UTC)
            .astimezone(VIETNAM)
            .strftime("%d/%m/%Y %H:%M:%S")
        )
        for expected in (
            "Result</th>",
            "Done</",
            "Từ chối; Tài khoản: vt.hoa",
            f">{moment}</span>",
        ):
            self.assertIn(expected, page)
        # its own row, the first and the last; it may be printed in the same second
        self.assertGreaterEqual(page.count(moment), 3)

    def test_nobody_prints_what_he_does_not_see(self):
        """R19, R32: also not by the address of the report."""
        with self.assertRaises(AccessError):
            self._print(self.events(self.document, "test.act"), self.stranger)

    def test_too_many_for_paper(self):
        """R32: the limit is told before anything opens."""
        many = self.env["qlvb.audit.event"].browse(
            self.events(self.document, "test.act").ids * 501
        )
        with self.assertRaisesRegex(UserError, "501"):
            many.with_user(self.monitor).action_print_extract()

    def test_from_one_event_to_the_others(self):
        """R32: by person, by address, by object, in one click."""
        event = self.events(self.document, "test.act").with_user(self.monitor)
        for name in ("person", "address", "object"):
            action = getattr(event, f"action_of_{name}")()
            self.assertIn(event, event.search(action["domain"]))


@tagged("post_install", "-at_install")
class TestLogout(HttpCase):
    def test_logout_is_an_event(self):
        """R30: who left."""
        user = new_test_user(self.env, "nguoiratve", groups="base.group_user")
        self.authenticate("nguoiratve", "nguoiratve")
        self.url_open("/web/session/logout", allow_redirects=False)
        # written apart, as a refusal is
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute(
                "SELECT actor_login FROM qlvb_audit_event WHERE code = 'auth.logout' "
                "AND actor_id = %s",
                [user.id],
            )
            self.assertEqual(cr.fetchone(), ("nguoiratve",))
