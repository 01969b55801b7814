# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_procedure import ProcedureCase


@tagged("post_install", "-at_install")
class TestProcedureAnswered(ProcedureCase):
    """The answer is issued while steps of the procedure are left."""

    def answered(self, **required):
        """Return a document in its second step of three, answered by 12/SKHCN-CĐS."""
        steps = self.steps()
        steps[2][2].update(required)
        document, _procedure = self.routed(step_ids=steps)
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        self.act(document, "specialist").action_advance("Hồ sơ đủ.", True)
        self.issue_answer(document, self.expert)
        return document

    def issue_answer(self, document, user):
        action = document.with_user(user).action_reply()
        reply = self.env["qlvb.document"].browse(action["res_id"])
        # Issuing belongs to the addon above: here its end state is borrowed.
        reply.sudo()._cancel_open_work()
        reply.sudo().write(
            {"code_number": "12", "code_notation": "SKHCN-CĐS", "state": "done"}
        )
        reply._close_answered()
        document.invalidate_recordset()

    def test_the_steps_left_are_not_skipped_by_it(self):
        """R67, R107: the number of the answer shows, the step stays with its lead."""
        document = self.answered()
        self.assertEqual(document.state, "assigned")
        self.assertIn("12/SKHCN-CĐS", document.result)
        self.assertEqual(self.holders(document), {("handle", f"user:{self.expert.id}")})
        (event,) = self.events(document, "document.answered")
        self.assertIn("Trả kết quả", event.payload)
        notices = self.env["mail.activity"].search([("user_id", "=", self.expert.id)])
        self.assertTrue(notices)
        self.assertNotIn(document.subject, str(notices.mapped("note")))
        self.assert_flow_closed()

    def test_whoever_leads_goes_on(self):
        """R67: the steps left are done as they stand."""
        document = self.answered()
        document.with_user(self.expert).action_advance("Đạt.")
        self.act(document, "specialist").action_finish("Đã lưu.")
        self.assertEqual(document.state, "done")

    def test_or_ends_it_with_the_reason(self):
        """R67: the steps not done and why stay in the result; nobody keeps work."""
        document = self.answered()
        expert = document.with_user(self.expert)
        self.assertIn(",finish,", expert.allowed_actions)
        self.assertIn(",advance,", expert.allowed_actions)
        with self.assertRaisesRegex(UserError, "Trả kết quả"):
            expert.action_finish("  ")
        expert.action_finish("Đã gửi kết quả kèm văn bản trả lời.")
        self.assertEqual(document.state, "done")
        for words in ("12/SKHCN-CĐS", "Trả kết quả", "Đã gửi kết quả kèm"):
            self.assertIn(words, document.result)
        self.assertFalse(self.holders(document))
        self.assertFalse(
            document.assignment_ids.filtered(lambda a: a.state in ("open", "passed"))
        )
        (event,) = self.events(document, "document.finish")
        self.assertIn("Trả kết quả", event.payload)

    def test_a_mandatory_step_is_never_left_out(self):
        """R67: refused by name, and not offered."""
        document = self.answered(is_required=True)
        expert = document.with_user(self.expert)
        self.assertNotIn(",finish,", expert.allowed_actions)
        with self.assertRaisesRegex(UserError, "Trả kết quả"):
            expert.action_finish("Không cần nữa.")
        self.assertEqual(document.state, "assigned")

    def test_in_the_last_step_the_answer_closes_it(self):
        """R107: nothing is left, so nobody is asked."""
        document, _procedure = self.at_second_step()
        document.with_user(self.expert).action_advance("Đạt.")
        self.issue_answer(document, self.people["specialist"])
        self.assertEqual(document.state, "done")
        self.assertFalse(self.holders(document))

    def test_without_an_answer_nothing_is_left_out(self):
        """R67: a draft of an answer is no answer."""
        document, _procedure = self.at_second_step()
        expert = document.with_user(self.expert)
        expert.action_reply()
        expert.invalidate_recordset()
        self.assertNotIn(",finish,", expert.allowed_actions)
        with self.assertRaises(UserError):
            expert.action_finish("Không cần nữa.")
