# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import WorkflowCase

WHY = "Giao nhầm phòng"


@tagged("post_install", "-at_install")
class TestWithdrawal(WorkflowCase):
    def parts(self, document, role):
        return document.assignment_ids.filtered(lambda a: a.role == role)

    def test_a_support_is_taken_back_and_leaves_its_desk(self):
        """R96: what is taken back waits for nobody any more, the lead goes on."""
        document = self.passed_on()
        support = self.parts(document, "support").filtered("unit_id")
        self.act(document, "leader").action_withdraw(support.id, WHY)
        self.assertEqual(
            self.parts(document, "support").mapped("state"), ["cancelled"] * 2
        )
        self.assertEqual(
            self.holders(document),
            {("handle", f"user:{self.people['specialist'].id}")},
        )
        self.assertFalse(document.late_opinion_names)
        self.assert_flow_closed()

    def test_a_lead_goes_to_somebody_else_at_once(self):
        """R96: a document is never without its one lead."""
        document = self.passed_on()
        lead = document._top_lead()
        leader = self.act(document, "leader")
        with self.assertRaises(UserError):
            leader.action_withdraw(lead.id, WHY)
        leader.action_withdraw(lead.id, WHY, {"user_id": self.expert.id})
        self.assertEqual(document._top_lead().user_id, self.expert)
        self.assertIn(("handle", f"user:{self.expert.id}"), self.holders(document))
        with self.assertRaises(AccessError):
            self.act(document, "specialist").action_finish("Xong")
        self.assert_flow_closed()

    def test_who_supports_takes_the_lead_over(self):
        """R96: in one act; the support ends with its open work, as replaced."""
        document = self.passed_on()
        support = self.parts(document, "support").filtered("unit_id")
        leader = self.act(document, "leader")
        leader.action_withdraw(
            document._top_lead().id, WHY, {"unit_id": self.support_unit.id}
        )
        lead = document._top_lead()
        self.assertEqual(lead.unit_id, self.support_unit)
        self.assertEqual(str(lead.due_date), "2026-11-30")
        self.assertEqual(
            self.holders(document), {("pass_on", f"head@{self.support_unit.id}")}
        )
        self.assertEqual(
            self.parts(document, "support").mapped("state"), ["cancelled"] * 2
        )
        self.assertEqual(support.replaced_by_id, lead)
        self.assertIn(lead.part_words, support.progress_words)
        self.assertIn(
            f"Phối hợp: {self.support_unit.name}",
            self.events(document, "document.withdraw").data,
        )
        told = self.env["mail.activity"].search(
            [("user_id", "in", (self.expert | self.support_head).ids)]
        )
        self.assertEqual(told.user_id, self.expert)
        self.assert_flow_closed()

    def test_the_refusal_says_which_and_what_to_do(self):
        """R96, R102: not to whom it is taken from, nor to who has returned it."""
        document = self.directed()
        lead = document._top_lead()
        leader = self.act(document, "leader")
        to_itself = {"unit_id": self.department.id}
        with self.assertRaisesRegex(UserError, "take it back from"):
            leader.action_withdraw(lead.id, WHY, to_itself)
        support = self.parts(document, "support")
        with self.assertRaisesRegex(UserError, "already: Lead"):
            leader.action_withdraw(support.id, WHY, to_itself)
        self.act(document, "head").action_return_assignment("Không thuộc chức năng")
        with self.assertRaisesRegex(UserError, "just returned.*Leave it with"):
            leader.action_reassign(to_itself)
        leader.action_reassign({"unit_id": self.support_unit.id})
        self.assertEqual(support.replaced_by_id, document._top_lead())
        self.assert_flow_closed()

    def test_without_another_headed_unit_the_dialog_says_so(self):
        """R96: in a ward of one room it is a person that is chosen."""
        document = self.directed(self.lead_line())
        dialogs = self.env["qlvb.withdraw.wizard"].with_user(self.people["leader"])
        values = {
            "document_id": document.id,
            "assignment_id": document._top_lead().id,
            "reason": WHY,
        }
        self.assertTrue(dialogs.create(values).has_units)
        self.support_head.qlvb_post_ids.write(
            {"date_from": "2026-01-01", "date_to": "2026-11-22"}
        )
        self.assertFalse(dialogs.create(values).has_units)

    def test_a_head_takes_back_from_a_person_of_the_unit(self):
        """R100: the head gives the unit's work to another of its people."""
        document = self.passed_on()
        colleague = self.add_person("neighbour", self.department, "specialist")
        lead = self.parts(document, "lead").filtered("user_id")
        head = self.act(document, "head")
        with self.assertRaises(UserError):  # of another unit
            head.action_withdraw(lead.id, WHY, {"user_id": self.expert.id})
        head.action_withdraw(lead.id, WHY, {"user_id": colleague.id})
        self.assertIn(("handle", f"user:{colleague.id}"), self.holders(document))
        self.assertEqual(document._top_lead().unit_id, self.department)

    def test_only_who_gave_it(self):
        document = self.passed_on()
        support = self.parts(document, "support").filtered("unit_id")
        mine = self.parts(document, "lead").filtered("user_id")
        for role, taken in (
            ("specialist", mine),
            ("head", support),
            ("clerk", support),
        ):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document, role).action_withdraw(
                    taken.id, WHY, {"user_id": self.people["head"].id}
                )
        with self.assertRaises(AccessError):
            self.act(document, "leader").action_withdraw(2**30, WHY)

    def test_not_without_a_reason_nor_once_done(self):
        document = self.passed_on()
        support = self.parts(document, "support").filtered("unit_id")
        leader = self.act(document, "leader")
        with self.assertRaises(UserError):
            leader.action_withdraw(support.id, " ")
        document.with_user(self.expert).action_give_opinion("Đồng ý.")
        with self.assertRaises(AccessError):
            leader.action_withdraw(support.id, WHY)

    def test_its_holders_are_told(self):
        document = self.passed_on()
        support = self.parts(document, "support").filtered("unit_id")
        self.act(document, "leader").action_withdraw(support.id, WHY)
        told = self.env["mail.activity"].search(
            [("user_id", "in", (self.expert | self.support_head).ids)]
        )
        self.assertEqual(told.user_id, self.expert | self.support_head)
        self.assertNotIn(document.subject, "".join(told.mapped("note")))
