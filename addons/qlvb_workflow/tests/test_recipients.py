# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestRecipients(WorkflowCase):
    def setUp(self):
        super().setUp()
        units = self.env["qlvb.unit"]
        self.other_agency.name = "Sở Văn hóa số"
        self.branch = units.create(
            {
                "name": "Chi cục Tiêu chuẩn",
                "code": "CCTC",
                "kind": "agency",
                "organ_id": "H31.05.01",
                "parent_id": self.other_agency.id,
            }
        )
        self.ended = units.create(
            {
                "name": "Trung tâm cũ",
                "code": "TTC",
                "kind": "agency",
                "parent_id": self.other_agency.id,
                "valid_to": "2026-06-30",
            }
        )
        self.ministry = self.env["qlvb.correspondent"].create(
            {"name": "Bộ Văn hóa số", "organ_id": "G14"}
        )
        self.draft = self.new_draft()

    def wizard(self, user=None, **values):
        return (
            self.env["qlvb.recipient.wizard"]
            .with_user(user or self.people["specialist"])
            .create({"document_id": self.draft.id, **values})
        )

    def test_a_whole_branch_at_once(self):
        """R110: the agency and all below it, none that has ended, not the sender."""
        self.agency.write({"organ_id": "H31.05.08", "parent_id": self.other_agency.id})
        self.wizard(branch_ids=[Command.link(self.other_agency.id)]).action_confirm()
        self.assertEqual(
            self.draft.recipient_ids.unit_id, self.other_agency | self.branch
        )

    def test_lines_as_they_are_written(self):
        """R110: a known name or identifier is that body, the rest goes on paper."""
        self.wizard(
            free_lines="- Sở Văn hóa số;\nG14;\nÔng Nguyễn Văn An, thôn Đông.\n\n"
        ).action_confirm()
        lines = self.draft.recipient_ids
        self.assertEqual(lines.mapped("channel"), ["internal", "axis", "paper"])
        self.assertEqual(lines[1].correspondent_id, self.ministry)
        self.assertEqual(lines[1].organ_id, "G14")
        self.assertEqual(lines[2].free_text, "Ông Nguyễn Văn An, thôn Đông")

    def test_a_name_of_several_says_none_of_them(self):
        self.branch.name = self.other_agency.name
        self.wizard(free_lines=self.other_agency.name).action_confirm()
        self.assertEqual(self.draft.recipient_ids.channel, "paper")

    def test_nobody_stands_there_twice(self):
        self.wizard(unit_ids=[Command.link(self.other_agency.id)]).action_confirm()
        again = self.wizard(
            branch_ids=[Command.link(self.other_agency.id)], free_lines="Sở Văn hóa số"
        )
        self.assertIn("1", again.preview)
        again.action_confirm()
        self.assertEqual(len(self.draft.recipient_ids), 2)
        with self.assertRaises(UserError):
            self.wizard(free_lines="Sở Văn hóa số").action_confirm()

    def test_a_list_is_kept_and_shared_in_the_agency(self):
        """R110: what one writes to often is kept; colleagues see what is shared."""
        self.wizard(
            correspondent_ids=[Command.link(self.ministry.id)],
            branch_ids=[Command.link(self.other_agency.id)],
            save_as="Thường gửi",
            is_shared=True,
        ).action_confirm()
        lists = self.env["qlvb.recipient.list"]
        kept = lists.with_user(self.colleague).search([("name", "=", "Thường gửi")])
        self.assertTrue(kept)
        self.assertFalse(lists.with_user(self.stranger).search([("id", "=", kept.id)]))
        with self.assertRaises(AccessError):
            kept.name = "Khác"
        other = self.new_draft()
        self.draft = other
        self.wizard(list_ids=[Command.link(kept.id)]).action_confirm()
        self.assertEqual(len(other.recipient_ids), 3)

    def test_nobody_puts_a_list_among_those_of_others(self):
        """R110: a shared list is a colleague's: nobody's from outside, nor renamed."""
        lists = self.env["qlvb.recipient.list"].with_user(self.stranger)
        own = lists.create({"name": "Của mình", "is_shared": True})
        self.assertEqual(own.agency_id, self.other_agency)
        with self.assertRaises(AccessError):
            lists.create({"name": "Lạ", "is_shared": True, "agency_id": self.agency.id})
        for values in (
            {"agency_id": self.agency.id},
            {"user_id": self.colleague.id},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                own.write(values)

    def test_only_who_has_the_draft_adds(self):
        self.draft.sudo()._add_participants({f"user:{self.colleague.id}"})
        with self.assertRaises(AccessError):
            self.wizard(self.colleague, free_lines="Sở Văn hóa số").action_confirm()

    def test_a_paper_line_that_is_a_unit(self):
        """R110: written short or in full it is that unit, told and by one click."""
        ward = self.branch
        ward.name = "Ủy ban nhân dân phường Sơn Nam"
        self.draft.recipient_ids = [
            Command.create({"free_text": "UBND phường Sơn Nam"}),
            Command.create({"free_text": "Ông Nguyễn Văn An"}),
        ]
        self.assertIn(ward.name, self.draft.known_free_lines)
        self.assertNotIn("Nguyễn Văn An", self.draft.known_free_lines)
        self.draft.action_use_known_recipients()
        lines = self.draft.recipient_ids
        self.assertEqual(lines.mapped("channel"), ["internal", "paper"])
        self.assertEqual(lines[0].unit_id, ward)
        self.assertFalse(self.draft.known_free_lines)
        with self.assertRaises(UserError):
            self.draft.action_use_known_recipients()
        with self.assertRaises(AccessError):
            self.act(self.draft, "clerk").action_use_known_recipients()

    def test_a_short_name_is_known_in_the_dialog(self):
        self.branch.name = "Ủy ban nhân dân phường Sơn Nam"
        self.wizard(free_lines="UBND phường Sơn Nam").action_confirm()
        self.assertEqual(self.draft.recipient_ids.unit_id, self.branch)
