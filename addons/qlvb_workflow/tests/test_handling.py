# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from odoo.addons.qlvb_core.tests.common import make_pdf

from .common import WorkflowCase, b64


@tagged("post_install", "-at_install")
class TestHandling(WorkflowCase):
    def finish(self, document, *args):
        return self.act(document, "specialist").action_finish(*args)

    def give_opinion(self, document, *args):
        return document.with_user(self.expert).action_give_opinion(*args)

    def test_head_passes_on_inside_the_unit(self):
        """R100: to people of the own unit, with the tree kept."""
        document = self.passed_on()
        self.assertEqual(
            self.holders(document),
            {
                ("handle", f"user:{self.people['specialist'].id}"),
                ("give_opinion", f"user:{self.expert.id}"),
            },
        )
        self.assertEqual(
            [
                (a.position, a.state, a.due_date)
                for a in document.assignment_ids.sorted("position")
            ],
            [
                ("001.", "passed", date(2026, 11, 30)),
                ("001.001.", "open", date(2026, 11, 30)),
                ("002.", "passed", date(2026, 11, 27)),
                ("002.001.", "open", date(2026, 11, 27)),
            ],
        )
        self.assert_flow_closed()

    def test_head_takes_it_personally(self):
        """R100"""
        document = self.directed(self.lead_line())
        head = self.people["head"]
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": head.id}]
        )
        self.assertEqual(self.holders(document), {("handle", f"user:{head.id}")})

    def test_the_second_of_two_assigners_is_told(self):
        """R259: of two heads who pass the same on the second hears who holds it."""
        second = self.add_person("second_head", self.department, "head")
        document = self.directed()
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        held, tree = self.holders(document), document.sudo().assignment_ids
        with self.assertRaisesRegex(AccessError, self.people["specialist"].name):
            document.with_user(second).action_pass_on(
                [{"role": "lead", "user_id": self.colleague.id}]
            )
        self.assertEqual(self.holders(document), held)
        self.assertEqual(document.sudo().assignment_ids, tree)

    def test_not_to_people_of_another_unit(self):
        """R100"""
        document = self.directed(self.lead_line())
        with self.assertRaises(UserError):
            self.act(document, "head").action_pass_on(
                [{"role": "lead", "user_id": self.expert.id}]
            )

    def below(self, parent):
        """Return a unit below ``parent``, its head and its specialist."""
        unit = self.env["qlvb.unit"].create(
            {"name": "Tổ Hạ tầng số", "code": "HTS", "parent_id": parent.id}
        )
        head = self.add_person("below_head", unit, "head")
        return unit, head, self.add_person("below_expert", unit, "specialist")

    def test_through_several_levels(self):
        """R100, R102: a unit below, whose head passes on in turn, or sends it back."""
        unit, head, expert = self.below(self.department)
        document = self.directed(self.lead_line())
        line = {"role": "lead", "unit_id": unit.id, "due_date": "2026-11-27"}
        self.act(document, "head").action_pass_on([line])
        self.assertEqual(self.holders(document), {("pass_on", f"head@{unit.id}")})
        document.with_user(head).action_return_assignment("Không thuộc tổ.")
        self.assertEqual(
            self.holders(document), {("reassign", f"head@{self.department.id}")}
        )
        self.act(document, "head").action_keep_assignment("Vẫn giao tổ.")
        late = {"role": "lead", "user_id": expert.id, "due_date": "2026-11-28"}
        with self.assertRaisesRegex(UserError, "27/11/2026"):
            document.with_user(head).action_pass_on([late])
        document.with_user(head).action_pass_on(
            [{"role": "lead", "user_id": expert.id}]
        )
        self.assertEqual(
            document.assignment_ids.sorted("position").mapped("position"),
            ["001.", "001.001.", "001.001.001."],
        )
        document.with_user(expert).action_finish("Đã xong.")
        self.assertEqual(set(document.assignment_ids.mapped("state")), {"done"})

    def test_an_opinion_comes_up_through_the_levels(self):
        """R105: a unit is done once the unit below it is."""
        unit, head, expert = self.below(self.support_unit)
        document = self.directed()
        line = {"role": "support", "unit_id": unit.id}
        document.with_user(self.support_head).action_pass_on([line])
        document.with_user(head).action_pass_on(
            [{"role": "support", "user_id": expert.id}]
        )
        document.with_user(expert).action_give_opinion("Đồng ý.")
        support = document.assignment_ids.filtered(lambda a: a.role == "support")
        self.assertEqual(set(support.mapped("state")), {"done"})

    def test_not_to_a_unit_beside_or_above(self):
        """R100: only what lies below the head's own unit."""
        document = self.directed(self.lead_line())
        for unit in (self.department, self.support_unit, self.agency):
            with self.subTest(unit=unit.name), self.assertRaises(UserError):
                self.act(document, "head").action_pass_on(
                    [{"role": "lead", "unit_id": unit.id}]
                )

    def test_the_dialog_offers_the_units_below(self):
        """R100: only where there are any; a person or a unit, not both."""
        wizards = self.env["qlvb.pass_on.wizard"].with_user(self.people["head"])
        document = self.directed(self.lead_line())
        self.assertFalse(wizards.create({"document_id": document.id}).has_units_below)
        unit, _head, _expert = self.below(self.department)
        with Form(wizards.with_context(default_document_id=document.id)) as form:
            form.lead_user_id = self.people["specialist"]
            form.lead_unit_id = unit
            self.assertFalse(form.lead_user_id)
        self.assertTrue(form.record.has_units_below)
        form.record.action_confirm()
        self.assertEqual(self.holders(document), {("pass_on", f"head@{unit.id}")})

    def test_not_later_than_the_leader_said(self):
        """R101: refused with both dates named."""
        document = self.directed(self.lead_line("2026-11-30"))
        line = {"role": "lead", "user_id": self.people["specialist"].id}
        with self.assertRaises(UserError) as refusal:
            self.act(document, "head").action_pass_on(
                [{**line, "due_date": "2026-12-01"}]
            )
        self.assertIn("30/11/2026", str(refusal.exception))
        self.act(document, "head").action_pass_on([{**line, "due_date": "2026-11-30"}])

    def test_head_of_two_units_passes_on_each_by_itself(self):
        self.env["qlvb.post"].create(
            {
                "user_id": self.people["head"].id,
                "unit_id": self.support_unit.id,
                "role_ids": [(6, 0, [self.roles["head"].id])],
                "title": "Phụ trách phòng",
            }
        )
        document = self.directed()
        lead, support = document.assignment_ids.sorted("position")
        acting = self.act(document, "head")
        acting.action_pass_on(
            [{"role": "support", "user_id": self.expert.id}], assignment_id=support.id
        )
        self.assertIn(("pass_on", f"head@{self.department.id}"), self.holders(document))
        self.assertEqual((lead.state, support.state), ("open", "passed"))

    def test_receipt_is_recorded_at_first_opening(self):
        """R103: by the holder only, once, and in the journal."""
        document = self.passed_on()
        mine = document.assignment_ids.filtered(
            lambda a: a.user_id == self.people["specialist"]
        )
        specification = {"assignment_ids": {}, "subject": {}}
        self.act(document, "leader").web_read(specification)
        self.assertFalse(mine.received_at)
        for _turn in range(2):
            self.act(document, "specialist").web_read(specification)
        self.assertTrue(mine.received_at)
        self.assertEqual(len(self.events(document, "assignment.receive")), 1)

    def test_opinion_goes_to_the_lead_and_closes_only_itself(self):
        """R105: the supporting person cannot close the main task."""
        document = self.passed_on()
        self.give_opinion(
            document, "Đồng ý, đề nghị bổ sung.", [("y-kien.pdf", b64(make_pdf()))]
        )
        self.assertEqual(
            self.holders(document), {("handle", f"user:{self.people['specialist'].id}")}
        )
        opinion = self.act(document, "specialist").opinion_ids
        self.assertEqual(opinion.text, "Đồng ý, đề nghị bổ sung.")
        self.assertEqual(opinion.file_ids.name, "y-kien.pdf")
        self.assertEqual(
            document.assignment_ids.filtered(lambda a: a.role == "support").mapped(
                "state"
            ),
            ["done", "done"],
        )
        with self.assertRaises(AccessError):
            document.with_user(self.expert).action_finish("Xong")

    def test_empty_opinion_is_refused(self):
        with self.assertRaises(UserError):
            self.give_opinion(self.passed_on(), "  ")

    def test_finish_needs_a_result(self):
        """R104: without result or issued answer nothing is closed."""
        document = self.passed_on()
        self.give_opinion(document, "Đồng ý.")
        with self.assertRaises(UserError):
            self.finish(document)
        self.finish(document, "Đã trả lời qua điện thoại, lưu hồ sơ.")
        self.assertEqual(document.state, "done")
        self.assertFalse(self.holders(document))
        self.assertEqual(set(document.assignment_ids.mapped("state")), {"done"})
        self.assert_flow_closed()

    def test_what_was_done_late_says_so(self):
        """R69: closed, the tree still tells by how many days, and what was directed."""
        in_time = self.passed_on()
        self.finish(in_time, "Xong.", True)
        self.assertIn("in time", in_time.assignment_ids.mapped("timeliness"))
        late = self.passed_on()
        with freeze_time("2026-12-02 18:00:00"):  # the day after in Viet Nam
            self.finish(late, "Xong.", True)
        self.assertIn("3 days late", late.assignment_ids.mapped("timeliness"))
        self.assertTrue(any(late.assignment_ids.mapped("done_late")))
        self.assertTrue(late.directives)

    def test_outstanding_opinions_are_listed_before_finishing(self):
        """R106: names who still owes one; goes on when that is confirmed."""
        document = self.passed_on()
        with self.assertRaises(UserError) as refusal:
            self.finish(document, "Đã xử lý")
        self.assertIn(self.expert.name, str(refusal.exception))
        self.finish(document, "Đã xử lý", True)
        self.assertEqual(document.state, "done")
        self.assertFalse(self.holders(document))

    def test_reply_draft_is_linked_and_addressed(self):
        """R104, R107: the draft names what it answers and goes to the sender."""
        document = self.passed_on()
        document.sudo().issuer_organ_id = self.other_agency.organ_id
        action = self.act(document, "specialist").action_reply()
        reply = self.env["qlvb.document"].browse(action["res_id"])
        self.assertEqual((reply.direction, reply.answers_id), ("outgoing", document))
        self.assertEqual(reply.recipient_ids.unit_id, self.other_agency)
        self.assertEqual(reply.drafter_id, self.people["specialist"])
        self.assert_flow_closed()

    def test_issued_answer_closes_the_incoming_document(self):
        """R107: the incoming document shows the number of its answer."""
        document = self.passed_on()
        action = self.act(document, "specialist").action_reply()
        reply = self.env["qlvb.document"].browse(action["res_id"])
        # Issuing belongs to the addon above: here its end state is borrowed.
        reply.sudo().write(
            {"code_number": "12", "code_notation": "SKHCN-CĐS", "state": "done"}
        )
        reply._close_answered()
        self.assertEqual(document.state, "done")
        self.assertIn("12/SKHCN-CĐS", document.result)
        self.assertFalse(self.holders(document))

    def test_information_is_taken_note_of(self):
        line = {"role": "info", "user_id": self.colleague.id}
        document = self.directed(self.lead_line(), line)
        document.with_user(self.colleague).action_take_note()
        self.assertEqual(
            self.holders(document), {("pass_on", f"head@{self.department.id}")}
        )

    def test_each_act_has_its_event(self):
        """R30: the history tells every act, by whom."""
        document = self.passed_on()
        self.give_opinion(document, "Đồng ý.")
        self.finish(document, "Xong")
        told = [(e.code, e.actor_id) for e in self.events(document).sorted("id")]
        expected = [
            ("document.create", "clerk"),
            ("document.register", "clerk"),
            ("document.present", "clerk"),
            ("document.direct", "leader"),
            ("document.pass_on", "head"),
            ("document.finish", "specialist"),
        ]
        for code, role in expected:
            self.assertIn((code, self.people[role]), told)
        self.assertIn(("document.pass_on", self.support_head), told)
        self.assertIn(("document.opinion", self.expert), told)

    def test_another_agency_sees_nothing(self):
        """R10: not the document, nor what hangs from it."""
        document = self.passed_on()
        self.give_opinion(document, "Đồng ý.")
        for model in ("document", "assignment", "opinion", "work.item"):
            with self.subTest(model=model):
                found = (
                    self.env[f"qlvb.{model}"]
                    .with_user(self.stranger)
                    .search([("agency_id", "=", self.agency.id)])
                )
                self.assertFalse(found)
        with self.assertRaises(AccessError):
            document.with_user(self.stranger).action_finish("Xong")

    def test_a_colleague_outside_the_flow_sees_nothing(self):
        """R28: only those who had to do with it, and the office."""
        document = self.passed_on()
        found = self.env["qlvb.assignment"].with_user(self.colleague).search([])
        self.assertNotIn(document, found.document_id)
