# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from freezegun import freeze_time

from odoo.tests import tagged

from .common import TODAY, WorkflowCase


@tagged("post_install", "-at_install")
class TestDueReminder(WorkflowCase):
    """Work given on Monday, 23/11/2026, due on Monday, 30/11/2026."""

    def setUp(self):
        super().setUp()
        self.people["specialist"].lang = "en_US"

    def remind(self, days):
        with freeze_time(f"{TODAY + timedelta(days=days)} 01:00:00"):
            self.env["qlvb.follow.up"]._remind_due()

    def told(self, user, kind="due"):
        kind = self.env.ref(f"qlvb_workflow.mail_activity_type_{kind}")
        found = self.env["mail.activity"].search(
            [("user_id", "=", user.id), ("activity_type_id", "=", kind.id)]
        )
        return found.mapped("summary")

    def handled(self):
        document = self.directed(self.lead_line())
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        return document

    def test_before_on_and_after_the_date(self):
        """R120: reminded before, on and after the due date, in one notice a day."""
        document, handler = self.handled(), self.people["specialist"]
        self.remind(2)
        self.assertFalse(self.told(handler))
        for days, words in ((4, "1 due soon"), (7, "1 due today"), (8, "1 late")):
            with self.subTest(days=days):
                self.remind(days)
                self.remind(days)
                (summary,) = self.told(handler)
                self.assertEqual(summary, f"Work: {words}")
        self.assertNotIn(document.subject, summary)

    def test_the_head_is_told_of_the_members(self):
        """R120: the head of the unit too, at each point; own work is not told twice."""
        head = self.people["head"]
        head.lang = "en_US"
        document = self.handled()
        self.directed(self.lead_line())
        for days, words in ((4, "1 due soon"), (7, "1 due today"), (8, "1 late")):
            with self.subTest(days=days):
                self.remind(days)
                self.assertEqual(
                    self.told(head, "due_below"), [f"Work of what you head: {words}"]
                )
        self.assertEqual(self.told(head), ["Work: 1 late"])
        for other in (self.support_head, self.people["leader"], self.people["clerk"]):
            self.assertFalse(self.told(other, "due_below"))
        self.act(document, "specialist").action_finish("Xong")
        self.remind(8)
        self.assertFalse(self.told(head, "due_below"))
        self.assertEqual(self.told(head), ["Work: 1 late"])

    def test_grouped_and_gone_when_done(self):
        first, second = self.handled(), self.handled()
        handler = self.people["specialist"]
        self.remind(8)
        self.assertEqual(self.told(handler), ["Work: 2 late"])
        self.act(first, "specialist").action_finish("Xong")
        self.remind(8)
        self.assertEqual(self.told(handler), ["Work: 1 late"])
        self.act(second, "specialist").action_finish("Xong")
        self.remind(8)
        self.assertFalse(self.told(handler))
