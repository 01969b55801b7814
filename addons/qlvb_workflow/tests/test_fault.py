# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import WorkflowCase

NOTE = "Chữ ký số không phải của cơ quan gửi."


@tagged("post_install", "-at_install")
class TestFault(WorkflowCase):
    """What arrives with errors or abnormal signs."""

    def reported(self):
        document = self.arrive()
        document.action_report_fault(self.people["head"].id, NOTE)
        return document

    def test_it_stays_open_until_decided(self):
        """R75: reported in one act; neither registered nor refused meanwhile."""
        document = self.reported()
        self.assertEqual(
            self.holders(document), {("decide_fault", f"user:{self.people['head'].id}")}
        )
        for act in (
            document.action_register,
            lambda: document.action_refuse("Sai."),
            lambda: document.action_report_fault(self.people["head"].id, NOTE),
        ):
            with self.assertRaises(AccessError):
                act()
        self.assert_flow_closed()

    def test_the_decision_brings_it_back_to_the_clerk(self):
        """R75: with the words by which the clerk goes on."""
        document = self.reported()
        with self.assertRaises(UserError):
            self.act(document, "head").action_decide_fault(" ")
        self.act(document, "head").action_decide_fault("Đã xác minh, tiếp nhận.")
        self.assertEqual(
            self.holders(document), {("receive", f"clerk@{self.agency.id}")}
        )
        self.assertEqual(
            (document.fault_note, document.fault_decision),
            (NOTE, "Đã xác minh, tiếp nhận."),
        )
        document.action_register()
        codes = self.events(document).mapped("code")
        for code in ("report_fault", "decide_fault", "register"):
            self.assertIn(f"document.{code}", codes)

    def test_the_list_says_what_is_waited_for(self):
        """R75: what is abnormal is told from the rest, decided or not, and found."""
        plain, document = self.arrive(code_number="1"), self.reported()
        documents = self.env["qlvb.document"]
        self.assertFalse(plain.fault_state)
        self.assertEqual(document.fault_state, "waiting")
        here = [("id", "in", (plain | document).ids)]
        waiting = [("fault_state", "in", ["waiting"])]
        self.assertEqual(documents.search(here + waiting), document)
        self.act(document, "head").action_decide_fault("Đã xác minh, tiếp nhận.")
        document.invalidate_recordset()
        self.assertEqual(document.fault_state, "decided")
        self.assertFalse(documents.search(here + waiting))
        self.assertEqual(
            documents.search([*here, ("fault_state", "=", "decided")]), document
        )
        self.assertEqual(documents.search([*here, ("fault_state", "=", False)]), plain)

    def test_who_reports_to_whom(self):
        """R75: the clerk, to a leader or head of the agency, with words."""
        document = self.arrive()
        head = self.people["head"].id
        for role in ("leader", "head", "specialist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document, role).action_report_fault(head, NOTE)
        for user in (self.people["specialist"], self.stranger):
            with self.subTest(login=user.login), self.assertRaises(UserError):
                document.action_report_fault(user.id, NOTE)
        with self.assertRaises(UserError):
            document.action_report_fault(head, " ")
        reported = self.reported()
        for role in ("clerk", "leader", "specialist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(reported, role).action_decide_fault("Tiếp nhận.")

    def test_the_dialog_proposes_the_head_of_the_office(self):
        """R75: whoever heads the unit of the clerk."""
        dialog = (
            self.env["qlvb.fault.wizard"]
            .with_user(self.people["clerk"])
            .create({"document_id": self.arrive().id, "note": NOTE})
        )
        self.assertEqual(dialog.decider_id, self.people["head"])
        dialog.action_confirm()
        self.assertEqual(dialog.document_id.sudo().fault_note, NOTE)
