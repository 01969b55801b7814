# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_procedure import ProcedureCase

WHY = "Chờ số liệu của các xã"


@tagged("post_install", "-at_install")
class TestActsTogether(ProcedureCase):
    """Acts on one document while others are still pending on it."""

    def support(self, document):
        return document.assignment_ids.filtered(
            lambda a: a.role == "support" and a.unit_id
        )

    # -- an extension and the work that goes on ----------

    def test_passing_on_leaves_what_was_asked(self):
        """R101: the head who asked for a later date passes the work on meanwhile."""
        document = self.directed(self.lead_line())
        head = self.act(document, "head")
        head.action_ask_extension("2026-12-04", WHY)
        head.action_pass_on([{"role": "lead", "user_id": self.people["specialist"].id}])
        self.assertEqual(document.extension_ids.state, "asked")
        self.act(document, "leader").action_grant_extension()
        self.assertEqual(document.due_date, date(2026, 12, 4))
        self.assert_flow_closed()

    def test_a_step_extended_does_not_shorten_the_whole(self):
        """R68: the whole is due when the last step is, not when the present one is."""
        document, _procedure = self.routed()
        self.act(document, "head").action_ask_extension("2026-11-27", WHY)
        self.act(document, "leader").action_grant_extension()
        self.assertEqual(document.due_date, date(2026, 12, 1))

    def test_a_step_given_to_another_does_not_shorten_the_whole(self):
        """R68: neither taken back nor returned does a step move the end forward."""
        person = {"user_id": self.people["specialist"].id}
        document, _procedure = self.routed()
        lead = document._top_lead()
        self.act(document, "leader").action_withdraw(lead.id, WHY, person)
        self.assertEqual(document.due_date, date(2026, 12, 1))
        document = self.registered()
        document.action_route(self.env["qlvb.procedure"]._for_document(document).id)
        self.act(document, "head").action_return_assignment(WHY)
        self.act(document, "leader").action_reassign(person)
        self.assertEqual(document.due_date, date(2026, 12, 1))

    # -- what a unit was asked ----------

    def test_an_opinion_asked_of_a_wrong_unit_is_asked_of_another(self):
        """R102, R104: the handler asked a unit; returned, another one is asked."""
        document = self.directed(self.lead_line())
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        handler = self.act(document, "specialist")
        handler.action_consult("Ý kiến?", [{"unit_id": self.support_unit.id}])
        document.with_user(self.support_head).action_return_assignment(WHY)
        third = self.env["qlvb.unit"].create(
            {"name": "Thanh tra", "code": "TTR", "parent_id": self.agency.id}
        )
        self.add_person("third_head", third, "head")
        handler.action_reassign({"unit_id": third.id})
        self.assertIn(("pass_on", f"head@{third.id}"), self.holders(document))
        self.assert_flow_closed()

    def test_a_unit_is_done_though_one_of_its_people_was_replaced(self):
        """R105: the opinion given by who took over is the unit's."""
        document = self.passed_on()
        taken = document.assignment_ids.filtered(lambda a: a.user_id == self.expert)
        colleague = self.add_person("second_expert", self.support_unit, "specialist")
        document.with_user(self.support_head).action_withdraw(
            taken.id, WHY, {"user_id": colleague.id}
        )
        document.with_user(colleague).action_give_opinion("Đồng ý.")
        self.assertEqual(self.support(document).state, "done")

    def test_a_unit_does_not_shed_what_it_was_asked(self):
        """R100: who takes the last part back from his people names who has it now."""
        document = self.passed_on()
        taken = document.assignment_ids.filtered(lambda a: a.user_id == self.expert)
        head = document.with_user(self.support_head)
        with self.assertRaisesRegex(UserError, "Choose who takes it over"):
            head.action_withdraw(taken.id, WHY)
        head.action_withdraw(taken.id, WHY, {"user_id": self.support_head.id})
        self.assertEqual(document.late_opinion_names, self.support_head.name)

    def test_the_only_one_who_was_asked_is_asked_no_more(self):
        """R104: the handler takes back the one question he had."""
        document = self.directed(self.lead_line())
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        handler = self.act(document, "specialist")
        handler.action_consult("Ý kiến?", [{"user_id": self.expert.id}])
        handler.action_withdraw(document.assignment_ids[-1].id, WHY)
        self.assertEqual(
            self.holders(document),
            {("handle", f"user:{self.people['specialist'].id}")},
        )

    def test_a_unit_is_done_once_its_last_part_is_taken_back(self):
        """R105: one opinion is there, the other is asked no more: the unit is done."""
        document = self.directed()
        colleague = self.add_person("second_expert", self.support_unit, "specialist")
        head = document.with_user(self.support_head)
        head.action_pass_on(
            [
                {"role": "support", "user_id": user.id}
                for user in (self.expert, colleague)
            ]
        )
        document.with_user(self.expert).action_give_opinion("Đồng ý.")
        taken = document.assignment_ids.filtered(lambda a: a.user_id == colleague)
        head.action_withdraw(taken.id, WHY)
        self.assertEqual(self.support(document).state, "done")

    # -- procedures ----------

    def test_a_step_leads_to_one_of_its_own_procedure(self):
        """R70: a draft that may still change is no part of what is published."""
        other, procedure = self.draft(), self.draft()
        last = procedure.step_ids.sorted("sequence")[-1]
        last.write({"then": "step", "next_id": other.step_ids[0].id})
        with self.assertRaisesRegex(UserError, "choose what follows"):
            procedure.action_publish()

    def test_a_part_of_another_agency_is_named_before_publishing(self):
        """R67: what a step could never begin with is a problem of the draft."""
        foreign = self.env["qlvb.unit"].create(
            {"name": "Phòng lạ", "code": "PL", "parent_id": self.other_agency.id}
        )
        self.add_person("foreign_head", foreign, "head")
        steps = [self.step("Thụ lý", self.part(unit_id=foreign), then="done")]
        with self.assertRaisesRegex(UserError, "nobody holds the part"):
            self.draft(step_ids=steps).action_publish()

    # -- many at once ----------

    def test_two_notes_on_one_document_are_both_noted(self):
        """R103: two directives for information, both chosen: neither stays behind."""
        info = {"role": "info", "user_id": self.expert.id}
        document = self.directed(self.lead_line(), info)
        self.act(document, "leader").action_direct_again("Lưu ý thêm.", [info])
        items = self.env["qlvb.work.item"].search(
            [("document_id", "=", document.id), ("kind", "=", "take_note")]
        )
        self.assertEqual(len(items), 2)
        items.with_user(self.expert).action_take_note_many()
        self.assertEqual(items.mapped("state"), ["done", "done"])
