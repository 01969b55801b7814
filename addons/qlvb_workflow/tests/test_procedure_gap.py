# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_procedure import ProcedureCase


@tagged("post_install", "-at_install")
class TestProcedureGap(ProcedureCase):
    """A step that nobody holds by the time the document comes to it."""

    def leave(self, *users):
        """End the posts of ``users``; the step that names them has nobody."""
        for user in users:
            user.qlvb_post_ids.write(
                {"date_from": "2026-01-01", "date_to": "2026-11-01"}
            )

    def advanced(self, *gone):
        """Return (document, lead) after the first step, ``gone`` having left."""
        document, _procedure = self.routed()
        specialist = self.people["specialist"]
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": specialist.id}]
        )
        self.leave(*gone)
        self.act(document, "specialist").action_advance("Hồ sơ đủ.", True)
        document.invalidate_recordset()
        return document, document.assignment_ids.filtered("instead_of")

    def test_it_falls_to_the_head_of_the_unit(self):
        """R67: of the person's unit; directive and journal say by which rule."""
        document, lead = self.advanced(self.expert)
        self.assertEqual(
            self.holders(document), {("pass_on", f"head@{self.support_unit.id}")}
        )
        self.assertEqual((lead.step_number, lead.instead_of), ("2", self.expert.name))
        for words in (self.expert.name, self.support_unit.name, "Hồ sơ đủ."):
            self.assertIn(words, lead.directive)
        (event,) = self.events(document, "document.step_unheld")
        self.assertIn(self.support_unit.name, event.payload)
        self.assert_flow_closed()

    def test_without_a_head_it_falls_to_the_office(self):
        """R67: the unit where the clerks sit."""
        document, _lead = self.advanced(self.expert, self.support_head)
        self.assertEqual(
            self.holders(document), {("pass_on", f"head@{self.department.id}")}
        )

    def test_without_any_head_it_falls_to_the_leader(self):
        """R67: the chief of the agency, no deputy."""
        self.add_person("deputy", self.agency, "leader", title="Phó Giám đốc")
        gone = self.expert, self.support_head, self.people["head"]
        document, lead = self.advanced(*gone)
        self.assertEqual(lead.user_id, self.people["leader"])
        self.assertEqual(
            self.holders(document), {("handle", f"user:{self.people['leader'].id}")}
        )

    def test_whoever_finishes_the_step_is_told_before(self):
        """R67: the dialog names who stands in."""
        document, _procedure = self.routed()
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        self.leave(self.expert)
        document.invalidate_recordset()
        words = self.act(document, "specialist").next_step_words
        self.assertIn(self.support_unit.name, words)

    def test_it_stands_in_the_list_until_it_is_given_to_somebody(self):
        """R67: list, page of compliance, desk and form; the flow goes on from there."""
        document, _lead = self.advanced(self.expert)
        monitor = self.people["monitor"]
        listed = self.env.ref("qlvb_workflow.document_action_without_holder")
        documents = self.env["qlvb.document"].with_user(monitor)
        unheld = [("is_step_unheld", "=", True)]
        self.assertIn("is_step_unheld", listed.domain)
        self.assertEqual(documents.search(unheld), document)
        self.assertEqual(self.unheld_on_the_page(monitor), 1)
        held = document.with_user(self.support_head)
        self.assertIn(self.expert.name, held.step_unheld_words)
        desk = self.env["qlvb.work.item"].with_user(self.support_head)
        mine = desk.search([("is_mine", "=", True), ("state", "=", "open")])
        self.assertEqual(mine.mapped("instead_of"), [self.expert.name])
        another = self.add_person("another", self.support_unit, "specialist")
        held.action_pass_on([{"role": "lead", "user_id": another.id}])
        self.assertFalse(documents.search(unheld))
        self.assertEqual(self.unheld_on_the_page(monitor), 0)
        document.with_user(another).action_advance("Đạt.")
        self.assertEqual(
            self.holders(document), {("handle", f"user:{self.people['specialist'].id}")}
        )

    def unheld_on_the_page(self, monitor) -> int:
        page = self.env["qlvb.follow.up"].with_user(monitor).compliance_page()
        return {matter["key"]: matter["count"] for matter in page}["step_unheld"]

    def test_whoever_stands_in_for_two_parts_gets_one(self):
        """R67: the same unit is not asked for its opinion on its own step."""
        steps = self.steps()
        steps[1][2]["part_ids"].append(self.part("support", unit_id=self.support_unit))
        document, _procedure = self.routed(step_ids=steps)
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        self.leave(self.expert)
        self.act(document, "specialist").action_advance("Hồ sơ đủ.", True)
        second = document.assignment_ids.filtered(lambda a: a.step_number == "2")
        self.assertEqual(second.mapped("role"), ["lead"])

    def test_a_supporting_part_nobody_holds_is_said(self):
        """R67: the step goes on without it, and its directive says so."""
        steps = self.steps()
        steps[1][2]["part_ids"].append(self.part("support", user_id=self.colleague))
        document, _procedure = self.routed(step_ids=steps)
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        self.leave(self.colleague)
        self.act(document, "specialist").action_advance("Hồ sơ đủ.", True)
        second = document.assignment_ids.filtered(lambda a: a.step_number == "2")
        self.assertEqual(second.user_id, self.expert)
        self.assertIn(self.colleague.name, second.directive)
        self.assertFalse(second.instead_of)

    def test_a_step_returned_to_who_has_left_falls_to_the_head(self):
        """R67: back to the step before, whose unit has a head."""
        document, _procedure = self.at_second_step()
        self.leave(self.people["specialist"])
        document.with_user(self.expert).action_return_step("Thiếu phụ lục.")
        self.assertEqual(
            self.holders(document),
            {
                ("pass_on", f"head@{self.department.id}"),
                ("pass_on", f"head@{self.support_unit.id}"),
            },
        )

    def test_the_procedure_says_which_steps_nobody_holds(self):
        """R67, R68: refused when published; warned of when it is in force."""
        procedure = self.published()
        self.assertFalse(procedure.unheld_words)
        self.leave(self.expert)
        procedure.invalidate_recordset()
        self.assertIn(self.expert.name, procedure.unheld_words)
        with self.assertRaisesRegex(UserError, self.expert.name):
            self.draft().action_publish()
