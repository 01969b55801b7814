# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import ProvinceCase

NOW = fields.Datetime.to_datetime("2026-11-27 02:00:00")  # 9 o'clock in Viet Nam


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestIncidentBreach(ProvinceCase):
    def setUp(self):
        super().setUp()
        self.admin = self.people["unit_admin"]
        self.officer = self.people["specialist"]
        self.agency.security_officer_id = self.officer
        self.incident = self.start()

    def start(self, **values):
        scenarios = self.env["qlvb.incident.scenario"].with_user(self.admin)
        scenario = scenarios.create({"name": "Lộ dữ liệu", **values})
        incidents = self.env["qlvb.incident"].with_user(self.admin)
        return incidents.browse(scenario.action_start()["res_id"])

    def find(self, hours_ago=0, data="Số điện thoại của 120 người gửi đơn"):
        self.incident.action_breach_found(NOW - timedelta(hours=hours_ago), data)

    def notices(self):
        link = f"/odoo/qlvb.incident/{self.incident.id}"
        return self.env["mail.activity"].search([("note", "ilike", link)])

    def test_72_hours_from_when_it_was_found(self):
        """R29: the time runs from the finding, and the incident shows what is left."""
        self.find(hours_ago=30)
        self.assertEqual(self.incident.breach_due_at, NOW + timedelta(hours=42))
        self.assertEqual(self.incident.breach_state, "waiting")
        self.assertIn("42", self.incident.breach_left)
        self.assertIn("Bộ Công an", self.incident.breach_recipient)
        with freeze_time(NOW + timedelta(hours=45)):
            self.incident.invalidate_recordset()
            self.assertEqual(self.incident.breach_state, "overdue")
            self.assertIn("3", self.incident.breach_left)

    def test_the_hours_are_a_parameter_with_its_source(self):
        """R29: the law's number of hours is data, in force from the law's day."""
        rule = self.env.ref("qlvb_core.rule_breach_report_hours")
        self.assertIn("91/2025/QH15", rule.instrument)
        rule.value = "48"
        self.find()
        self.assertEqual(self.incident.breach_due_at, NOW + timedelta(hours=48))

    def test_whom_it_concerns_is_told_until_it_is_reported(self):
        """R29: officer, admin and leaders have it to do, until the report is noted."""
        self.find()
        told = self.notices()
        people = self.officer | self.admin | self.people["leader"]
        self.assertEqual(told.user_id & people, people)
        self.assertEqual({notice.date_deadline.day for notice in told}, {30})
        self.incident.with_user(self.officer).action_breach_reported(
            NOW, "15/BC-SKHCN ngày 27/11/2026"
        )
        self.assertFalse(self.notices())

    def test_recorded_whether_in_time(self):
        """R29: when the report went out, by whom it was noted, in time or late."""
        self.find(hours_ago=80)
        self.incident.action_breach_reported(NOW - timedelta(hours=10), "15/BC")
        self.assertEqual(self.incident.breach_state, "in_time")
        self.assertEqual(self.incident.breach_reported_by_id, self.admin)
        late = self.incident = self.start(name="Lộ dữ liệu lần hai")
        self.find(hours_ago=80)
        late.action_breach_reported(NOW, "16/BC")
        self.assertEqual(late.breach_state, "late")
        events = self.env["qlvb.audit.event"].search(
            [("code", "in", ("breach.find", "breach.report"))]
        )
        events = events.filtered(lambda e: e.res_id == late.id)
        self.assertEqual(len(events), 2)
        self.assertIn("09:00 27/11/2026", "".join(events.mapped("detail")))

    def test_a_scenario_of_a_leak_starts_the_time(self):
        """R29: who starts the scenario of a leak has said when it was found."""
        incident = self.start(name="Mất máy tính", is_breach=True)
        self.assertEqual(incident.breach_due_at, NOW + timedelta(hours=72))

    def test_reminded_once_before_the_end(self):
        """R29: a day before the end everybody concerned is told again, once."""
        self.find()
        before = len(self.notices())
        incidents = self.env["qlvb.incident"]
        incidents._remind_breaches()
        self.assertEqual(len(self.notices()), before)
        with freeze_time(NOW + timedelta(hours=50)):
            incidents._remind_breaches()
            incidents._remind_breaches()
        self.assertEqual(len(self.notices()), 2 * before)

    def test_wrong_times_and_words(self):
        """R29: no time in the future, no report before the finding, no empty words."""
        act = self.incident.action_breach_found
        for moment, data in (
            (NOW + timedelta(hours=1), "x"),
            ("hôm qua", "x"),
            (False, "x"),
            (NOW, " "),
            (NOW, "x" * 1001),
        ):
            with self.subTest(moment=moment), self.assertRaises(UserError):
                act(moment, data)
        with self.assertRaises(UserError):
            self.incident.action_breach_reported(NOW, "15/BC")
        self.find()
        with self.assertRaises(UserError):
            self.find()
        with self.assertRaises(UserError):
            self.incident.action_breach_reported(NOW - timedelta(hours=1), "15/BC")

    def test_only_who_answers_for_it(self):
        """R29: neither the agency's other people nor others note anything."""
        for user in (self.colleague, self.people["leader"], self.stranger):
            incident = self.incident.with_user(user)
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                incident.action_breach_found(NOW, "x")
        self.find()
        with self.assertRaises(AccessError):
            self.incident.write({"breach_due_at": fields.Datetime.now()})
