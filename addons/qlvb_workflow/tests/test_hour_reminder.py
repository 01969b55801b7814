# SPDX-License-Identifier: LGPL-3.0-or-later
from freezegun import freeze_time

from odoo.tests import tagged

from .common import TODAY, WorkflowCase


@tagged("post_install", "-at_install")
class TestHourReminder(WorkflowCase):
    """Express work of 9:00 is due at 14:00 of the same day."""

    def setUp(self):
        super().setUp()
        self.handler, self.head = self.people["specialist"], self.people["head"]
        (self.handler | self.head).lang = "en_US"
        document = self.presented()
        document.sudo().urgency = "3"
        self.act(document, "leader").action_direct("Làm ngay.", [self.lead_line(None)])
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.handler.id}]
        )
        self.document = document

    def remind(self, hour):
        """Let the job run at this hour in Viet Nam; return what is told then."""
        kinds = self.env["mail.activity.type"].union(
            *(
                self.env.ref(f"qlvb_workflow.mail_activity_type_hour_{when}")
                for when in ("soon", "past", "past_below")
            )
        )
        told = self.env["mail.activity"].search([("activity_type_id", "in", kinds.ids)])
        told.unlink()
        with freeze_time(f"{TODAY} {hour - 7:02}:10:00"):
            self.env["qlvb.follow.up"]._remind_hours()
        told = told.search([("activity_type_id", "in", kinds.ids)])
        return {(notice.user_id, notice.summary) for notice in told}

    def test_before_the_hour_and_after_it(self):
        """R81, R109: the handler before and after, the head once it is over; once."""
        self.assertFalse(self.remind(11))
        self.assertEqual(self.remind(13), {(self.handler, "Urgent work soon due")})
        self.assertFalse(self.remind(13))
        self.assertEqual(
            self.remind(14),
            {
                (self.handler, "Urgent work past its hour"),
                (self.head, "Urgent work past its hour in what you head"),
            },
        )
        self.assertFalse(self.remind(15))

    def test_not_of_what_is_done(self):
        self.act(self.document, "specialist").action_finish("Xong")
        self.assertFalse(self.remind(14))
