# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestProposal(WorkflowCase):
    """What the office proposes when it presents, and what becomes of it (R91)."""

    def form(self, name, document, role):
        wizard = self.env[f"qlvb.{name}.wizard"].with_user(self.people[role])
        return Form(wizard.with_context(default_document_id=document.id))

    def person(self, user):
        return self.env["qlvb.receiver"].search(
            [("user_id", "=", user.id), ("agency_id", "=", self.agency.id)]
        )

    def proposed(self, **values):
        """Return a document presented with a whole proposal by the dialog."""
        document = self.registered(**values)
        form = self.form("present", document, "clerk")
        form.lead_unit_id = self.department
        form.support_other_ids.add(self.person(self.expert))
        form.info_ids.add(self.person(self.support_head))
        form.due_date = "2026-12-04"
        form.note = "Việc mới, cần làm sớm"
        form.save().action_confirm()
        return document

    def test_the_directive_begins_with_the_proposal(self):
        """R91: proposed lead, support, for information and deadline are filled in."""
        document = self.proposed()
        form = self.form("direct", document, "leader")
        self.assertEqual(form.lead_unit_id, self.department)
        self.assertEqual(form.support_other_ids[:].user_id, self.expert)
        self.assertEqual(form.info_ids[:].user_id, self.support_head)
        self.assertEqual(form.due_date, date(2026, 12, 4))
        form.directive = "Đồng ý."
        form.save().action_confirm()
        self.assertEqual(
            {(a.role, str(a.due_date)) for a in document.assignment_ids},
            {
                ("lead", "2026-12-04"),
                ("support", "2026-12-04"),
                ("info", "2026-12-04"),
            },
        )

    def test_the_leader_decides_otherwise(self):
        """R91, R96: a proposal binds nobody."""
        document = self.proposed()
        form = self.form("direct", document, "leader")
        form.directive = "Giao phòng khác."
        form.lead_unit_id = self.support_unit
        form.support_other_ids.clear()
        form.info_ids.clear()
        form.days = 2
        form.save().action_confirm()
        given = document.assignment_ids
        self.assertEqual(given.unit_id, self.support_unit)
        self.assertEqual(given.due_date, date(2026, 11, 25))
        self.assertIn(self.department.name, document.proposal)

    def test_a_day_off_stays_as_proposed(self):
        """R91: the day the office wrote is the day the leader sees."""
        document = self.registered()
        form = self.form("present", document, "clerk")
        form.due_date = "2026-12-05"
        self.assertTrue(form.day_off_words)
        form.save().action_confirm()
        form = self.form("direct", document, "leader")
        self.assertEqual(form.due_date, date(2026, 12, 5))
        self.assertTrue(form.day_off_words)

    def test_page_and_history_tell_it(self):
        """R91: who, what part, until when and why, for whoever reads the document."""
        document = self.proposed()
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "document.present"), ("document_id", "=", document.id)]
        )
        for words in (document.proposal, event.detail):
            for part in (
                self.department.name,
                self.expert.name,
                self.support_head.name,
                "04/12/2026",
                "Việc mới, cần làm sớm",
            ):
                self.assertIn(part, words)

    def test_many_get_the_same_proposal(self):
        """R91, R96: presented together, they are directed together as proposed."""
        documents = self.registered() | self.registered()
        clerk = self.people["clerk"]
        action = documents.with_user(clerk).action_present_many()
        wizard = self.env["qlvb.present.wizard"].with_user(clerk)
        wizard = wizard.browse(action["res_id"])
        wizard.write({"lead_unit_id": self.department.id, "due_date": "2026-12-01"})
        wizard.action_confirm()
        leader = self.people["leader"]
        dialog = self.env["qlvb.direct.wizard"].with_user(leader)
        form = Form(
            dialog.with_context(
                default_document_id=documents[0].id,
                default_other_ids=documents[1].ids,
            )
        )
        self.assertEqual(form.lead_unit_id, self.department)
        self.assertEqual(form.due_date, date(2026, 12, 1))

    def test_what_could_not_be_ordered_is_not_proposed(self):
        """R91: refused in words, and nothing is presented."""
        document = self.registered()
        present = self.act(document, "clerk").action_present
        leader = self.people["leader"].id
        lead = {"role": "lead", "unit_id": self.department.id}
        headless = self.env["qlvb.unit"].create(
            {"name": "Văn phòng", "code": "VP", "parent_id": self.agency.id}
        )
        wrong = (
            ("x", None),
            ([1], None),
            ([lead, {"role": "lead", "unit_id": self.support_unit.id}], None),
            ([lead, {**lead, "role": "support"}], None),
            ([{**lead, "unit_id": self.other_agency.id}], None),
            ([{**lead, "unit_id": headless.id}], None),
            ([{"role": "lead", "user_id": self.stranger.id}], None),
            ([{"role": "lead", "user_id": leader}], None),  # who decides about it
            ([lead], "2026-11-20"),
            ([lead], "mai"),
            ([lead], 5),
        )
        for lines, day in wrong:
            with self.subTest(lines=lines, day=day), self.assertRaises(UserError):
                present(leader, None, lines, day)
        self.assertEqual(document.state, "registered")
        self.assertFalse(document.proposal)

    def test_who_has_left_meanwhile_is_not_filled_in(self):
        """R67, R91: the rest of the proposal stays."""
        document = self.proposed()
        self.expert.qlvb_post_ids._end_before(self.expert.qlvb_post_ids.date_from)
        self.env.flush_all()
        form = self.form("direct", document, "leader")
        self.assertEqual(form.lead_unit_id, self.department)
        self.assertFalse(form.support_other_ids[:])

    def test_only_the_act_writes_it(self):
        """R28: nobody puts words into the mouth of the office."""
        document = self.proposed()
        for name in ("proposal", "proposed"):
            with self.subTest(name=name), self.assertRaises(UserError):
                self.act(document, "clerk").write({name: False})
