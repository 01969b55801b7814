# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestReopen(WorkflowCase):
    """Work closed by mistake is taken up again (R104)."""

    def finished(self):
        document = self.directed(self.lead_line())
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        self.act(document, "specialist").action_finish("Đã trả lời bằng điện thoại.")
        return document

    def test_who_closed_it_or_gave_it(self):
        """R104: the handler and the head get it back, the reason in the history."""
        handler = ("handle", f"user:{self.people['specialist'].id}")
        for role in ("specialist", "head"):
            with self.subTest(role=role):
                document = self.finished()
                mine = self.act(document, role)
                self.assertIn(",reopen,", mine.allowed_actions)
                mine.action_reopen("Bấm nhầm.")
                self.assertEqual(self.holders(document), {handler})
                self.assertEqual((document.state, document.result), ("assigned", False))
                self.assertEqual(
                    set(document.assignment_ids.mapped("state")), {"passed", "open"}
                )
                event = document.event_ids.filtered(
                    lambda e: e.code == "document.reopen"
                )
                self.assertIn("Bấm nhầm.", str(event.data))
                self.assert_flow_closed()
        self.act(document, "specialist").action_finish("Đã trả lời bằng văn bản giấy.")
        self.assertEqual(document.state, "done")

    def test_not_to_a_unit_that_is_no_more(self):
        """R67, R104: refused in words; the document stays closed and nothing waits."""
        document = self.finished()
        for role in ("specialist", "head"):
            posts = self.people[role].qlvb_post_ids
            posts._end_before(posts.date_from)
        self.env.flush_all()
        self.env.registry.clear_all_caches()
        with self.assertRaisesRegex(UserError, self.department.name):
            document.sudo()._closing_work().assignment_id._take_up("Bấm nhầm.")
        self.assertEqual(document.state, "done")
        self.assertFalse(self.holders(document))

    def test_the_dialog_wants_the_result_before_it_is_sent(self):
        """R104: said in the dialog, not by an error after the button."""
        document = self.directed(self.lead_line())
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        dialogs = self.env["qlvb.finish.wizard"].with_user(self.people["specialist"])
        dialog = Form(dialogs.with_context(default_document_id=document.id))
        with self.assertRaisesRegex(AssertionError, "result is a required field"):
            dialog.save()
        dialog.result = "Đã trả lời bằng điện thoại."
        dialog.save().action_confirm()
        self.assertEqual(document.state, "done")

    def test_a_closing_taken_back_counts_for_nothing(self):
        """R69: the figures hold the work once, as it is now."""
        document = self.finished()
        self.act(document, "specialist").action_reopen("Bấm nhầm.")
        rows = self.env["qlvb.follow.up"].search([("document_id", "=", document.id)])
        handled = rows.filtered(lambda row: row.kind == "handle")
        self.assertEqual(handled.mapped("status"), ["waiting"])

    def test_nobody_else_and_with_a_reason(self):
        document = self.finished()
        for role in ("clerk", "leader"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document, role).action_reopen("Bấm nhầm.")
        with self.assertRaises(AccessError):
            document.with_user(self.expert).action_reopen("Bấm nhầm.")
        with self.assertRaises(UserError):
            self.act(document, "specialist").action_reopen("  ")
        self.assertEqual(document.state, "done")

    def test_not_once_the_answer_has_gone_out(self):
        """R107: what others rely on is not taken back."""
        document = self.finished()
        answer = self.new_draft()
        # as the addon that issues has it: an end state of its own
        self.classPatch(
            type(answer), "_end_states", lambda self: frozenset({"approved"})
        )
        answer.sudo().write(
            {
                "answers_id": document.id,
                "state": "approved",
                "code_number": "12",
                "code_notation": "STC-NS",
            }
        )
        document.invalidate_recordset()
        mine = self.act(document, "specialist")
        with self.assertRaisesRegex(UserError, "12/STC-NS"):
            mine.action_reopen("Bấm nhầm.")
        self.assertEqual(document.state, "done")

    def test_to_the_unit_when_the_handler_is_gone(self):
        """R67: the work never goes to somebody who holds no post."""
        document = self.finished()
        self.people["specialist"].qlvb_post_ids.sudo().write(
            {"date_from": "2026-01-01", "date_to": "2026-11-22"}
        )
        self.env.registry.clear_cache()
        self.act(document, "head").action_reopen("Chưa xong.")
        self.assertEqual(
            self.holders(document), {("pass_on", f"head@{self.department.id}")}
        )

    def test_to_who_gave_it_when_no_unit_is_above(self):
        """R67, R102: the leader gives it to another; nobody can leave it there."""
        specialist, leader = self.people["specialist"], self.people["leader"]
        document = self.directed(
            {"role": "lead", "user_id": specialist.id, "due_date": "2026-11-30"}
        )
        self.act(document, "specialist").action_finish("Đã trả lời.")
        specialist.qlvb_post_ids.sudo().write(
            {"date_from": "2026-01-01", "date_to": "2026-11-22"}
        )
        self.env.registry.clear_cache()
        self.act(document, "leader").action_reopen("Chưa xong.")
        self.assertEqual(self.holders(document), {("reassign", f"user:{leader.id}")})
        self.assert_flow_closed()
        with self.assertRaisesRegex(UserError, "holds no post"):
            self.act(document, "leader").action_keep_assignment("Để đó.")
        self.act(document, "leader").action_reassign({"unit_id": self.department.id})
        self.assertEqual(
            self.holders(document), {("pass_on", f"head@{self.department.id}")}
        )
