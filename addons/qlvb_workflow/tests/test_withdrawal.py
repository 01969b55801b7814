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
        with self.assertRaises(UserError):  # it supports already
            leader.action_withdraw(lead.id, WHY, {"unit_id": self.support_unit.id})
        leader.action_withdraw(lead.id, WHY, {"user_id": self.expert.id})
        self.assertEqual(document._top_lead().user_id, self.expert)
        self.assertIn(("handle", f"user:{self.expert.id}"), self.holders(document))
        with self.assertRaises(AccessError):
            self.act(document, "specialist").action_finish("Xong")
        self.assert_flow_closed()

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
