# SPDX-License-Identifier: LGPL-3.0-or-later
"""Refusals by role, through each door of the API, stand in the journal (R30, R32)."""

import json
import xmlrpc.client

from odoo.sql_db import db_connect
from odoo.tests import tagged
from odoo.tools import mute_logger

from .login_case import PASSWORD, LoginCase

OFFICE_WORDS = "Vai trò của bạn không được sửa"
COLUMNS = "res_model", "res_id", "res_name", "agency_id", "actor_login", "data"


@tagged("post_install", "-at_install")
class TestRefusedCall(LoginCase):
    def setUp(self):
        super().setUp()
        self.enterContext(mute_logger("odoo.addons.rpc.controllers.xmlrpc"))
        self.last = self._events()[-1:]
        self.session = self.authenticate(self.person.login, PASSWORD)

    def _events(self) -> list[dict]:
        """Refusals of the person as a later request sees them."""
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute(
                "SELECT res_model, res_id, res_name, agency_id, actor_login, data, id "
                "FROM qlvb_audit_event WHERE code = 'access.refused' "
                "AND result = 'refused' AND actor_id = %s ORDER BY id",
                [self.person.id],
            )
            return [
                dict(zip((*COLUMNS, "id"), row, strict=True)) for row in cr.fetchall()
            ]

    def _new_events(self) -> list[dict]:
        after = self.last[0]["id"] if self.last else 0
        events = [event for event in self._events() if event["id"] > after]
        return [event | {"data": json.loads(event["data"])} for event in events]

    def _call(self, model, method, *args, **kwargs) -> dict:
        answer = self.url_open(
            "/web/dataset/call_kw",
            json={
                "params": {
                    "model": model,
                    "method": method,
                    "args": args,
                    "kwargs": kwargs,
                }
            },
        )
        return answer.json()

    def _refused(self, model, method, *args) -> dict:
        """Return the one event of a call that is refused."""
        answer = self._call(model, method, *args)
        self.assertEqual(answer["error"]["data"]["name"], "odoo.exceptions.AccessError")
        (event,) = self._new_events()
        return event

    def test_a_refused_change_by_role_names_what_was_tried(self):
        """R30, R32: who, on what, which one, what: in words, and of whose agency."""
        post = self.people["clerk"].qlvb_post_ids
        event = self._refused("qlvb.post", "write", post.ids, {"title": "Giám đốc"})
        self.assertEqual(event["actor_login"], self.person.login)
        self.assertEqual((event["res_model"], event["res_id"]), ("qlvb.post", post.id))
        name = post.with_context(lang="vi_VN").display_name
        self.assertEqual(event["res_name"], name)
        self.assertEqual(event["agency_id"], self.agency.id)
        self.assertEqual(event["data"]["tried"], "Sửa")
        self.assertEqual(event["data"]["what"], "Vị trí công tác")
        self.assertEqual(event["data"]["entries"], ["Tiêu đề"])
        self.assertIn(OFFICE_WORDS, event["data"]["reason"])

    def test_a_refused_new_record_is_of_the_agency_of_who_tried(self):
        """R30, R32: nothing was made: the inspector of the person's agency reads it."""
        event = self._refused("qlvb.post", "create", [{"title": "Giám đốc"}])
        self.assertEqual((event["res_model"], event["res_id"]), ("qlvb.post", None))
        self.assertEqual(event["agency_id"], self.agency.id)
        self.assertEqual(event["data"]["tried"], "Thêm mới")

    def test_a_refused_new_record_in_a_form(self):
        """R30, R32: the web client makes and changes by one method."""
        event = self._refused("qlvb.unit", "web_save", [], {"name": "A"}, {})
        self.assertEqual(event["data"]["tried"], "Thêm mới")

    def test_a_refused_removal(self):
        """R30, R32: several at once: of each an event, in its own agency.

        Who may read of one of them learns nothing of the others (R10).
        """
        posts = self.person.qlvb_post_ids + self.stranger.qlvb_post_ids
        self._call("qlvb.post", "unlink", posts.ids)
        events = self._new_events()
        self.assertEqual([event["res_id"] for event in events], posts.ids)
        self.assertEqual([event["agency_id"] for event in events], posts.agency_id.ids)
        for event in events:
            self.assertEqual(event["data"]["tried"], "Xóa")
            self.assertEqual(event["data"]["count"], 2)
        other = posts[1].with_context(lang="vi_VN").display_name
        self.assertNotIn(other, str(events[0]["data"]))

    def test_a_number_no_record_can_have_hides_no_attempt(self):
        """R32: what the database cannot look up keeps no refusal out of the journal."""
        kinds = [self.type_report.id, 2**31]
        event = self._refused("qlvb.document.type", "write", kinds, {"name": "A"})
        self.assertEqual(event["res_id"], self.type_report.id)

    def test_who_is_whose_login_is_refused(self):
        """R30, R251: Odoo's own users, past the acts."""
        clerk = self.people["clerk"]
        event = self._refused("res.users", "write", clerk.ids, {"name": "Ai đó"})
        self.assertEqual((event["res_model"], event["res_id"]), ("res.users", clerk.id))
        self.assertEqual(event["agency_id"], self.agency.id)
        self.assertEqual(event["data"]["what"], "Người dùng")

    def test_what_changes_by_its_acts_only(self):
        """R30, R251: the own account, which the roles let one see."""
        account = self.person._qlvb_account()
        event = self._refused("qlvb.account", "write", account.ids, {"phone": "1"})
        self.assertEqual(event["res_id"], account.id)

    def test_what_a_rule_refuses_is_told_once(self):
        """R32: the event of the rule is the event of the request."""
        document = self.new_draft(self.people["clerk"])
        event = self._refused("qlvb.document", "write", document.ids, {"subject": "A"})
        self.assertEqual(event["res_id"], document.id)

    def test_a_change_is_told_though_a_look_was(self):
        """R32: the quiet after a refused look does not cover a change."""
        document = self.new_draft(self.people["clerk"])
        self._call("qlvb.document", "web_read", document.ids, {"subject": {}})
        self._call("qlvb.document", "write", document.ids, {"subject": "A"})
        self.assertEqual(len(self._new_events()), 2)

    def _may_write(self, posts) -> bool:
        return self._call("qlvb.post", "has_access", posts, "write")["result"]

    def test_who_only_asks_whether_it_is_allowed(self):
        """R32: the web client asks so before it shows a button: no event."""
        posts = self.person.qlvb_post_ids.ids
        self.assertIs(self._may_write(posts), False)
        self._call("qlvb.post", "get_views", [[False, "form"]])
        self.assertFalse(self._new_events())

    def test_a_look_at_what_the_roles_close_is_told_once(self):
        """R32: the list of a model closed to the person, tried again and again."""
        for _i in range(3):
            answer = self._call("qlvb.audit.seal", "search_read", [])
            self.assertIn("error", answer)
        (event,) = self._new_events()
        self.assertEqual(event["data"]["tried"], "Xem")

    def _arguments(self):
        return ["qlvb.post", "write", [self.person.qlvb_post_ids.ids, {"title": "A"}]]

    def test_json_rpc(self):
        """R30: /jsonrpc, where Odoo takes the request away."""
        self.leave()
        who = [self.env.cr.dbname, self.person.id, PASSWORD]
        answer = self.jsonrpc("object", "execute_kw", [*who, *self._arguments()])
        self.assertIn(OFFICE_WORDS, answer["error"]["data"]["message"])
        (event,) = self._new_events()
        self.assertEqual(event["actor_login"], self.person.login)

    def test_xml_rpc(self):
        """R30: /xmlrpc/2, whose faults pass Odoo's handler by."""
        self.leave()
        who = (self.env.cr.dbname, self.person.id, PASSWORD)
        answer = self.url_open(
            "/xmlrpc/2/object",
            xmlrpc.client.dumps((*who, *self._arguments()), "execute_kw"),
            headers={"Content-Type": "text/xml"},
        )
        self.assertIn(OFFICE_WORDS, answer.text)
        (event,) = self._new_events()
        self.assertEqual(event["actor_login"], self.person.login)

    def test_json_2(self):
        """R30: /json/2 with a key."""
        self.leave()
        answer = self.opener.post(
            f"{self.base_url()}/json/2/qlvb.post/write",
            json={"ids": self.person.qlvb_post_ids.ids, "vals": {"title": "A"}},
            headers={"Authorization": f"Bearer {self.key_of(self.person)}"},
        )
        self.assertIn(OFFICE_WORDS, answer.json()["message"])
        (event,) = self._new_events()
        self.assertEqual(event["data"]["tried"], "Sửa")

    def _answers_of_each_door(self, method, name, value):
        """Return by door what a program is answered that calls this of its posts."""
        posts = self.person.qlvb_post_ids.ids
        call = ["qlvb.post", method, [posts, value]]
        who = [self.env.cr.dbname, self.person.id, PASSWORD]
        body = xmlrpc.client.dumps((*who, *call), "execute_kw")
        xml = {"Content-Type": "text/xml"}
        key = {"Authorization": f"Bearer {self.key_of(self.person)}"}
        self.authenticate(self.person.login, PASSWORD)
        yield "web", json.dumps(self._call("qlvb.post", method, posts, value))
        self.leave()
        yield "jsonrpc", json.dumps(self.jsonrpc("object", "execute_kw", who + call))
        for door in ("/xmlrpc/object", "/xmlrpc/2/object"):
            yield door, self.url_open(door, body, headers=xml).text
        door = f"{self.base_url()}/json/2/qlvb.post/{method}"
        sent = {"ids": posts, name: value}
        yield "json/2", self.opener.post(door, json=sent, headers=key).text

    def test_no_door_tells_where_in_the_server_it_refused(self):
        """R32: a refusal, or a failure, answers in words: no traceback, no path."""
        for call in (("write", "vals", {"title": "A"}), ("read", "fields", 5)):
            for door, told in self._answers_of_each_door(*call):
                with self.subTest(door=door, call=call):
                    self.assertRegex(told, "[Ee]rror|[Ff]ault")
                    self.assertNotIn("Traceback", told)
                    self.assertNotIn(".py", told)

    def _words_of_refusal(self, **named) -> str:
        ids = self.person.qlvb_post_ids.ids
        answer = self._call("qlvb.post", "write", ids, {"title": "A"}, **named)
        return answer["error"]["data"]["message"]

    def test_without_a_language_people_are_told_in_their_own(self):
        """R251: a program that names no language is answered as the person is."""
        self.assertIn(OFFICE_WORDS, self._words_of_refusal())
        self.assertIn(OFFICE_WORDS, self._words_of_refusal(context={"tz": "UTC"}))
        self.person.lang = "en_US"
        self.assertIn("Your roles", self._words_of_refusal())

    def test_with_a_language_people_are_told_in_that(self):
        """R251: who asks for another language has it."""
        words = self._words_of_refusal(context={"lang": "en_US"})
        self.assertIn("Your roles", words)
