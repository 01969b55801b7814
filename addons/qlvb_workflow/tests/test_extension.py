# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import WorkflowCase

WHY = "Chờ số liệu của các xã"


@tagged("post_install", "-at_install")
class TestExtension(WorkflowCase):
    def item(self, document, kind):
        return document.work_item_ids.filtered(
            lambda w: w.kind == kind and w.state == "open"
        )

    def test_the_leader_extends_for_the_unit(self):
        """R101: asked with its reason; granted, the document has the later date."""
        document = self.directed(self.lead_line())
        self.act(document, "head").action_ask_extension("2026-12-04", WHY)
        leader = self.people["leader"]
        self.assertEqual(
            self.holders(document),
            {
                ("pass_on", f"head@{self.department.id}"),
                ("decide_extension", f"user:{leader.id}"),
            },
        )
        self.assertEqual(self.item(document, "decide_extension").note, WHY)
        # who decides reads what is asked, and is given no part of the work
        decider = self.act(document, "leader")
        for part in ("04/12/2026", "30/11/2026", WHY):
            self.assertIn(part, decider.my_notices)
        self.assertFalse(decider.my_task)
        self.assertEqual(str(document.due_date), "2026-11-30")
        self.act(document, "leader").action_grant_extension()
        self.assertEqual(str(document.due_date), "2026-12-04")
        self.assertEqual(str(self.item(document, "pass_on").due_date), "2026-12-04")
        self.assertEqual(document.extension_ids.state, "granted")
        self.assert_flow_closed()

    def test_a_head_cannot_exceed_what_the_leader_gave(self):
        """R101: later than the unit's own date only once the leader extended that."""
        document = self.passed_on()
        self.act(document, "specialist").action_ask_extension("2026-12-04", WHY)
        with self.assertRaises(UserError):
            self.act(document, "head").action_grant_extension()
        self.act(document, "head").action_ask_extension("2026-12-07", WHY)
        self.act(document, "leader").action_grant_extension("2026-12-04")
        self.act(document, "head").action_grant_extension()
        self.assertEqual(str(self.item(document, "handle").due_date), "2026-12-04")
        self.assertEqual(str(document.due_date), "2026-12-04")

    def test_who_set_the_date_in_the_way_is_asked(self):
        """R101: beyond the unit's date its head decides nothing: the leader is asked,
        and what is granted moves the dates of unit and handler; the head is told."""
        document = self.passed_on()
        specialist, leader = self.people["specialist"], self.people["leader"]
        dialogs = self.env["qlvb.extension.wizard"].with_user(specialist)
        dialog = dialogs.create(
            {"document_id": document.id, "due_date": "2026-11-30", "reason": WHY}
        )
        self.assertFalse(dialog.exceeds_limit)
        dialog.due_date = "2026-12-04"
        self.assertTrue(dialog.exceeds_limit)
        self.assertEqual(dialog.limit_set_by, leader.name)
        dialog.action_ask_further_up()
        item = self.item(document, "decide_extension")
        self.assertEqual(item.principal, f"user:{leader.id}")
        told = self.env["mail.activity"].search(
            [("user_id", "=", self.people["head"].id)]
        )
        self.assertIn(f"van-ban/{document.id}", told.note)
        self.assertNotIn("ask_extension", self.act(document, "leader").allowed_actions)
        with self.assertRaises(AccessError):
            self.act(document, "head").action_grant_extension()
        self.act(document, "leader").action_grant_extension("2026-12-03")
        self.assertEqual(str(self.item(document, "handle").due_date), "2026-12-03")
        self.assertEqual(str(document.due_date), "2026-12-03")
        self.assertEqual(
            {str(day) for day in document.extension_ids._line().mapped("due_date")},
            {"2026-12-03"},
        )
        self.assert_flow_closed()

    def test_the_head_has_the_leader_decide(self):
        """R101: asked for more than the unit has, the head passes it up once."""
        document = self.passed_on()
        self.act(document, "specialist").action_ask_extension("2026-12-04", WHY)
        with self.assertRaises(AccessError):
            self.act(document, "leader").action_pass_up_extension()
        self.act(document, "head").action_pass_up_extension()
        item = self.item(document, "decide_extension")
        self.assertEqual(item.principal, f"user:{self.people['leader'].id}")
        with self.assertRaises(UserError):  # nobody above the leader
            self.act(document, "leader").action_pass_up_extension()
        self.act(document, "leader").action_refuse_extension("Việc gấp")
        self.assertEqual(str(document.due_date), "2026-11-30")
        self.assertEqual(document.extension_ids.state, "refused")
        self.assert_flow_closed()

    def test_within_the_unit_s_date_the_head_decides(self):
        """R101: what the head may grant does not go further up."""
        document = self.passed_on()
        child = document.assignment_ids.filtered(
            lambda a: a.user_id == self.people["specialist"]
        )
        child.sudo().due_date = "2026-11-26"
        specialist = self.act(document, "specialist")
        specialist.action_ask_extension("2026-11-30", WHY, child.id, True)
        self.assertEqual(
            self.item(document, "decide_extension").principal,
            f"head@{self.department.id}",
        )
        with self.assertRaises(UserError):
            self.act(document, "head").action_pass_up_extension()
        self.act(document, "head").action_grant_extension()
        self.assertEqual(str(child.due_date), "2026-11-30")

    def test_offered_only_to_who_has_a_date_to_extend(self):
        """R101: a leader decides, and has nobody above to ask."""
        document = self.directed(self.lead_line())
        head = self.act(document, "head")
        self.assertIn(",ask_extension,", head.allowed_actions)
        head.action_ask_extension("2026-12-04", WHY)
        self.assertNotIn("ask_extension", self.act(document, "leader").allowed_actions)
        with self.assertRaises(AccessError):
            self.act(document, "leader").action_ask_extension("2026-12-04", WHY)

    def test_the_head_sees_the_limit_before_deciding(self):
        """R101: more than the unit has is said to be so in the dialog."""
        document = self.passed_on()
        self.act(document, "specialist").action_ask_extension("2026-12-04", WHY)
        dialogs = self.env["qlvb.extension.decision.wizard"]
        dialog = dialogs.with_user(self.people["head"]).create(
            {"document_id": document.id}
        )
        self.assertTrue(dialog.exceeds_limit)
        self.assertEqual(str(dialog.limit_date), "2026-11-30")

    def test_not_granted_the_date_stays(self):
        document = self.passed_on()
        self.act(document, "specialist").action_ask_extension("2026-12-04", WHY)
        head = self.act(document, "head")
        with self.assertRaises(UserError):
            head.action_refuse_extension(" ")
        head.action_refuse_extension("Việc gấp")
        self.assertEqual(str(self.item(document, "handle").due_date), "2026-11-30")
        self.assertFalse(self.item(document, "decide_extension"))
        extension = document.extension_ids
        self.assertEqual((extension.state, extension.answer), ("refused", "Việc gấp"))
        told = self.env["mail.activity"].search(
            [("user_id", "=", self.people["specialist"].id)]
        )
        self.assertEqual(len(told), 1)

    def test_what_cannot_be_asked(self):
        document = self.passed_on()
        specialist = self.act(document, "specialist")
        for day in ("2026-11-30", "2026-11-20", "x", None, 5):
            with self.subTest(day=day), self.assertRaises(UserError):
                specialist.action_ask_extension(day, WHY)
        with self.assertRaises(UserError):
            specialist.action_ask_extension("2026-12-04", "")
        specialist.action_ask_extension("2026-12-04", WHY)
        with self.assertRaises(UserError):  # asked already
            specialist.action_ask_extension("2026-12-05", WHY)
        with self.assertRaises(AccessError):
            self.act(document, "clerk").action_ask_extension("2026-12-04", WHY)

    def test_only_who_gave_the_work_decides(self):
        document = self.passed_on()
        self.act(document, "specialist").action_ask_extension("2026-12-04", WHY)
        for role in ("specialist", "leader", "clerk"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(document, role).action_grant_extension()
        with self.assertRaises(AccessError):
            document.with_user(self.support_head).action_grant_extension()

    def test_ended_work_needs_no_decision(self):
        """R101: nothing waits for a decision about what is done already."""
        document = self.passed_on()
        document.with_user(self.expert).action_ask_extension("2026-12-04", WHY)
        document.with_user(self.expert).action_give_opinion("Đồng ý.")
        self.assertFalse(self.item(document, "decide_extension"))
        self.assertEqual(document.extension_ids.state, "lapsed")
