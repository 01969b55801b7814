# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_pdf

from .common import WorkflowCase, b64


@tagged("post_install", "-at_install")
class TestCommenting(WorkflowCase):
    def setUp(self):
        super().setUp()
        self.draft = self.complete_draft()
        self.drafter = self.people["specialist"]

    def ask(self, due_date="2026-11-27"):
        return self.draft.action_ask_comments(
            "Xin ý kiến về Điều 2",
            [{"unit_id": self.support_unit.id}, {"user_id": self.colleague.id}],
            due_date,
        )

    def said(self, who):
        return self.draft.comment_ids.filtered(lambda c: c.who == who)

    def seen_by(self, user):
        return self.draft.with_user(user)

    def answer_all(self):
        self.seen_by(self.support_head).action_comment(
            "disagree", "Bỏ khoản 2", [("gop-y.pdf", b64(make_pdf("Góp ý")))]
        )
        self.seen_by(self.colleague).action_comment("agree")

    def test_units_and_persons_are_asked_with_a_day(self):
        """R112: each has it on the desk, with the question and the due day."""
        self.assertNotIn(",comment,", self.seen_by(self.colleague).allowed_actions)
        self.ask()
        self.assertIn(",comment,", self.seen_by(self.support_head).allowed_actions)
        waiting = self.draft.sudo().work_item_ids.filtered(
            lambda w: w.kind == "comment"
        )
        self.assertEqual(waiting.mapped("note"), ["Xin ý kiến về Điều 2"] * 2)
        self.assertEqual(
            {str(day) for day in waiting.mapped("due_date")}, {"2026-11-27"}
        )
        self.assertFalse(
            self.env["qlvb.document"]
            .with_user(self.expert)
            .search([("id", "=", self.draft.id)])
        )

    def test_the_table_says_who_thinks_what(self):
        """R112: agree, disagree or other, with words and a file; counted."""
        self.ask()
        self.answer_all()
        unit = self.said(self.support_unit.name)
        self.assertEqual(
            (unit.state, unit.stance, unit.text, unit.author_id),
            ("given", "disagree", "Bỏ khoản 2", self.support_head),
        )
        self.assertEqual(unit.file_ids.name, "gop-y.pdf")
        self.assertIn("2 of 2", self.draft.comment_summary)

    def test_disagreeing_needs_words(self):
        self.ask()
        with self.assertRaises(UserError):
            self.seen_by(self.colleague).action_comment("disagree", "  ")
        with self.assertRaises(UserError):
            self.seen_by(self.colleague).action_comment("maybe", "Có thể")

    def test_only_who_is_asked_answers_and_once(self):
        self.ask()
        for other in (self.expert, self.people["head"]):
            with self.assertRaises(AccessError):
                self.seen_by(other).action_comment("agree")
        self.seen_by(self.colleague).action_comment("agree")
        with self.assertRaises(AccessError):
            self.seen_by(self.colleague).action_comment("disagree", "Đổi ý")

    def test_before_submitting_each_objection_is_answered(self):
        """R112: tiếp thu or giải trình for each, before the draft goes on."""
        self.ask()
        with self.assertRaisesRegex(UserError, self.support_unit.name):
            self.draft.action_submit()
        self.answer_all()
        with self.assertRaisesRegex(UserError, self.support_unit.name):
            self.draft.action_submit()
        self.said(self.support_unit.name).with_user(self.drafter).write(
            {"resolution": "explained", "explanation": "Luật quy định như vậy"}
        )
        self.draft.action_submit()
        self.assertEqual(self.draft.state, "content_review")
        self.assertTrue(self.events(self.draft, "document.answer_comment"))

    def test_an_opinion_is_written_by_nobody_else(self):
        self.ask()
        self.answer_all()
        row = self.said(self.support_unit.name)
        for user, vals in (
            (self.drafter, {"text": "Đồng ý"}),
            (self.drafter, {"stance": "agree", "resolution": "accepted"}),
            (self.colleague, {"resolution": "accepted"}),
        ):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                row.with_user(user).write(vals)
        with self.assertRaises(AccessError):
            row.with_user(self.drafter).unlink()

    def test_more_time_reminding_and_the_end(self):
        """R112: the day moves with the work; who has not answered is let go."""
        self.ask()
        self.seen_by(self.colleague).action_comment("agree")
        self.draft.action_extend_comments("2026-12-04")
        work = self.draft.sudo().work_item_ids.filtered(
            lambda w: w.kind == "comment" and w.state == "open"
        )
        self.assertEqual(str(work.due_date), "2026-12-04")
        self.draft.action_remind_comments()
        told = self.env["mail.activity"].search(
            [("user_id", "=", self.support_head.id)]
        )
        self.assertTrue(told)
        self.draft.action_close_comments()
        self.assertEqual(work.state, "cancelled")
        self.assertEqual(self.said(self.support_unit.name).state, "closed")
        self.draft.action_submit()

    def test_bad_questions_are_refused(self):
        for question, targets, day in (
            (" ", [{"user_id": self.colleague.id}], "2026-11-27"),
            ("Hỏi", [], "2026-11-27"),
            ("Hỏi", [{"user_id": self.colleague.id}], "2026-11-20"),
            ("Hỏi", [{"user_id": self.stranger.id}], "2026-11-27"),
            ("Hỏi", [{"unit_id": self.other_agency.id}], "2026-11-27"),
        ):
            with self.subTest(question=question, day=day), self.assertRaises(UserError):
                self.draft.action_ask_comments(question, targets, day)
        self.ask()
        with self.assertRaises(UserError):
            self.ask()
        with self.assertRaises(AccessError):
            self.seen_by(self.colleague).action_close_comments()

    def test_the_table_is_printed(self):
        """R112: opinions and answers as a table of their own."""
        self.ask()
        self.answer_all()
        printout = (
            self.env["qlvb.printout"]
            .with_user(self.drafter)
            .create(
                {
                    "agency_id": self.agency.id,
                    "kind": "comment_table",
                    "file_format": "docx",
                    "search_domain": [("id", "=", self.draft.id)],
                }
            )
        )
        rows = list(printout._form()._rows(printout))
        self.assertEqual(
            [(row[0], row[3]) for row in rows], [(1, "Bỏ khoản 2"), (2, "")]
        )
        self.assertIn(self.support_head.name, rows[0][1])
        stranger = self.env["qlvb.printout"].with_user(self.stranger)
        other = stranger.new({"search_domain": [("id", "=", self.draft.id)]})
        other.kind = "comment_table"
        self.assertEqual(list(other._form()._rows(other)), [])
