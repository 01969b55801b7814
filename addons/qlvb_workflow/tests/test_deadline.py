# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tests import Form, tagged

from .common import TODAY, WorkflowCase


@tagged("post_install", "-at_install")
class TestDeadline(WorkflowCase):
    """Without a date of its own, work is due by the type and the urgency (Điều 24)."""

    def due(self, **values):
        return str(self.arrive(**values)._handling_deadline())

    def test_by_type(self):
        usual = self.due()
        self.assertEqual(usual, "2026-12-02")
        self.type_report.handling_days = 3
        self.assertEqual(self.due(), "2026-11-26")

    def test_by_the_day_its_sender_asks_for(self):
        """R81, R96: sooner or later than the type's; one that is past is no date."""
        self.assertEqual(self.due(due_date="2026-11-27"), "2026-11-27")
        self.assertEqual(self.due(due_date="2026-12-15"), "2026-12-15")
        self.assertEqual(self.due(due_date="2026-11-20"), "2026-12-02")

    def test_the_leader_sees_the_day_asked_for(self):
        """R81, R96: it is proposed, and a later one is named, not refused."""
        document = self.presented()
        document.sudo().due_date = "2026-11-27"
        wizards = self.env["qlvb.direct.wizard"].with_user(self.people["leader"])
        with Form(wizards.with_context(default_document_id=document.id)) as form:
            form.directive = "Tham mưu."
            form.lead_unit_id = self.department
            self.assertEqual(str(form.due_date), "2026-11-27")
            self.assertFalse(form.asked_words)
            form.due_date = "2026-11-30"
            self.assertIn("27/11/2026", form.asked_words)

    def test_an_answer_asked_for_on_a_day_off_is_not_put_off(self):
        """R81, R96: what is asked for on a Saturday is not due on Monday only."""
        document = self.presented_urgent("3")
        document.sudo().due_date = "2026-11-28"
        wizards = self.env["qlvb.direct.wizard"].with_user(self.people["leader"])
        wizards = wizards.with_context(default_document_id=document.id)
        with freeze_time("2026-11-28 02:00:00"), Form(wizards) as form:
            form.directive = "Báo cáo ngay."
            form.lead_unit_id = self.department
            self.assertEqual(str(form.due_date), "2026-11-28")
            form.days = 1
            self.assertEqual(str(form.due_date), "2026-11-30")
            self.assertIn("28/11/2026", form.asked_words)

    def test_urgent_work_counts_hours(self):
        """R81: the more urgent, the sooner, whatever the type allows."""
        with freeze_time(f"{TODAY} 02:00:00"):  # 9:00 in Viet Nam
            self.assertEqual(self.due(urgency="3"), "2026-11-23")
            # 24 hours: seven are left of the day, for lunch is none
            self.assertEqual(self.due(urgency="1"), "2026-11-26")
        with freeze_time(f"{TODAY} 08:30:00"):  # 15:30: less than four hours are left
            self.assertEqual(self.due(urgency="3"), "2026-11-24")
            self.assertEqual(self.due(urgency="2"), "2026-11-24")
        self.type_report.handling_days = 1
        self.assertEqual(self.due(urgency="1"), "2026-11-24")

    def test_hours_do_not_run_on_a_day_off(self):
        with freeze_time("2026-11-28 02:00:00"):  # a Saturday
            self.assertEqual(self.due(urgency="3"), "2026-11-30")

    def test_due_by_the_hour(self):
        """R81, R96: by the urgency, over lunch and night; kept down to who does it."""
        document = self.presented_urgent("3")  # at 9:00: four hours, lunch between
        self.act(document, "leader").action_direct("Làm ngay.", [self.lead_line(None)])
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        items = document.work_item_ids.filtered(lambda w: w.state == "open")
        for due in (document, document.assignment_ids[-1:], items):
            self.assertEqual(due._due_words(), "14:00, 23/11/2026")
        with freeze_time(f"{TODAY} 06:59:00"):
            self.assertFalse(self.late(items))
        with freeze_time(f"{TODAY} 07:01:00"):  # 14:01
            self.assertTrue(self.late(items))
            self.act(document, "specialist").action_finish("Xong")
        done = document.assignment_ids.filtered(lambda a: a.user_id)
        self.assertTrue(done.done_late)
        self.env.invalidate_all()
        row = self.env["qlvb.follow.up"].browse(items.id)
        self.assertEqual(row.status, "done_late")

    def late(self, items):
        """Return whether the desk, its filter, and the boards call it late."""
        self.env.invalidate_all()
        followed = self.env["qlvb.follow.up"]
        says = {
            items.is_late,
            bool(items.search([("id", "=", items.id), ("is_late", "=", True)])),
            followed.browse(items.id).status == "late",
            bool(
                followed.search(followed._late_domain() & Domain("id", "=", items.id))
            ),
            items.assignment_id.is_late,
        }
        self.assertEqual(len(says), 1)
        return says.pop()

    def presented_urgent(self, urgency):
        document = self.presented()
        document.sudo().urgency = urgency
        return document

    def test_another_day_has_no_hour(self):
        """R96: the leader's own date counts to its end, and so does an extension."""
        document = self.presented_urgent("3")
        self.act(document, "leader").action_direct("Làm.", [self.lead_line()])
        self.assertEqual(document._due_words(), "30/11/2026")
        document = self.presented_urgent("3")
        self.act(document, "leader").action_direct("Làm.", [self.lead_line(None)])
        document.assignment_ids._extend(TODAY + timedelta(days=2))
        items = document.work_item_ids.filtered(lambda w: w.state == "open")
        self.assertEqual(items._due_words(), "25/11/2026")

    def test_the_same_day_keeps_its_hour(self):
        """R93: a form or a program that sends the day back unchanged moves nothing."""
        document = self.directed()
        document.sudo().write({"due_date": TODAY, "due_at": f"{TODAY} 08:00:00"})
        hour = document.due_at
        document.sudo().write({"due_date": str(TODAY), "subject": "Sửa trích yếu"})
        self.assertEqual((document.due_at, document.subject), (hour, "Sửa trích yếu"))

    def test_the_leader_may_set_an_hour(self):
        """R96, R101: nobody below gets a later one; one past is refused."""
        document = self.presented()
        line = self.lead_line(None)
        with self.assertRaisesRegex(UserError, "08:00, 23/11/2026 is past"):
            self.act(document, "leader").action_direct(
                "Làm.", [{**line, "due_at": f"{TODAY} 01:00:00"}]
            )
        self.act(document, "leader").action_direct(
            "Làm.", [{**line, "due_at": f"{TODAY} 08:00:00"}]
        )
        below = {"role": "lead", "user_id": self.people["specialist"].id}
        with self.assertRaisesRegex(UserError, "15:00, 23/11/2026"):
            self.act(document, "head").action_pass_on(
                [{**below, "due_at": f"{TODAY} 09:00:00"}]
            )

    def test_the_sessions_of_a_day_are_checked(self):
        rule = self.env.ref("qlvb_workflow.rule_work_sessions")
        rule.value = "07:00-11:30, 13:30-17:00"
        with freeze_time(f"{TODAY} 04:00:00"):  # 11:00
            moment = self.arrive()._after_hours(1)
        self.assertEqual(str(moment), f"{TODAY} 07:00:00")
        with self.assertRaisesRegex(ValidationError, "08:00-12:00, 13:00-17:00"):
            rule.value = "7h-11h30"

    def test_the_dialogs_say_the_hour(self):
        """R96: the leader reads until when, before anything is sent."""
        document = self.presented_urgent("3")
        dialog = self.dialog("direct", document, "leader")
        self.assertIn("14:00", dialog.hour_words)
        dialog.due_date = "2026-11-24"
        self.assertFalse(dialog.hour_words)

    def test_what_is_proposed_is_a_working_day(self):
        """Invariant 11: neither weekends nor holidays of the agency's own calendar."""
        self.env["qlvb.calendar.day"].create(
            {
                "date": "2026-11-27",
                "kind": "off",
                "name": "Nghỉ bù",
                "source": "Thông báo",
                "agency_id": self.agency.id,
            }
        )
        # the leader's date is a Saturday, the Friday before it is off
        document = self.directed(self.lead_line("2026-11-28"))
        dialog = self.dialog("pass_on", document, "head")
        self.assertEqual(str(dialog.due_date), "2026-11-26")
        self.assertFalse(dialog.day_off_words)
        self.assertEqual(str(document._deadline(4)), "2026-11-30")

    def test_a_day_off_is_warned_of_and_taken(self):
        """Invariant 11: whoever types a Saturday is told, and may mean it."""
        document = self.directed(self.lead_line("2026-12-31"))
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        dialog = self.dialog("consult", document, "specialist")
        dialog.question = "Ý kiến?"
        dialog.user_ids = self.expert
        dialog.due_date = "2026-11-28"
        self.assertIn("28/11/2026", dialog.day_off_words)
        dialog.save().action_confirm()
        self.assertIn(
            ("give_opinion", f"user:{self.expert.id}"), self.holders(document)
        )

    def test_each_date_of_a_directive_is_looked_at(self):
        """Invariant 11: that of the lead, of the supports, and one's own."""
        dialog = self.dialog("direct", self.presented(), "leader")
        dialog.lead_unit_id = self.department
        dialog.support_unit_ids.add(self.support_unit)
        dialog.due_date = "2026-11-30"
        dialog.support_due_date = "2026-11-28"
        self.assertIn("28/11/2026", dialog.day_off_words)
        dialog.support_due_date = "2026-11-27"
        self.assertFalse(dialog.day_off_words)
        dialog.own_dates = True
        with dialog.line_ids.edit(0) as line:
            line.due_date = "2026-11-29"
        self.assertIn("29/11/2026", dialog.day_off_words)

    def dialog(self, name, document, role):
        return Form(
            self.env[f"qlvb.{name}.wizard"]
            .with_user(self.people[role])
            .with_context(default_document_id=document.id)
        )

    def test_the_directive_proposes_it(self):
        """R96: the date by type and urgency is proposed, the leader may change it."""
        self.type_report.handling_days = 3
        document = self.act(self.presented(), "leader")
        dialog = self.dialog("direct", document, "leader")
        self.assertEqual((dialog.days, dialog.due_date), (3, document._deadline(3)))
        dialog.days = 5
        self.assertEqual(dialog.due_date, document._deadline(5))


@tagged("post_install", "-at_install")
class TestDailyLetter(WorkflowCase):
    def letters(self):
        return self.env["mail.mail"].sudo().search([("email_to", "like", "sang@")])

    def send(self, day):
        with freeze_time(f"{day} 01:00:00"):
            self.env["qlvb.follow.up"]._send_daily_letters()

    def test_figures_and_no_content(self):
        """One letter each morning to whoever wants it, with figures only."""
        document = self.directed(self.lead_line())
        head = self.people["head"]
        head.write(
            {
                "email": "sang@example.vn",
                "qlvb_notice_mail": "daily",
                "lang": "en_US",
            }
        )
        self.send("2026-12-01")
        letter = self.letters()
        self.assertEqual(len(letter), 1)
        self.assertIn("1 matter(s) wait for you, 1 of them late", letter.body_html)
        self.assertNotIn(document.subject, letter.body_html)

    def test_not_to_who_has_nothing_to_do_or_does_not_want_it(self):
        specialist, head = self.people["specialist"], self.people["head"]
        specialist.write({"email": "sang@example.vn", "qlvb_notice_mail": "daily"})
        head.email = "sang@example.vn"
        self.directed(self.lead_line())
        self.send("2026-12-01")
        self.assertFalse(self.letters())
