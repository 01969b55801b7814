# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .common_procedure import ProcedureCase


@tagged("post_install", "-at_install")
class TestProcedureRoute(ProcedureCase):
    """Documents that go by a procedure, step by step."""

    def present_dialog(self, document):
        return (
            self.env["qlvb.present.wizard"]
            .with_user(self.people["clerk"])
            .create({"document_id": document.id})
        )

    # -- sending ----------

    def test_the_clerk_sends_straight_to_the_handler(self):
        """R92: no leader decides; the same assignments as by a directive."""
        document, procedure = self.routed()
        self.assertEqual(
            (document.state, document.procedure_id), ("assigned", procedure)
        )
        self.assertEqual(
            self.holders(document),
            {
                ("pass_on", f"head@{self.department.id}"),
                ("pass_on", f"head@{self.support_unit.id}"),
            },
        )
        lead = document.assignment_ids.filtered(lambda a: a.role == "lead")
        self.assertEqual(lead.due_date, date(2026, 11, 26))  # 3 working days
        self.assertEqual(document.due_date, date(2026, 12, 1))  # 3 + 2 + 1
        self.assertEqual(
            lead.directive, "Thụ lý: Kiểm tra hồ sơ, đề xuất hướng giải quyết"
        )
        self.assertEqual(len(self.events(document, "document.route")), 1)
        self.assert_flow_closed()

    def test_the_leader_is_informed_if_so_configured(self):
        """R92: for information, and only when the procedure says so."""
        leader = ("take_note", f"user:{self.people['leader'].id}")
        document, _procedure = self.routed()
        self.assertNotIn(leader, self.holders(document))
        document, _procedure = self.routed(informed_post_id=self.leader_post.id)
        self.assertIn(leader, self.holders(document))
        self.act(document, "leader").action_take_note()

    def test_the_page_offers_the_procedure_by_one_touch(self):
        """R92: it names the first holder and the day; nobody else is offered it."""
        document = self.registered()
        self.assertFalse(document.offered_procedure_id)
        procedure = self.published()
        document = self.act(self.registered(code_number="36"), "clerk")
        self.assertEqual(document.offered_procedure_id, procedure)
        self.assertIn(self.department.name, document.offered_words)
        self.assertIn("26/11/2026", document.offered_words)
        self.assertFalse(self.act(document, "leader").offered_procedure_id)
        with self.assertRaises(AccessError):
            self.act(document, "leader").action_route_offered()
        document.with_context(qlvb_procedure=procedure.id).action_route_offered()
        self.assertEqual(document.state, "assigned")

    def test_another_version_than_the_page_showed_is_not_begun(self):
        """R92: what was read is what begins."""
        document = self.act(self.registered(), "clerk")
        shown = self.published().id
        with self.assertRaises(UserError):
            document.with_context(qlvb_procedure=shown + 1).action_route_offered()

    def test_where_nobody_holds_a_part_the_leader_is_offered(self):
        self.published()
        document = self.act(self.registered(), "clerk")
        self.people["head"].qlvb_post_ids._end_before(date(2026, 11, 1))
        self.env.invalidate_all()
        self.assertFalse(document.offered_words)

    def test_the_dialog_offers_the_procedure_first(self):
        """R92: holder and due date are shown, one touch sends it."""
        procedure = self.published()
        document = self.registered()
        dialog = self.present_dialog(document)
        self.assertEqual((dialog.way, dialog.procedure_id), ("route", procedure))
        self.assertFalse(dialog.left_count, "nothing is asked of a leader then")
        for words in (self.department.name, self.support_unit.name, "26"):
            self.assertIn(words, str(dialog.route_words))
        dialog.action_confirm()
        self.assertEqual(document.state, "assigned")

    def test_the_clerk_may_present_all_the_same(self):
        """R92: the leader decides when the clerk thinks it better."""
        self.published()
        document = self.registered()
        with Form(
            self.env["qlvb.present.wizard"]
            .with_user(self.people["clerk"])
            .with_context(default_document_id=document.id)
        ) as form:
            form.way = "present"
            form.leader_id = self.people["leader"]
        form.record.action_confirm()
        self.assertEqual(
            (document.state, document.procedure_id.id), ("presented", False)
        )

    def test_where_nobody_holds_a_part_the_dialog_says_so(self):
        """R92: never sent to nobody; presenting stays open."""
        procedure = self.published()
        self.support_head.qlvb_post_ids.write(
            {"date_to": "2026-11-01", "date_from": "2026-01-01"}
        )
        document = self.registered()
        dialog = self.present_dialog(document)
        self.assertEqual(dialog.way, "present")
        self.assertIn(self.support_unit.name, dialog.route_problem)
        with self.assertRaises(UserError):
            document.action_route(procedure.id)

    def test_only_documents_that_meet_the_conditions(self):
        """R66: type, field, sender and urgency."""
        other_type = self.env.ref("qlvb_core.document_type_cong_van")
        sender = self.env["qlvb.unit"].create(
            {"name": "Sở Tài chính", "code": "STC", "kind": "agency"}
        )
        document = self.registered()
        find = self.env["qlvb.procedure"].with_user(self.people["clerk"])._for_document
        for values, fits in (
            ({"type_ids": self.type_report.ids}, True),
            ({"type_ids": other_type.ids}, False),
            ({"subject_words": "khoa học; Chuyển đổi số"}, True),
            ({"subject_words": "khoa học; đổi"}, True),
            ({"subject_words": "khoa học; chuyể"}, False),
            ({"sender_unit_ids": sender.ids}, True),
            ({"sender_unit_ids": self.other_agency.ids}, False),
            ({"urgency_from": "1"}, False),
        ):
            with self.subTest(values=values):
                procedure = self.published(**values)
                self.assertEqual(find(document) == procedure, fits)
                procedure.action_end()
                self.assertFalse(find(document))

    def test_what_is_said_for_a_case_goes_before_what_is_said_for_all(self):
        """R66: the procedure with the most conditions."""
        special = self.published(subject_words="chuyển đổi số")
        self.published()
        document = self.registered()
        self.assertEqual(self.present_dialog(document).procedure_id, special)

    def test_only_the_clerk_sends_and_only_by_what_applies(self):
        """R92: checked at every door."""
        procedure = self.published(subject_words="đất đai")
        document = self.registered()
        with self.assertRaises(UserError):
            document.action_route(procedure.id)
        general = self.published()
        for role in ("leader", "head", "specialist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document, role).action_route(general.id)
        with self.assertRaises(AccessError):
            document.write({"procedure_id": procedure.id})
        self.assertEqual(document.state, "registered")

    def test_hours_end_on_the_day_they_run_out(self):
        """R66: four hours from four o'clock end tomorrow, from nine after lunch."""
        step = self.published().step_ids.sorted("sequence")[-1]
        document = self.registered()
        self.assertEqual(str(step._due(document)["due_at"]), "2026-11-23 07:00:00")
        with freeze_time("2026-11-23 09:00:00"):
            self.assertEqual(str(step._due(document)["due_at"]), "2026-11-24 04:00:00")

    # -- from step to step ----------

    def test_a_finished_step_brings_the_work_to_the_next(self):
        """R67, R68: one responsible, part, start and due date a step, to the end."""
        document, _procedure = self.at_second_step()
        self.assertEqual(self.holders(document), {("handle", f"user:{self.expert.id}")})
        document.with_user(self.expert).action_advance("Đạt yêu cầu.")
        self.assert_flow_closed()
        leads = document.assignment_ids.filtered(
            lambda a: a.role == "lead" and not a.parent_id
        ).sorted("id")
        self.assertEqual(
            leads.mapped("step_name"), ["1. Thụ lý", "2. Thẩm định", "3. Trả kết quả"]
        )
        self.assertEqual(leads.mapped("state"), ["done", "done", "open"])
        self.assertTrue(all(a.begun_at and a.due_date for a in leads))
        self.act(document, "specialist").action_finish("Đã lưu hồ sơ.")
        self.assertEqual(document.state, "done")
        self.assertTrue(document.result.endswith("Đã lưu hồ sơ."))
        self.assert_flow_closed()

    def test_what_the_unit_passes_on_is_part_of_the_step(self):
        """R68: the tree shows the step of whoever has it now."""
        document, _procedure = self.routed()
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        mine = document.assignment_ids.filtered("parent_id")
        self.assertEqual(mine.step_name, "1. Thụ lý")
        self.assertIn("1", document.step_words)

    def test_not_finished_in_the_middle(self):
        """R67: steps left are not skipped, and the last has no next."""
        document, _procedure = self.at_second_step()
        expert = document.with_user(self.expert)
        self.assertIn(",advance,", expert.allowed_actions)
        self.assertNotIn(",finish,", expert.allowed_actions)
        with self.assertRaises(UserError):
            expert.action_finish("Xong.")
        with self.assertRaises(UserError):
            expert.action_advance("  ")
        expert.action_advance("Đạt.")
        last = self.act(document, "specialist")
        last.invalidate_recordset()
        self.assertIn(",finish,", last.allowed_actions)
        self.assertNotIn(",advance,", last.allowed_actions)
        with self.assertRaises(UserError):
            last.action_advance("Xong.")

    def test_opinions_outstanding_are_asked_about(self):
        """R106: as at the end; afterwards they are owed no more."""
        document, _procedure = self.routed()
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        handler = self.act(document, "specialist")
        with self.assertRaisesRegex(UserError, self.support_unit.name):
            handler.action_advance("Hồ sơ đủ.")
        handler.action_advance("Hồ sơ đủ.", True)
        with self.assertRaises(AccessError):
            document.with_user(self.support_head).action_pass_on(
                [{"role": "support", "user_id": self.expert.id}]
            )

    def test_only_the_lead_of_the_step_goes_on(self):
        """R68"""
        document, _procedure = self.at_second_step()
        for role in ("specialist", "head", "leader", "clerk"):
            acting = self.act(document, role)
            with self.subTest(role=role):
                with self.assertRaises(AccessError):
                    acting.action_advance("Xong.")
                with self.assertRaises(AccessError):
                    acting.action_return_step("Sai.")

    def test_a_step_goes_back_to_who_did_the_one_before(self):
        """R67: returned with its reason, it comes forward again."""
        document, _procedure = self.at_second_step()
        with self.assertRaises(UserError):
            document.with_user(self.expert).action_return_step(" ")
        document.with_user(self.expert).action_return_step("Thiếu phụ lục.")
        self.assertEqual(
            self.holders(document),
            {("handle", f"user:{self.people['specialist'].id}")},
        )
        again = self.act(document, "specialist")
        again.invalidate_recordset()
        self.assertNotIn(",return_step,", again.allowed_actions)
        with self.assertRaises(UserError):
            again.action_return_step("Không có bước trước.")
        again.action_advance("Đã bổ sung.")
        document.with_user(self.expert).action_advance("Đạt.")
        self.assertIn("3", document.step_words)
        self.assert_flow_closed()

    def test_the_first_step_goes_to_the_leaders_when_it_is_not_the_units(self):
        """R102: returned by the head, the leaders decide; the step stays."""
        document, _procedure = self.routed()
        self.act(document, "head").action_return_assignment("Không thuộc phòng.")
        self.assertIn(("reassign", f"leader@{self.agency.id}"), self.holders(document))
        third = self.env["qlvb.unit"].create(
            {"name": "Phòng Kế hoạch", "code": "KH", "parent_id": self.agency.id}
        )
        self.add_person("third_head", third, "head")
        self.act(document, "leader").action_reassign({"unit_id": third.id})
        given = document.assignment_ids.filtered(lambda a: a.unit_id == third)
        self.assertEqual(given.step_name, "1. Thụ lý")

    def test_running_documents_keep_their_version(self):
        """R70: new ones take the new."""
        running, old = self.at_second_step()
        new = old.browse(old.action_new_version()["res_id"])
        new.step_ids.sorted("sequence")[2].part_ids.user_id = self.colleague
        new.write({"rule_number": "9/QĐ-SKHCN", "rule_date": "2026-11-20"})
        new.action_publish()
        running.with_user(self.expert).action_advance("Đạt.")
        self.assertEqual(running.procedure_id, old)
        self.assertEqual(
            self.holders(running),
            {("handle", f"user:{self.people['specialist'].id}")},
        )
        fresh = self.registered(code_number="36")
        with self.assertRaises(UserError):
            fresh.action_route(old.id)
        fresh.action_route(new.id)
        self.assertEqual(fresh.procedure_id, new)

    # -- nobody's documents ----------

    def test_a_document_nobody_holds_is_listed_and_told(self):
        """R67: the list is empty; what is found leaves an event and a notice."""
        document, _procedure = self.routed()
        monitor = self.people["monitor"]
        documents = self.env["qlvb.document"].with_user(monitor)
        lost = [("is_without_holder", "=", True)]
        self.assertFalse(documents.search(lost))
        documents.sudo()._check_closed_flow()
        self.assertFalse(self.events(document, "document.without_holder"))
        document._cancel_open_work()
        self.assertEqual(documents.search(lost), document)
        self.env["qlvb.document"]._check_closed_flow()
        self.assertEqual(len(self.events(document, "document.without_holder")), 1)
        for person in (monitor, self.people["leader"]):
            notices = self.env["mail.activity"].search([("user_id", "=", person.id)])
            self.assertTrue(notices)
            self.assertNotIn(document.subject, str(notices.mapped("note")))
        page = self.env["qlvb.follow.up"].with_user(monitor).compliance_page()
        self.assertEqual({m["key"]: m["count"] for m in page}["no_holder"], 1)
