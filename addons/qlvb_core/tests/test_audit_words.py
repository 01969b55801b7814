# SPDX-License-Identifier: LGPL-3.0-or-later
import ast
import json
import xmlrpc.client
from pathlib import Path

from odoo import SUPERUSER_ID
from odoo.exceptions import AccessDenied
from odoo.sql_db import db_connect
from odoo.tests import tagged
from odoo.tools import mute_logger

from .. import client_address
from ..models.audit_event_detail import TECHNICAL_DETAILS
from .common import ProvinceCase
from .login_case import PASSWORD, LoginCase

# Yes or no: the name of the event says which, and its detail shows nothing.
SAID_BY_THE_CODE = {"enabled", "result"}
A_SENTENCE = {"decided"}
OF_A_STEP = {"closes", "next_work", "values"}


def _written_details() -> set[str]:
    """Return the names of details given to the journal in the source of our addons."""
    names = set()
    for source in Path(__file__).parents[2].glob("qlvb_*/**/*.py"):
        if "tests" in source.parts:
            continue
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.Call) and _logs(node.func):
                names |= {keyword.arg for keyword in node.keywords if keyword.arg}
    return names


def _logs(function) -> bool:
    return isinstance(function, ast.Attribute) and function.attr in {
        "_log",
        "_log_anyhow",
        "_log_each",
        "_log_refused",
        "_done",
        "_transition",
    }


FORM = {"subject": {}, "event_ids": {}}


@tagged("post_install", "-at_install")
class TestAuditWords(ProvinceCase):
    """The journal speaks the office's language, whoever works and in whatever one."""

    def _logged(self, record=None, user=None, **context):
        events = self.env["qlvb.audit.event"]
        events.with_user(user or SUPERUSER_ID).with_context(
            lang="en_US", **context
        )._log("test.words", record)
        return events.search([("code", "=", "test.words")], limit=1)

    def test_what_works_without_a_client_has_an_office_name(self):
        """R30: where an act came from is said in words people know."""
        for context, words in (
            ({}, "Máy chủ"),
            ({"cron_id": 1}, "Tác vụ định kỳ"),
            ({"job_uuid": "x"}, "Tác vụ nền"),
        ):
            with self.subTest(context=context):
                self.assertEqual(self._logged(**context).address, words)

    def test_no_caller_hides_where_he_is(self):
        """R30: a context that comes over RPC may say that a job is at work."""
        kept = client_address._kept
        self.addCleanup(kept.reset, kept.set("10.1.2.3"))
        for context in ({"job_uuid": "x"}, {"cron_id": 1}):
            with self.subTest(context=context):
                self.assertEqual(self._logged(**context).address, "10.1.2.3")

    def test_who_is_no_person_has_an_office_name(self):
        """R30: the system itself and a person before the login."""
        self.assertEqual(self._logged().actor_name, "Hệ thống")
        public = self.env.ref("base.public_user")
        event = self._logged(user=public.id)
        self.assertEqual(event.actor_name, "Người chưa đăng nhập")

    def test_names_do_not_follow_the_language_of_who_acts(self):
        """R30: a cron has no language; the readers of the journal have."""
        kind = self.env["qlvb.document.type"].create({"name": "Kind", "code": "KD"})
        kind.with_context(lang="vi_VN").name = "Thể loại"
        event = self._logged(kind.with_context(lang="en_US"))
        self.assertIn("Thể loại", event.res_name)

    def test_details_are_words_and_days_of_an_office(self):
        """R32: no codes of the program, and days as people write them."""
        events = self.env["qlvb.audit.event"].with_context(lang="vi_VN")
        events._log(
            "test.details",
            None,
            kinds=["keep", "confirm_access"],
            date_from="2026-11-26",
            level="public",
        )
        detail = events.search([("code", "=", "test.details")], limit=1).detail
        self.assertIn("26/11/2026", detail)
        self.assertIn("Xác nhận thay đổi quyền", detail)
        self.assertIn("Công khai", detail)
        for code in ("keep", "confirm_access", "2026-11-26", "public"):
            self.assertNotIn(code, detail)

    def _detail(self, **data):
        events = self.env["qlvb.audit.event"].with_context(lang="vi_VN")
        events._log("test.details", None, **data)
        return events.search([("code", "=", "test.details")], limit=1).detail

    def test_a_dry_run_says_how_many_rows_are_wrong(self):
        """R32: figures stand beside what they count; 0 is a figure, too."""
        lines = self._detail(file="ds.xlsx", new=0, wrong=17, faults=20).splitlines()
        self.assertEqual(
            lines,
            ["Số lỗi: 20", "Tệp: ds.xlsx", "Dòng thêm mới: 0", "Dòng có lỗi: 17"],
        )

    def test_sizes_are_words(self):
        """R32: how large a file is, as people read it."""
        for size, words in ((512, "512 B"), (870691, "871 KB"), (1234567, "1,2 MB")):
            with self.subTest(size):
                self.assertEqual(self._detail(size=size), f"Dung lượng: {words}")

    def test_every_detail_that_is_written_has_a_label(self):
        """R32: no bare number or name in the journal, whichever addon writes it."""
        labels = self.env["qlvb.audit.event"]._detail_labels().keys()
        said = labels | TECHNICAL_DETAILS | {"before", "after", "on_behalf_of"}
        unsaid = _written_details() - said - SAID_BY_THE_CODE
        self.assertFalse(unsaid - A_SENTENCE - OF_A_STEP)

    def test_what_did_not_change_is_not_told(self):
        """R32: neither "– → –" for nothing, nor nothing for yes and no."""
        events = self.env["qlvb.audit.event"].with_context(lang="vi_VN")
        events._log(
            "test.changes",
            self.department,
            before={"name": "Phòng A", "place": None, "active": True, "code": "A"},
            after={"name": "Phòng B", "place": "", "active": False, "code": "A"},
        )
        detail = events.search([("code", "=", "test.changes")], limit=1).detail
        lines = [line.partition(": ")[2] for line in detail.splitlines()]
        self.assertEqual(set(lines), {"Phòng A → Phòng B", "Có → Không"})

    def test_a_refused_login_says_why_in_vietnamese(self):
        """R30: not Odoo's own English word."""
        with self.assertRaises(AccessDenied):
            self.env["res.users"]._login(
                {"login": "khong-co-ai", "password": "sai", "type": "password"},
                user_agent_env={"interactive": True},
            )
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute(
                "SELECT data FROM qlvb_audit_event WHERE code = 'auth.refused' "
                "ORDER BY id DESC LIMIT 1"
            )
            data = json.loads(cr.fetchone()[0])
        self.assertEqual(data["reason"], "Sai tên đăng nhập hoặc mật khẩu")


@tagged("post_install", "-at_install")
class TestAuditAddress(LoginCase):
    """Each door tells the journal where the client is."""

    def setUp(self):
        super().setUp()
        self.document = self.new_draft()
        self.ids = self.document.ids

    def _address(self):
        event = self.events(self.document, "document.read")
        self.assertEqual(event.actor_id, self.person)
        return event.address

    def test_json_rpc(self):
        """R30: /jsonrpc, where Odoo takes the request away."""
        who = [self.env.cr.dbname, self.person.id, PASSWORD]
        self.jsonrpc(
            "object",
            "execute_kw",
            [*who, "qlvb.document", "web_read", [self.ids, FORM]],
        )
        self.assertEqual(self._address(), "127.0.0.1")

    def test_xml_rpc(self):
        """R30: /xmlrpc/2."""
        who = (self.env.cr.dbname, self.person.id, PASSWORD)
        call = ("qlvb.document", "web_read", [self.ids, {"event_ids": {}}])
        with mute_logger("odoo.addons.rpc.controllers.xmlrpc"):
            self.url_open(
                "/xmlrpc/2/object",
                xmlrpc.client.dumps((*who, *call), "execute_kw"),
                headers={"Content-Type": "text/xml"},
            )
        self.assertEqual(self._address(), "127.0.0.1")

    def test_json_2(self):
        """R30: /json/2 with a key."""
        key = self.key_of(self.person)
        self.opener.post(
            f"{self.base_url()}/json/2/qlvb.document/web_read",
            json={"ids": self.ids, "specification": FORM},
            headers={"Authorization": f"Bearer {key}"},
        )
        # a read-only request: the event was written apart
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute(
                "SELECT address FROM qlvb_audit_event WHERE code = 'document.read' "
                "AND actor_id = %s AND document_id = %s ORDER BY id DESC LIMIT 1",
                [self.person.id, self.document.id],
            )
            self.assertEqual(cr.fetchone(), ("127.0.0.1",))
