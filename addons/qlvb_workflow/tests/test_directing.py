# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .common import WorkflowCase

MORE = "Bổ sung: mời Sở Nội vụ cùng dự."


@tagged("post_install", "-at_install")
class TestDirecting(WorkflowCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deputy = cls.add_person("deputy", cls.agency, "leader")
        cls.third_unit = cls.env["qlvb.unit"].create(
            {"name": "Thanh tra", "code": "TTR", "parent_id": cls.agency.id}
        )
        cls.add_person("third_head", cls.third_unit, "head")

    # -- a deputy ----------

    def test_passed_to_a_deputy_it_waits_for_the_deputy_alone(self):
        """R96: the leader leaves the directive to a deputy, by the same date."""
        document = self.presented()
        due = document.work_item_ids.filtered(lambda w: w.kind == "direct").due_date
        self.act(document, "leader").action_pass_to_leader(self.deputy.id, "Nhờ anh.")
        self.assertEqual(self.holders(document), {("direct", f"user:{self.deputy.id}")})
        item = document.work_item_ids.filtered(lambda w: w.state == "open")
        self.assertEqual((item.due_date, item.note), (due, "Nhờ anh."))
        self.assert_flow_closed()
        document.with_user(self.deputy).action_direct("Xử lý.", [self.lead_line()])

    def test_offered_where_there_is_another_leader(self):
        document = self.act(self.presented(), "leader")
        self.assertTrue(document.has_other_leader)
        self.deputy.qlvb_post_ids.write(
            {"date_from": "2026-01-01", "date_to": "2026-11-22"}
        )
        document.invalidate_recordset()
        self.assertFalse(document.has_other_leader)

    def test_not_to_oneself_nor_to_who_leads_nothing(self):
        document = self.act(self.presented(), "leader")
        for user in (self.people["leader"], self.people["head"], self.stranger):
            with self.subTest(user=user.login), self.assertRaises(UserError):
                document.action_pass_to_leader(user.id)
        with self.assertRaises(UserError):
            document.action_pass_to_leader(2**30)
        with self.assertRaises(AccessError):
            document.with_user(self.deputy).action_pass_to_leader(self.deputy.id)

    # -- a further directive ----------

    def test_the_first_directive_stays_readable(self):
        """R98: nothing is overwritten; whoever has the work now reads the second."""
        document = self.passed_on()
        self.act(document, "leader").action_direct_again(MORE)
        document = self.act(document, "specialist")
        self.assertIn("Tham mưu văn bản trả lời.", document.directives)
        self.assertIn(MORE, document.directives)
        specialist = f"user:{self.people['specialist'].id}"
        self.assertIn(("take_note", specialist), self.holders(document))
        self.assertIn(("handle", specialist), self.holders(document))
        self.assert_flow_closed()

    def test_it_is_no_second_task_of_who_leads(self):
        """R98: in the tree it stands as a further directive, never as late."""
        document = self.passed_on()
        leads = document.assignment_ids.filtered(lambda a: a.role == "lead")
        self.act(document, "leader").action_direct_again(MORE)
        further = document.assignment_ids.filtered("is_further")
        self.assertEqual(further.user_id, self.people["specialist"])
        self.assertEqual(further.part_words, "Further directive")
        self.assertFalse(any(leads.mapped("is_further")))
        self.act(document, "specialist").action_take_note()
        self.assertNotIn("time", further.progress_words or "")

    def test_the_lead_goes_to_who_supports(self):
        """R98, R96: by a further directive as well nobody has two parts."""
        document = self.directed()
        support = document.assignment_ids.filtered(lambda a: a.role == "support")
        line = {**self.support_line(), "role": "lead"}
        self.act(document, "leader").action_direct_again(MORE, [line])
        self.assertEqual(support.state, "cancelled")
        self.assertEqual(support.replaced_by_id, document._top_lead())
        self.assert_flow_closed()

    def test_others_are_added_and_the_lead_stays(self):
        """R98: a further support, each with a date of its own."""
        document = self.directed(self.lead_line())
        line = {"role": "support", "unit_id": self.support_unit.id}
        self.act(document, "leader").action_direct_again(
            MORE, [{**line, "due_date": "2026-11-26"}]
        )
        leads = document.assignment_ids.filtered(lambda a: a.role == "lead")
        self.assertEqual((leads.unit_id, leads.state), (self.department, "open"))
        self.assertIn(
            ("pass_on", f"head@{self.support_unit.id}"), self.holders(document)
        )

    def test_another_lead_ends_the_first(self):
        """R98, R96: one lead at any time; its people no longer have the work."""
        document = self.passed_on()
        self.act(document, "leader").action_direct_again(
            MORE,
            [
                {
                    "role": "lead",
                    "unit_id": self.third_unit.id,
                    "due_date": "2026-12-02",
                }
            ],
        )
        lead = document._top_lead()
        self.assertEqual(lead.unit_id, self.third_unit)
        self.assertEqual(str(document.due_date), "2026-12-02")
        specialist = f"user:{self.people['specialist'].id}"
        self.assertFalse(
            {holder for holder in self.holders(document) if holder[1] == specialist}
        )
        with self.assertRaises(AccessError):
            self.act(document, "specialist").action_finish("Xong")
        self.assert_flow_closed()

    def test_the_lead_is_not_given_to_who_has_it(self):
        document = self.act(self.directed(), "leader")
        with self.assertRaises(UserError):
            document.action_direct_again(MORE, [self.lead_line()])

    def test_only_leaders_of_the_agency_direct(self):
        document = self.passed_on()
        for role in ("head", "specialist", "clerk", "unit_admin"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document, role).action_direct_again(MORE)
        with self.assertRaises(AccessError):
            document.with_user(self.stranger).action_direct_again(MORE)

    def test_what_is_no_line_is_refused_in_words(self):
        document = self.act(self.directed(), "leader")
        for lines in ("x", 5, [1], [{}], [self.lead_line(), self.lead_line()]):
            with self.subTest(lines=lines), self.assertRaises(UserError):
                document.action_direct_again(MORE, lines)
        with self.assertRaises(UserError):
            document.action_direct_again("  ")

    def test_two_leaders_at_once(self):
        """R259: who assigns second is told what the first did; nothing is lost."""
        document = self.directed()
        dialogs = self.env["qlvb.direct.wizard"].with_user(self.deputy)
        written = {"document_id": document.id, "directive": "Giao thêm."}
        dialog = dialogs.create(written)
        self.act(document, "leader").action_direct_again(MORE)
        before = document.assignment_ids
        with self.assertRaisesRegex(UserError, self.people["leader"].name):
            dialog.action_confirm()
        self.assertEqual(document.assignment_ids, before)
        dialogs.create(written).action_confirm()
        self.assertIn("Giao thêm.", document.directives)

    # -- the dialog ----------

    def test_each_may_have_a_date_of_its_own(self):
        """R96: a due date for each of those chosen."""
        document = self.act(self.presented(), "leader")
        dialog = Form(
            self.env["qlvb.direct.wizard"]
            .with_user(self.people["leader"])
            .with_context(default_document_id=document.id)
        )
        dialog.directive = "Xử lý."
        dialog.lead_unit_id = self.department
        dialog.support_unit_ids.add(self.support_unit)
        dialog.support_unit_ids.add(self.third_unit)
        dialog.own_dates = True
        with dialog.line_ids.edit(2) as line:
            self.assertEqual(line.name, "Thanh tra")
            line.due_date = "2026-11-25"
        usual = dialog.due_date
        dialog.save().action_confirm()
        dates = {a.unit_id: a.due_date for a in document.assignment_ids}
        self.assertEqual(str(dates[self.third_unit]), "2026-11-25")
        self.assertEqual(dates[self.support_unit], usual)

    def test_who_is_no_longer_chosen_has_no_line(self):
        document = self.presented()
        dialog = Form(
            self.env["qlvb.direct.wizard"]
            .with_user(self.people["leader"])
            .with_context(default_document_id=document.id)
        )
        dialog.support_unit_ids.add(self.support_unit)
        dialog.lead_unit_id = self.support_unit
        self.assertEqual([line["role"] for line in dialog.line_ids._records], ["lead"])

    def test_the_leader_reads_the_proposal_of_the_office(self):
        """R91: proposed lead, support and deadline stand where the leader decides."""
        document = self.registered()
        document.action_present(self.people["leader"].id, "Đề xuất Phòng Chuyển đổi số")
        dialog = Form(
            self.env["qlvb.direct.wizard"]
            .with_user(self.people["leader"])
            .with_context(default_document_id=document.id)
        )
        self.assertEqual(dialog.proposal, "Đề xuất Phòng Chuyển đổi số")

    # -- many at once ----------

    def items(self, documents, kind):
        return self.env["qlvb.work.item"].search(
            [
                ("document_id", "in", documents.ids),
                ("kind", "=", kind),
                ("state", "=", "open"),
            ]
        )

    def test_one_directive_for_many(self):
        """R96: what is chosen on the desk gets the same directive, each its own."""
        documents = self.presented() | self.presented()
        leader = self.people["leader"]
        chosen = self.items(documents, "direct").with_user(leader)
        context = chosen.action_direct_many()["context"]
        dialog = Form(
            self.env["qlvb.direct.wizard"].with_user(leader).with_context(**context)
        )
        dialog.directive = "Nghiên cứu, tham mưu."
        dialog.lead_unit_id = self.department
        dialog.save().action_confirm()
        self.assertEqual(documents.mapped("state"), ["assigned", "assigned"])
        self.assertEqual(len(documents.assignment_ids), 2)

    def test_many_noted_and_the_rest_left(self):
        """R103: of all that is chosen, what is for information is noted."""
        info = {"role": "info", "user_id": self.expert.id}
        noted = self.directed(self.lead_line(), info) | self.directed(
            self.lead_line(), info
        )
        asked = self.directed(
            self.lead_line(), {"role": "support", "user_id": self.expert.id}
        )
        chosen = self.items(noted, "take_note") | self.items(asked, "give_opinion")
        said = chosen.with_user(self.expert).action_take_note_many()
        self.assertIn("1", said["params"]["message"])
        self.assertFalse(self.items(noted, "take_note"))
        self.assertTrue(self.items(asked, "give_opinion"))
        with self.assertRaises(UserError):
            self.items(asked, "give_opinion").with_user(
                self.expert
            ).action_direct_many()

    def test_work_of_others_is_not_done(self):
        noted = self.directed(
            self.lead_line(), {"role": "info", "user_id": self.expert.id}
        )
        items = self.items(noted, "take_note")
        with self.assertRaises(UserError):  # seen by the leader, not the leader's
            items.with_user(self.people["leader"]).action_take_note_many()
        with self.assertRaises(AccessError):
            items.with_user(self.stranger).action_take_note_many()
