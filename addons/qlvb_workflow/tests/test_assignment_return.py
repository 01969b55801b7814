# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .common import TODAY, WorkflowCase

REASON = "Không thuộc chức năng của phòng"


@tagged("post_install", "-at_install")
class TestAssignmentReturn(WorkflowCase):
    def leads(self, document):
        lead = document.assignment_ids.filtered(
            lambda a: a.role == "lead" and a.state in ("open", "passed")
        )
        return lead.unit_id or lead.user_id

    def test_it_goes_back_to_who_gave_it_and_stays_the_units(self):
        """R102: returned with its reason; until accepted, the unit answers for it."""
        document = self.returned()
        leader = self.people["leader"]
        self.assertEqual(self.holders(document), {("reassign", f"user:{leader.id}")})
        item = document.work_item_ids.filtered(lambda w: w.kind == "reassign")
        self.assertEqual((item.note, str(item.due_date)), (REASON, "2026-11-30"))
        self.assertEqual(self.leads(document), self.department)
        self.assert_flow_closed()

    def test_a_return_needs_a_reason_and_the_head(self):
        document = self.directed(self.lead_line())
        with self.assertRaises(UserError):
            self.act(document, "head").action_return_assignment(" ")
        for user in (self.people["specialist"], self.support_head, self.stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                document.with_user(user).action_return_assignment(REASON)

    def test_given_to_another_unit_it_leaves_the_first(self):
        """R102, R98: the first directive stays readable, its unit is free of it."""
        document = self.returned()
        self.act(document, "leader").action_reassign(
            {"unit_id": self.support_unit.id, "due_date": "2026-12-01"}, "Giao lại."
        )
        self.assertEqual(
            self.holders(document), {("pass_on", f"head@{self.support_unit.id}")}
        )
        first, second = document.assignment_ids.sorted("position")
        self.assertEqual((first.state, second.role), ("cancelled", "lead"))
        self.assertIn("Tham mưu văn bản trả lời.", document.directives)
        self.assertEqual(str(document.due_date), "2026-12-01")
        self.assert_flow_closed()

    def test_not_to_the_unit_that_returned_it(self):
        document = self.returned()
        with self.assertRaises(UserError):
            self.act(document, "leader").action_reassign(
                {"unit_id": self.department.id}
            )
        self.assertEqual(self.leads(document), self.department)

    def test_left_with_the_unit_its_head_reads_why(self):
        """R102: not accepted back, it waits for the head again, with the reason."""
        document = self.returned()
        self.act(document, "leader").action_keep_assignment("Đúng nhiệm vụ của phòng")
        self.assertEqual(
            self.holders(document), {("pass_on", f"head@{self.department.id}")}
        )
        item = document.work_item_ids.filtered(lambda w: w.state == "open")
        self.assertEqual(item.note, "Đúng nhiệm vụ của phòng")
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )

    def test_only_who_gave_it_decides(self):
        document = self.returned()
        for user in (self.people["head"], self.people["clerk"], self.support_head):
            line = {"unit_id": self.support_unit.id}
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                document.with_user(user).action_reassign(line)

    def test_the_leaders_decide_when_who_gave_it_has_gone(self):
        """R102: a return never waits for somebody without a post."""
        document = self.directed(self.lead_line())
        self.people["leader"].qlvb_post_ids.write(
            {"date_from": "2026-01-01", "date_to": "2026-11-22"}
        )
        successor = self.add_person("successor", self.agency, "leader")
        self.act(document, "head").action_return_assignment(REASON)
        document.with_user(successor).action_reassign({"unit_id": self.support_unit.id})
        self.assertEqual(self.leads(document), self.support_unit)

    def test_the_id_of_another_assignment_returns_nothing(self):
        """R102: a guessed id is refused in words and recorded."""
        document = self.directed(self.lead_line(), self.support_line())
        other = document.assignment_ids.filtered(lambda a: a.role == "support")
        for assignment_id in (other.id, 2**30):
            with self.subTest(id=assignment_id), self.assertRaises(AccessError):
                self.act(document, "head").action_return_assignment(
                    REASON, assignment_id
                )
        self.assertEqual(self.leads(document), self.department)

    def test_what_is_no_line_is_refused_in_words(self):
        """R102: whatever a program sends, nothing is half done."""
        document = self.act(self.returned(), "leader")
        unit = self.support_unit.id
        for line in (None, [1], {}, {"unit_id": "x"}, {"unit_id": unit, "due_date": 1}):
            with self.subTest(line=line), self.assertRaises(UserError):
                document.action_reassign(line)
        self.assertEqual(self.leads(document), self.department)

    def test_not_to_a_unit_that_has_ended(self):
        """R102, R9: it would come back to whoever took that unit over."""
        document = self.returned()
        self.support_unit.write(
            {
                "active": False,
                "valid_to": TODAY - timedelta(1),
                "heir_id": self.department.id,
                "successor_ids": [Command.link(self.department.id)],
            }
        )
        with self.assertRaises(UserError):
            self.act(document, "leader").action_reassign(
                {"unit_id": self.support_unit.id}
            )

    def both_returned(self):
        """Return a document that both its units send back, and both assignments."""
        document = self.directed(self.lead_line(), self.support_line())
        self.act(document, "head").action_return_assignment(REASON)
        document.with_user(self.support_head).action_return_assignment(
            "Không liên quan"
        )
        return document, *document.assignment_ids.sorted("position")

    def test_a_dialog_decides_on_what_it_shows(self):
        """R102: decided meanwhile, the next return is not taken in its place."""
        document, lead, support = self.both_returned()
        leader = self.people["leader"]
        dialog = (
            self.env["qlvb.reassign.wizard"]
            .with_user(leader)
            .create({"document_id": document.id, "user_id": self.expert.id})
        )
        shown = dialog.returned_id
        other = (lead | support) - shown
        self.act(document, "leader").action_keep_assignment("Đúng", shown.id)
        self.assertEqual(other.state, "open")
        with self.assertRaises(AccessError):
            dialog.action_confirm()
        self.assertEqual(other.state, "open")

    def test_each_return_is_decided_by_itself(self):
        """R102: of two that came back the leader chooses which to leave."""
        document, lead, support = self.both_returned()
        for kept in (support, lead):
            dialog = (
                self.env["qlvb.reason.wizard"]
                .with_user(self.people["leader"])
                .create(
                    {
                        "document_id": document.id,
                        "act": "keep_assignment",
                        "assignment_id": kept.id,
                        "reason": "Đúng nhiệm vụ",
                    }
                )
            )
            dialog.action_confirm()
            self.assertIn(("pass_on", kept.principal), self.holders(document))

    def test_given_anew_it_has_a_due_date(self):
        """R102, R93: invariant 7, also when a program sends an empty one."""
        document = self.returned()
        self.act(document, "leader").action_reassign(
            {"unit_id": self.support_unit.id, "due_date": False}
        )
        self.assert_flow_closed()
        self.assertEqual(str(document.due_date), "2026-11-30")
