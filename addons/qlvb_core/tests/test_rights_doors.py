# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every door to a document, tried by people who may not see it."""

import json
from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .rights_province import MARK, RightsProvinceCase
from .test_rights_matrix import OUTSIDERS

PASSWORD = "mat-khau-thu-9"
SUBJECT = [("subject", "ilike", MARK)]
SPEC = {"display_name": {}, "subject": {}}

# Each door, called over RPC on the documents: method, arguments, keyword arguments.
DOORS = {
    "search": ([SUBJECT], {}),
    "search_count": ([SUBJECT], {}),
    "search_read": ([SUBJECT, ["subject"]], {}),
    "name_search": ([MARK], {}),
    "web_name_search": ([MARK, {"display_name": {}}], {}),
    "formatted_read_group": ([SUBJECT, ["subject"], ["__count"]], {}),
    "read_group": ([SUBJECT, ["subject"], ["subject"]], {}),
    "web_read_group": ([SUBJECT, ["subject"], ["__count"]], {}),
    "web_search_read": ([SUBJECT, SPEC], {}),
    "read_progress_bar": (
        [SUBJECT, "subject", {"field": "state", "colors": {"draft": "info"}}],
        {},
    ),
    "search_panel_select_range": (
        ["unit_id"],
        {"search_domain": SUBJECT, "enable_counters": True},
    ),
    "search_panel_select_multi_range": (
        ["type_id"],
        {"search_domain": SUBJECT, "enable_counters": True, "group_by": False},
    ),
    "search_text": ([[("search_text", "ilike", MARK)]], {}),
}
# Doors with ids: what an insider would guess.
DOORS_WITH_IDS = {
    "read": ([["subject"]], {}),
    "web_read": ([SPEC], {}),
    "export_data": ([["subject"]], {}),
    "copy": ([], {}),
    "message_post": ([], {"body": "x"}),
    "message_subscribe": ([], {"partner_ids": [1]}),
    "get_metadata": ([], {}),
    "write": ([{"subject": "khác"}], {}),
    "unlink": ([], {}),
    "web_save": ([{"subject": "khác"}, SPEC], {}),
    "activity_schedule": ([], {"summary": "x"}),
}
EMPTY = ([], 0, {}, False)


@tagged("post_install", "-at_install")
class TestRightsDoors(RightsProvinceCase, HttpCase):
    def outsiders(self):
        for cell in OUTSIDERS:
            yield cell, self.cells[cell]

    def silent(self, answer):
        """Assert that an answer says nothing of the document, its number included."""
        text = json.dumps(answer, default=str, ensure_ascii=False)
        self.assertNotIn(MARK, text)
        self.assertNotIn(f'"id": {self.document.id}', text)
        if isinstance(answer, int | list):
            self.assertIn(answer, EMPTY)
        if isinstance(answer, dict):
            self.assertFalse(answer.get("length") or answer.get("records"))
            for group in answer.get("groups") or answer.get("values") or ():
                self.assertFalse(group.get("__count"))

    def test_doors_of_lists(self):
        """R28: not listed, not searched, not counted, not grouped, not named."""
        for cell, user in self.outsiders():
            documents = self.env["qlvb.document"].with_user(user)
            for method, (arguments, options) in DOORS.items():
                name = "search" if method == "search_text" else method
                with self.subTest(method=method, cell=cell):
                    with mute_logger("py.warnings"):
                        answer = call_kw(documents, name, arguments, dict(options))
                    self.silent(answer)

    def test_doors_with_a_guessed_number(self):
        """R28: a guessed id opens nothing, and the refusal names nothing."""
        for cell, user in self.outsiders():
            user.sudo().group_ids += self.env.ref("base.group_allow_export")
            documents = self.env["qlvb.document"].with_user(user)
            for method, (arguments, options) in DOORS_WITH_IDS.items():
                with self.subTest(method=method, cell=cell):
                    with self.assertRaises(UserError) as caught:  # AccessError as well
                        call_kw(
                            documents,
                            method,
                            [self.document.ids, *arguments],
                            dict(options),
                        )
                    self.assertNotIn(MARK, str(caught.exception))

    def links_to_documents(self):
        for model in self.models():
            for name, field in model._fields.items():
                if field.comodel_name in ("qlvb.document", "qlvb.dossier"):
                    yield model, name, field

    def test_no_path_through_another_model(self):
        """R28: no related field, domain path or name behind a link leads there."""
        links = list(self.links_to_documents())
        self.assertGreater(len(links), 15)
        for cell, user in self.outsiders():
            for model, name, field in links:
                records = model.with_user(user)
                if not records.has_access("read"):
                    continue
                if not records._has_field_access(field, "read"):
                    continue
                title = "title" if field.comodel_name == "qlvb.dossier" else "subject"
                with self.subTest(model=model._name, field=name, cell=cell):
                    if field._description_searchable:
                        path = [(f"{name}.{title}", "ilike", MARK)]
                        self.assertFalse(records.search_count(path))
                    seen = records.search([])
                    self.assertNotIn(MARK, str(seen.read([name])))
                    spec = {name: {"fields": {"display_name": {}}}}
                    self.assertNotIn(MARK, str(seen.web_read(spec)))

    def test_comments_activities_attachments(self):
        """R28: comments, activities and attachments go with their document."""
        self.env["mail.activity"].create(
            {
                "res_model_id": self.env["ir.model"]._get_id("qlvb.document"),
                "res_id": self.document.id,
                "summary": MARK,
                "user_id": self.people["specialist"].id,
            }
        )
        for cell, user in self.outsiders():
            for model, field in (
                ("mail.message", "model"),
                ("mail.activity", "res_model"),
                ("ir.attachment", "res_model"),
                ("mail.followers", "res_model"),
            ):
                records = self.env[model].with_user(user)
                kept = records.sudo().search([(field, "=like", "qlvb.document%")])
                with self.subTest(model=model, cell=cell):
                    if records.has_access("read"):
                        found = records.search([("id", "in", kept.ids)])
                        self.assertFalse(found)
                    for one in kept:
                        self.assertFalse(one.with_user(user).has_access("read"))

    # -- addresses ----------

    def enter(self, user):
        user.sudo().password = PASSWORD
        self.authenticate(user.login, PASSWORD)

    def addresses(self):
        attachment = self.env["ir.attachment"].search(
            [("res_model", "=", self.file._name), ("res_field", "=", "content")],
            limit=1,
        )
        yield f"/qlvb/file/{self.file.id}"
        yield f"/qlvb/file/{self.file.id}?download=1"
        yield f"/web/content/qlvb.document.file/{self.file.id}/content"
        yield f"/web/content?model=qlvb.document.file&id={self.file.id}&field=content"
        yield f"/web/content/{attachment.id}"
        yield f"/web/image/{attachment.id}"
        yield f"/web/image/qlvb.document.file/{self.file.id}/content"
        yield f"/web/pdfjs/web/viewer.html?file=/web/content/{attachment.id}"
        yield f"/mail/attachment/zip?ids={attachment.id}"

    def test_addresses(self):
        """R28: no address serves the content, the name or the comments."""
        for cell in (("leader", "foreign"), ("specialist", "own")):
            self.enter(self.cells[cell])
            for address in self.addresses():
                with (
                    self.subTest(address=address, cell=cell),
                    mute_logger("odoo.http", "odoo.addons.base.models.ir_binary"),
                ):
                    answer = self.url_open(address)
                    self.assertNotIn(b"%PDF", answer.content)
                    self.assertNotIn(MARK, answer.text)

    def test_json_routes(self):
        """R28: the routes of the web client, of comments and of lists stay silent."""
        calls = (
            (
                "/web/dataset/call_kw/qlvb.document/read",
                {
                    "model": "qlvb.document",
                    "method": "read",
                    "args": [self.document.ids, ["subject"]],
                    "kwargs": {},
                },
            ),
            (
                "/mail/thread/messages",
                {"thread_model": "qlvb.document", "thread_id": self.document.id},
            ),
            (
                "/mail/data",
                {
                    "fetch_params": [
                        [
                            "mail.thread",
                            {
                                "thread_model": "qlvb.document",
                                "thread_id": self.document.id,
                                "request_list": ["activities", "followers"],
                            },
                        ]
                    ]
                },
            ),
            (
                "/mail/message/post",
                {
                    "thread_model": "qlvb.document",
                    "thread_id": self.document.id,
                    "post_data": {"body": "x"},
                },
            ),
        )
        self.enter(self.cells["leader", "foreign"])
        for address, parameters in calls:
            with self.subTest(address=address), mute_logger("odoo.http"):
                answer = self.url_open(
                    address,
                    json.dumps({"jsonrpc": "2.0", "params": parameters}),
                    headers={"Content-Type": "application/json"},
                )
                self.assertNotIn(MARK, answer.text)
                self.assertNotIn(json.dumps(MARK)[1:-1], answer.text)

    def test_json_2(self):
        """R28: the JSON-2 door asks the same rule."""
        user = self.cells["leader", "foreign"]
        until = fields.Datetime.now() + timedelta(days=1)
        key = self.env["res.users.apikeys"].with_user(user)._generate("rpc", "x", until)
        for method, body in (
            ("search_read", {"domain": SUBJECT, "fields": ["subject"]}),
            ("read", {"ids": self.document.ids, "fields": ["subject"]}),
            ("search_count", {"domain": SUBJECT}),
        ):
            with self.subTest(method=method), mute_logger("odoo.http"):
                answer = self.url_open(
                    f"/json/2/qlvb.document/{method}",
                    json.dumps(body),
                    headers={
                        "Authorization": f"bearer {key}",
                        "Content-Type": "application/json",
                    },
                )
                self.assertNotIn(json.dumps(MARK)[1:-1], answer.text)
                self.assertNotIn(MARK, answer.text)
                if method != "read":
                    self.assertIn(answer.json(), ([], 0))
                else:
                    self.assertEqual(answer.status_code, 403)
