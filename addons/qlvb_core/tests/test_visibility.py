# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .common import ProvinceCase, make_pdf

SEEING = {"specialist", "clerk", "leader", "monitor"}


@tagged("post_install", "-at_install")
class TestVisibility(ProvinceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document = cls.new_draft(cls)
        cls.file = cls.env["qlvb.document.file"]._store(
            cls.document, make_pdf("noi dung rieng"), "to-trinh.pdf", "main"
        )

    def seen_by(self, user, domain=()):
        return self.env["qlvb.document"].with_user(user).search(list(domain))

    def test_register_roles_and_participants_see(self):
        """R28: only register roles of the agency and people who have to do with it."""
        for role, user in self.people.items():
            with self.subTest(role=role):
                self.assertEqual(bool(self.seen_by(user)), role in SEEING)
        self.assertFalse(self.seen_by(self.colleague))

    def test_other_agency_sees_nothing(self):
        """R10: an agency sees nothing of another one, through any door."""
        self.stranger.group_ids += self.env.ref("base.group_allow_export")
        documents = self.env["qlvb.document"].with_user(self.stranger)
        self.assertFalse(documents.search([]))
        self.assertEqual(documents.search_count([]), 0)
        self.assertFalse(documents.search([("search_text", "ilike", "quy chế")]))
        self.assertFalse(documents.name_search("Tờ trình"))
        self.assertFalse(documents._read_group([], ["agency_id"], ["__count"]))
        with self.assertRaises(AccessError):
            documents.browse(self.document.id).read(["subject"])
        with self.assertRaises(AccessError):
            documents.browse(self.document.id).export_data(["subject"])

    def test_what_hangs_from_a_document_follows_it(self):
        for model in ("qlvb.document.file", "qlvb.participant", "qlvb.audit.event"):
            with self.subTest(model=model):
                records = self.env[model].with_user(self.stranger)
                self.assertFalse(
                    records.search([("document_id", "=", self.document.id)])
                )

    def test_operator_and_unit_admin_see_no_document(self):
        """R19: the operator configures the system but reads no document."""
        self.assertFalse(self.seen_by(self.env.ref("base.user_admin")))
        self.assertFalse(self.seen_by(self.people["unit_admin"]))

    def test_content_has_no_rpc_door(self):
        """R28: file content is served by the logged controller only."""
        seen = self.file.with_user(self.people["specialist"])
        with self.assertRaises(AccessError):
            seen.read(["content"])
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", seen._name), ("res_field", "=", "content")])
        )
        self.assertTrue(attachment)
        for user in (self.people["specialist"], self.stranger):
            with self.assertRaises(AccessError):
                attachment.with_user(user).read(["datas"])

    def test_a_post_that_ends_ends_the_rights(self):
        """R247: rights of an old post end with it."""
        post = self.people["clerk"].qlvb_post_ids
        self.assertTrue(self.seen_by(self.people["clerk"]))
        post.date_from = "2020-01-01"
        post.date_to = "2020-12-31"
        with self.assertRaises(AccessError):
            self.seen_by(self.people["clerk"])
        self.assertFalse(self.people["clerk"].has_group("qlvb_core.group_clerk"))

    def test_a_successor_inherits_what_waits_for_the_role(self):
        head = self.people["head"]
        self.document.sudo()._add_participants(
            {self.department._role_principal("head")}
        )
        self.assertTrue(self.seen_by(head))
        head.qlvb_post_ids.write({"date_from": "2020-01-01", "date_to": "2020-12-31"})
        successor = self.add_person("successor", self.department, "head")
        self.assertTrue(self.seen_by(successor))
        with self.assertRaises(AccessError):
            self.seen_by(head)

    def test_a_person_in_two_agencies_sees_both(self):
        """R8: one person may hold several posts in several units."""
        self.env["qlvb.post"].create(
            {
                "user_id": self.stranger.id,
                "unit_id": self.agency.id,
                "role_ids": [Command.set(self.roles["monitor"].ids)],
                "title": "Theo dõi",
            }
        )
        self.assertTrue(self.seen_by(self.stranger))

    def test_the_predicate_starts_with_the_agency(self):
        """The compiled rule is an agency equality and one indexed membership."""
        documents = self.env["qlvb.document"].with_user(self.people["specialist"])
        sql = str(documents._search([]).select().code)
        self.assertIn('"agency_id" IN', sql)
        self.assertEqual(sql.count('FROM "qlvb_participant"'), 1)
        self.assertIn('"principal" IN', sql)
