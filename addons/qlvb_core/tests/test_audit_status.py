# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from ..clock import today
from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestAuditStatus(ProvinceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.monitor = cls.people["monitor"]
        cls.operator = new_test_user(
            cls.env, "vanhanh", groups="qlvb_core.group_operator"
        )

    def _status(self, user):
        return self.env["qlvb.audit.status"].with_user(user).create({})

    def _last(self, code):
        return self.env["qlvb.audit.event"].search([("code", "=", code)], limit=1)

    def test_state_is_shown_to_inspector_and_operator(self):
        """R31, R213: protection, newest seal and room are on one page."""
        self.env["qlvb.audit.event"]._log("test.act")
        last = self._last("test.act").id
        self.env["qlvb.audit.seal"]._seal_batch(last, 100_000)
        for user in (self.monitor, self.operator):
            form = Form(self.env["qlvb.audit.status"].with_user(user))
            self.assertTrue(form.is_protected)
            self.assertEqual(
                form.seal_digest, self.env["qlvb.audit.seal"]._last().digest
            )

    def test_review_is_marked(self):
        """R213: the inspector's weekly mark: up to which day, by whom, with remarks."""
        status = self._status(self.monitor)
        self.assertTrue(status.is_review_due)
        status.review_note = "Không có gì bất thường"
        said = status.action_review()
        self.assertIn("reviewed up to", said["params"]["message"])
        event = self._last("journal.review")
        self.assertEqual((event.actor_id, event.agency_id), (self.monitor, self.agency))
        self.assertIn("Không có gì bất thường", event.detail)
        self.assertFalse(self._status(self.monitor).is_review_due)

    def test_review_is_due_again_after_a_week(self):
        """R213: the mark holds a week."""
        self._status(self.monitor).action_review()
        with freeze_time(fields.Datetime.now() + timedelta(days=8)):
            self.assertTrue(self._status(self.monitor).is_review_due)

    def test_only_an_inspector_reviews(self):
        with self.assertRaises(AccessError):
            self._status(self.operator).action_review()
        with self.assertRaises(AccessError):
            self._status(self.people["clerk"])

    def test_days_to_come_are_not_reviewed(self):
        status = self._status(self.monitor)
        status.reviewed_until = today() + timedelta(days=1)
        with self.assertRaises(UserError):
            status.action_review()

    @mute_logger("odoo.addons.qlvb_core.wizards.audit_status")
    def test_alarm_when_space_runs_out(self):
        """R213: below the limit the operator is told, and the journal keeps it."""
        rule = self.env["qlvb.rule"].search(
            [("code", "=", "journal.disk_free_percent")]
        )
        rule.value = "100"
        self.env["qlvb.audit.status"]._check_space()
        self.assertTrue(self._status(self.operator).is_disk_low)
        self.assertIn("free_percent", self._last("journal.space").data)
        rule.value = "0"
        self.assertFalse(self._status(self.operator).is_disk_low)

    # -- months whose time is over ---------------------------------------------------

    def test_no_month_of_this_year_goes(self):
        """R213: kept at least 12 months; a shorter rule does not help."""
        rule = self.env["qlvb.rule"].search([("code", "=", "journal.retention_months")])
        rule.value = "1"
        with freeze_time(fields.Datetime.now() + relativedelta(months=11)):
            self.assertFalse(self._status(self.operator).expired_month)
            with self.assertRaises(UserError):
                self._status(self.operator).action_cut()
        self.assertIn(
            "12 months",
            self._function("qlvb_journal_cut_month"),
            "the database itself keeps the legal minimum",
        )

    def _function(self, name):
        self.env.cr.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [name])
        return self.env.cr.fetchone()[0]

    def test_unsealed_month_stays(self):
        """R213: only what is sealed to its end leaves."""
        self.env["qlvb.audit.event"]._log("test.act")
        month = today().replace(day=1)
        with (
            freeze_time(month + relativedelta(months=14)),
            self.assertRaisesRegex(UserError, "not sealed"),
        ):
            self.env["qlvb.audit.cut"]._cut(month)

    def test_the_operator_alone_takes_months_out(self):
        """R213: an act of the operator."""
        with self.assertRaises(AccessError):
            self._status(self.monitor).action_cut()
