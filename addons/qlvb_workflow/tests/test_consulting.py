# SPDX-License-Identifier: LGPL-3.0-or-later
import runpy
from pathlib import Path

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TODAY, WorkflowCase

MIGRATION = Path(__file__).parents[1] / "migrations/19.0.1.7.0/post-questions.py"
QUESTION = "Đề nghị cho ý kiến về nguồn kinh phí."


@tagged("post_install", "-at_install")
class TestConsulting(WorkflowCase):
    def handled(self):
        """Return a document whose specialist handles it alone."""
        document = self.directed(self.lead_line())
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        return self.act(document, "specialist")

    def test_a_unit_and_a_person_are_asked(self):
        """R104, R105: the question reaches them, their opinion the handler."""
        document = self.handled()
        colleague = self.add_person("neighbour", self.department, "specialist")
        document.action_consult(
            QUESTION,
            [{"unit_id": self.support_unit.id}, {"user_id": colleague.id}],
        )
        self.assertEqual(
            self.holders(document),
            {
                ("handle", f"user:{self.people['specialist'].id}"),
                ("pass_on", f"head@{self.support_unit.id}"),
                ("give_opinion", f"user:{colleague.id}"),
            },
        )
        asked = document.sudo().work_item_ids.filtered(
            lambda w: w.kind == "give_opinion"
        )
        self.assertEqual((asked.note, str(asked.due_date)), (QUESTION, "2026-11-30"))
        document.with_user(colleague).action_give_opinion("Dùng nguồn sự nghiệp.")
        document.with_user(self.support_head).action_pass_on(
            [{"role": "support", "user_id": self.expert.id}]
        )
        document.with_user(self.expert).action_give_opinion("Nhất trí.")
        self.assertEqual(len(document.opinion_ids), 2)
        self.assertEqual(
            self.holders(document),
            {("handle", f"user:{self.people['specialist'].id}")},
        )
        document.action_finish("Đã trả lời")

    def test_the_head_of_a_unit_that_is_asked_answers_at_once(self):
        """R104, R105: a question is no directive, and no work to be passed on first."""
        document = self.handled()
        document.action_consult(QUESTION, [{"unit_id": self.support_unit.id}])
        self.assertNotIn(QUESTION, document.directives or "")
        self.assertIn(QUESTION, document.questions)
        asked = document.with_user(self.support_head)
        self.assertIn(",give_opinion,", asked.allowed_actions)
        asked.action_give_opinion("Nhất trí.")
        self.assertEqual(
            self.holders(document), {("handle", f"user:{self.people['specialist'].id}")}
        )
        self.assertFalse(document.questions)

    def test_opinions_are_due_before_the_work_itself(self):
        """R104: proposed is the working day before; nothing earlier than today."""
        document = self.handled()  # until Monday 30/11
        dialogs = self.env["qlvb.consult.wizard"].with_user(self.people["specialist"])
        dialog = dialogs.new({"document_id": document.id})
        self.assertEqual(str(dialog.due_date), "2026-11-27")
        document.sudo().assignment_ids.due_date = TODAY
        dialog = dialogs.new({"document_id": document.id})
        self.assertEqual(dialog.due_date, TODAY)

    def test_what_was_asked_before_is_still_a_question(self):
        """R104, R246: also when who asked it has handed the work over since."""
        document = self.handled()
        colleague = self.add_person("neighbour", self.department, "specialist")
        document.action_consult(QUESTION, [{"unit_id": self.support_unit.id}])
        document.with_user(self.support_head).action_pass_on(
            [{"role": "support", "user_id": self.expert.id}]
        )
        given = document.sudo().assignment_ids
        asked = given.filtered("is_question")
        given.is_question = False  # as the old version left it
        asked.parent_id.user_id = colleague  # what a hand-over does
        self.env.flush_all()
        runpy.run_path(str(MIGRATION))["migrate"](self.env.cr, "19.0.1.5.0")
        self.env.invalidate_all()
        self.assertEqual(given.filtered("is_question"), asked)
        self.assertNotIn(QUESTION, document.directives or "")

    def test_who_leads_gives_no_opinion_instead(self):
        """R105: the opinion is of those who support."""
        document = self.directed(self.lead_line())
        head = self.act(document, "head")
        self.assertNotIn(",give_opinion,", head.allowed_actions)
        with self.assertRaises(AccessError):
            head.action_give_opinion("Nhất trí.")

    def test_opinions_outstanding_are_named(self):
        """R106: closing while an opinion asked for is outstanding asks first."""
        document = self.handled()
        document.action_consult(QUESTION, [{"user_id": self.expert.id}])
        asker = self.people["specialist"].name
        with self.assertRaisesRegex(UserError, f"{self.expert.name}.*{asker}"):
            document.action_finish("Xong")
        document.action_finish("Xong", without_opinions=True)

    def test_what_cannot_be_asked(self):
        document = self.handled()
        expert = {"user_id": self.expert.id}
        for question, lines in (
            (" ", [expert]),
            (QUESTION, []),
            (QUESTION, "x"),
            (QUESTION, [{"user_id": self.stranger.id}]),
            (QUESTION, [{**expert, "due_date": "2026-12-20"}]),
        ):
            with self.subTest(lines=lines), self.assertRaises(UserError):
                document.action_consult(question, lines)
        for role in ("head", "leader", "clerk"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document, role).action_consult(QUESTION, [expert])
