# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from .test_copy import CopyCase


class TestCopyWithdraw(CopyCase):
    """Who asked for a copy takes the request back while nothing is made of it."""

    def open_work(self, copy):
        return self.env["qlvb.work.item"].search_count(
            [("copy_id", "=", copy.id), ("state", "=", "open")]
        )

    def told(self, person, copy):
        return self.env["mail.activity"].search_count(
            [("user_id", "=", person.id), ("note", "like", f"qlvb.copy/{copy.id}")]
        )

    def test_who_asked_withdraws_before_it_is_approved(self):
        """R157: it leaves the signer's desk, who is told; the journal keeps it."""
        copy = self.ask(self.issued(), "sy", "paper", role="specialist")
        head = self.people["head"]
        before = self.told(head, copy)
        self.assertTrue(self.act(copy, "specialist").can_withdraw)
        self.act(copy, "specialist").action_withdraw()
        self.assertEqual(copy.state, "withdrawn")
        self.assertFalse(self.open_work(copy))
        self.assertEqual(self.told(head, copy), before + 1)
        events = self.env["qlvb.audit.event"].search(
            [("res_id", "=", copy.document_id.id), ("code", "=", "copy.withdrawn")]
        )
        self.assertEqual(events.actor_id, self.people["specialist"])
        with self.assertRaises(UserError):
            self.act(copy, "head").action_approve()

    def test_who_asked_withdraws_before_it_is_made(self):
        """R157: an approved one too, until it has its number; the clerk has it off."""
        copy = self.ask(self.issued(), "sy", "paper", role="specialist")
        self.act(copy, "head").action_approve()
        self.act(copy, "specialist").action_withdraw()
        self.assertFalse(self.open_work(copy))
        with self.assertRaises(UserError):
            self.act(copy, "clerk").action_open_make()
        with self.assertRaisesRegex(UserError, "not made yet"):
            self.act(copy, "specialist").action_withdraw()

    def test_what_is_made_stays(self):
        """R157: a number that was given is not withdrawn."""
        copy = self.ask(self.issued(), "sy", "paper", role="specialist")
        self.act(copy, "head").action_approve()
        self.make(copy)
        self.assertFalse(self.act(copy, "specialist").can_withdraw)
        with self.assertRaises(UserError):
            self.act(copy, "specialist").action_withdraw()
        self.assertEqual(copy.state, "made")

    def test_nobody_else_withdraws(self):
        """R28: not the signer, not the clerk: they refuse with a reason."""
        copy = self.ask(self.issued(), "sy", "paper", role="specialist")
        for role in ("head", "clerk", "leader"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(copy, role).action_withdraw()
        self.assertEqual(copy.state, "asked")

    def test_it_is_asked_for_again_with_what_was_wrong_corrected(self):
        copy = self.ask(
            self.issued(),
            "trs",
            "paper",
            role="specialist",
            pages="1",
            copy_count=2,
            unit_ids=self.other_agency.ids,
        )
        mine = self.act(copy, "specialist")
        mine.action_withdraw()
        action = mine.action_ask_again()
        wizard = self.env["qlvb.copy.wizard"].with_user(self.people["specialist"])
        with Form(wizard.with_context(**action["context"])) as dialog:
            self.assertEqual((dialog.kind, dialog.medium), ("trs", "paper"))
            self.assertEqual((dialog.pages, dialog.copy_count), ("1", 2))
            self.assertEqual(dialog.free_lines, "Sở Tài chính")
            dialog.copy_count = 3
        again = self.env["qlvb.copy"].browse(dialog.record.action_confirm()["res_id"])
        self.assertEqual((again.copy_count, again.state), (3, "asked"))
        self.assertEqual(again.unit_ids, self.other_agency)

    def test_the_title_shows_the_number_to_be(self):
        """R157: kind and agency stand in the number; who decides reads them."""
        copy = self.ask(self.issued(), "trs", "paper", role="specialist", pages="1")
        self.assertIn("…/TrS-SKHCN", copy.display_name)
        self.act(copy, "head").action_approve()
        self.make(copy)
        self.assertNotIn("…", copy.display_name)
        self.assertIn("01/TrS-SKHCN", copy.display_name)


class TestNobodySignsCopies(CopyCase):
    """The head has recorded nobody yet: what is wrong, and who can do what."""

    def dialog(self, role):
        wizard = self.env["qlvb.copy.wizard"].with_user(self.people[role])
        with Form(wizard.with_context(default_document_id=self.issued().id)) as form:
            return form.save()

    def test_the_head_is_asked_from_the_dialog(self):
        """R157: the clerk tells the head; the head is led to the list."""
        self.right.with_user(self.people["leader"]).date_to = "2026-11-01"
        dialog = self.dialog("clerk")
        leader = self.people["leader"]
        self.assertEqual(dialog.head_names, leader.name)
        dialog.action_ask_head()
        notice = self.env["mail.activity"].search(
            [("user_id", "=", leader.id), ("note", "like", "quyen-ky-ban-sao")]
        )
        self.assertEqual(len(notice), 1)
        self.assertIn(self.people["clerk"].name, notice.note)

    def test_nothing_is_asked_where_somebody_signs(self):
        with self.assertRaises(UserError):
            self.dialog("clerk").action_ask_head()

    def test_strangers_ask_nobody(self):
        """R28: who may not copy the document sends no notice about it."""
        dialog = self.dialog("clerk")
        with self.assertRaises(AccessError):
            dialog.with_user(self.stranger).action_ask_head()
