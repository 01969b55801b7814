# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import tagged

from odoo.addons.qlvb_core.principal import user_principal
from odoo.addons.qlvb_core.tests.handing_over import hand_over

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestHandoverOfWork(WorkflowCase):
    def test_assignments_go_along(self):
        """R246: the receiver handles the document the person who left was assigned."""
        document = self.passed_on()
        giver = self.people["specialist"]
        hand_over(self, giver, self.colleague)
        self.assertIn(
            ("handle", user_principal(self.colleague)), self.holders(document)
        )
        assignment = document.sudo().assignment_ids.filtered(
            lambda a: a.user_id == self.colleague
        )
        self.assertEqual(assignment.role, "lead")
        self.assertFalse(giver._handover_lines())
        document.with_user(self.colleague).check_access("read")
        self.assert_flow_closed()

    def test_a_returned_draft_finds_the_successor(self):
        """R246: a draft under approval comes back to who took over, not to the void."""
        draft = self.submitted()
        giver = self.people["specialist"]
        handover = hand_over(self, giver, self.colleague)
        self.assertEqual(handover.line_ids.mapped("code"), ["draft"])
        self.act(draft, "head").action_return_draft("Bổ sung căn cứ")
        self.assertEqual(
            self.holders(draft), {("draft", user_principal(self.colleague))}
        )
        self.assertEqual(draft.drafter_id, giver)
        draft.with_user(self.colleague).write({"subject": "Tờ trình sửa đổi Quy chế"})
        self.assert_flow_closed()
