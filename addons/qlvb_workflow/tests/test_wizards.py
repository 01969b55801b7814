# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged

from odoo.addons.qlvb_core.tests.common import make_pdf

from .common import TODAY, WorkflowCase


@tagged("post_install", "-at_install")
class TestWizards(WorkflowCase):
    def form(self, name, document, role, **context):
        wizard = self.env[f"qlvb.{name}.wizard"].with_user(self.people[role])
        return Form(wizard.with_context(default_document_id=document.id, **context))

    def test_three_touches_of_a_directive(self):
        """R99: open, touch one usual directive, send."""
        self.env["qlvb.phrase"].with_user(self.people["leader"]).create(
            {
                "text": "Giao Phòng CĐS chủ trì tham mưu.",
                "lead_unit_id": self.department.id,
                "support_unit_ids": [Command.set(self.support_unit.ids)],
                "days": 3,
            }
        )
        document = self.presented()
        form = self.form("direct", document, "leader")
        form.phrase_id = self.env["qlvb.phrase"].search([("days", "=", 3)])
        form.save().action_confirm()
        self.assertEqual(
            [(a.role, a.unit_id, a.due_date) for a in document.assignment_ids],
            [
                ("lead", self.department, date(2026, 11, 26)),
                ("support", self.support_unit, date(2026, 11, 26)),
            ],
        )

    def test_lead_is_proposed_from_the_last_of_the_same_issuer(self):
        self.directed()
        form = self.form("direct", self.presented(), "leader")
        self.assertEqual(form.lead_unit_id, self.department)

    def test_working_days_skip_the_weekend_and_holidays(self):
        """Invariant 11: 6 working days from Monday 23 November, a day off between."""
        self.env["qlvb.calendar.day"].create(
            {"date": "2026-11-24", "kind": "off", "name": "Nghỉ", "source": "Thông báo"}
        )
        form = self.form("direct", self.presented(), "leader")
        form.days = 6
        self.assertEqual(form.due_date, date(2026, 12, 2))

    def test_kept_directive_comes_back(self):
        form = self.form("direct", self.presented(), "leader")
        form.directive = "Giao xử lý gấp"
        form.lead_unit_id = self.department
        form.keep_phrase = True
        form.save().action_confirm()
        kept = self.env["qlvb.phrase"].search([("text", "=", "Giao xử lý gấp")])
        self.assertEqual(
            (kept.user_id, kept.lead_unit_id), (self.people["leader"], self.department)
        )

    def test_pass_on_proposes_the_units_date(self):
        document = self.directed()
        form = self.form("pass_on", document, "head")
        self.assertEqual(form.due_date, date(2026, 11, 30))
        form.lead_user_id = self.people["specialist"]
        form.save().action_confirm()
        self.assertIn(
            ("handle", f"user:{self.people['specialist'].id}"), self.holders(document)
        )

    def test_present_proposes_the_leader_of_the_last(self):
        self.presented()
        form = self.form("present", self.registered(), "clerk")
        self.assertEqual(form.leader_id, self.people["leader"])

    def test_a_new_clerk_is_proposed_whom_the_other_presented_to(self):
        """R96: between two leaders nobody begins with an empty field."""
        self.add_person("deputy", self.agency, "leader")
        self.presented()
        other = self.add_person("clerk2", self.agency, "clerk")
        self.startPatcher(patch.dict(self.people, clerk=other))
        form = self.form("present", self.registered(), "clerk")
        self.assertEqual(form.leader_id, self.people["leader"])

    def test_paper_is_taken_in_with_its_scan(self):
        wizard = self.env["qlvb.receive.wizard"].with_user(self.people["clerk"])
        action = wizard.create(
            {
                "code": "số 76/2025/qđ-ubnd",
                "subject": "Ban hành Quy định",
                "filename": "den.pdf",
                "content": base64.b64encode(make_pdf("Quyết định")),
            }
        ).action_confirm()
        document = self.env["qlvb.document"].browse(action["res_id"])
        self.assertEqual(document.code, "76/2025/QĐ-UBND")
        self.assertEqual(document.file_ids.name, "den.pdf")
        self.assertEqual((document.direction, document.state), ("incoming", "arrived"))

    def test_all_that_is_missing_is_named_at_once(self):
        """R82: one look at the form mends it; nothing is taken in before."""
        wizard = self.env["qlvb.receive.wizard"].with_user(self.people["clerk"])
        before = self.env["qlvb.document"].search_count([])
        with self.assertRaises(UserError) as refused:
            wizard.create({"urgency": "0"}).action_register()
        for label in ("Subject", "Type", "Issued", "Number", "PDF"):
            with self.subTest(label=label):
                self.assertIn(label.lower(), str(refused.exception).lower())
        self.assertEqual(self.env["qlvb.document"].search_count([]), before)

    def test_a_wrong_number_is_not_registered(self):
        """R82, R270: what was typed is never cut, nor taken for a number."""
        wizard = self.env["qlvb.receive.wizard"].with_user(self.people["clerk"])
        before = self.env["qlvb.document"].search_count([])
        for code, words in (
            ("123456/" + "A" * 40, "this has 40"),
            ("12345678901234/SXD", "no number"),
            ("0/SXD", "no number"),
            ("abc", "no number"),
        ):
            values = {
                "code": code,
                "subject": "Báo cáo",
                "type_id": self.env.ref("qlvb_core.document_type_bao_cao").id,
                "issuer_name": "Sở Xây dựng",
                "issued_date": TODAY,
                "content": base64.b64encode(make_pdf("Báo cáo")),
                "filename": "den.pdf",
            }
            with self.subTest(code=code), self.assertRaisesRegex(UserError, words):
                wizard.create(values).action_register()
        self.assertEqual(self.env["qlvb.document"].search_count([]), before)

    def test_all_that_is_too_long_is_named_at_once(self):
        """R270: not one field after the other."""
        with self.assertRaises(UserError) as refused:
            self.arrive(subject="x" * 501, issuer_name="x" * 201)
        self.assertIn("501", str(refused.exception))
        self.assertIn("201", str(refused.exception))

    def test_finish_lists_awaited_opinions_once(self):
        """R106"""
        document = self.passed_on()
        form = self.form("finish", document, "specialist")
        self.assertIn(self.expert.name, form.awaited)
        form.result = "Đã xử lý"
        form.save().action_confirm()
        self.assertEqual(document.state, "done")

    def test_refuse_and_return_by_reason(self):
        document = self.arrive()
        form = self.form("reason", document, "clerk", default_act="refuse")
        form.reason = "Thiếu phụ lục"
        form.save().action_confirm()
        self.assertEqual(document.state, "refused")

    def test_wizard_of_somebody_else_is_closed(self):
        form = self.form("direct", self.presented(), "leader")
        form.directive = "Xử lý"
        wizard = form.save()
        other = self.add_person("leader2", self.agency, "leader", title="Phó Giám đốc")
        with self.assertRaises(AccessError):
            wizard.with_user(other).read(["directive"])
