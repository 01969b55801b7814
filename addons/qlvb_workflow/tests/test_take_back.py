# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.qlvb_core.form_of import place_of

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestTakeBack(WorkflowCase):
    """A drafter takes back what nobody has approved yet."""

    def test_before_anybody_has_approved(self):
        """R121, R259: it is a draft again, the head's work ends and the head knows."""
        draft = self.submitted()
        waiting = draft.work_item_ids.filtered(lambda item: item.state == "open")
        mine = self.act(draft, "specialist")
        self.assertIn(",take_back,", mine.allowed_actions)
        mine.action_take_back("Còn thiếu số liệu")
        self.assertEqual(draft.state, "draft")
        self.assertEqual(
            self.holders(draft), {("draft", f"user:{self.people['specialist'].id}")}
        )
        self.assertEqual(waiting.state, "cancelled")
        self.assert_flow_closed()
        event = self.events(draft, "document.take_back")
        self.assertIn("Còn thiếu số liệu", event.data)
        notices = self.env["mail.activity"].search([("note", "like", place_of(draft))])
        self.assertEqual(notices.user_id, self.people["head"])
        self.assertIn(self.people["specialist"].name, notices.note)
        self.assertEqual(
            draft._back_words(),
            f"{self.people['specialist'].name} took the draft back: Còn thiếu số liệu",
        )
        # nothing is asked twice: unchanged, it is submitted again at once
        mine.action_submit()
        self.assertEqual(draft.state, "content_review")
        self.assertFalse(draft._back_words())

    def test_without_a_reason_too(self):
        draft = self.submitted()
        self.act(draft, "specialist").action_take_back()
        self.assertEqual(draft.state, "draft")

    def test_not_once_somebody_has_approved(self):
        """R122: then the one who holds it returns it, with a reason."""
        for stage in ("content_approved", "approved"):
            draft = self.act(getattr(self, stage)(), "specialist")
            self.assertNotIn("take_back", draft.allowed_actions)
            with self.assertRaisesRegex(UserError, "has approved it already"):
                draft.action_take_back()
            self.assertNotEqual(draft.state, "draft")

    def test_by_its_drafter_only(self):
        draft = self.submitted()
        for role in ("head", "form_checker", "leader", "clerk"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(draft, role).action_take_back()
        draft = self.complete_draft()
        with self.assertRaises(UserError):
            self.act(draft, "specialist").action_take_back()

    def test_head_takes_back_the_own_draft(self):
        """R117: approved by nobody else, though by the act that submitted it."""
        head = self.people["head"]
        draft = self.complete_draft(user=head)
        draft.action_submit()
        self.assertEqual(draft.state, "form_review")
        draft.with_user(head).action_take_back()
        self.assertEqual(draft.state, "draft")
        self.assertEqual(set(draft.review_ids.mapped("is_void")), {True})
