# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..clock import today
from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestPost(ProvinceCase):
    def add_post(self, user, unit, role, **values):
        return self.env["qlvb.post"].create(
            {
                "user_id": user.id,
                "unit_id": unit.id,
                "role_ids": [(6, 0, self.roles[role].ids)],
                "title": "Chuyên viên",
                **values,
            }
        )

    def test_one_default_post(self):
        """R8: of several posts exactly one is the default, whatever is written."""
        user = self.people["specialist"]
        first = user.qlvb_post_ids
        self.assertTrue(first.is_default)
        second = self.add_post(user, self.other_agency, "clerk")
        self.assertFalse(second.is_default)
        second.is_default = True
        self.assertFalse(first.is_default)
        third = self.add_post(user, self.agency, "monitor", is_default=True)
        self.assertEqual(user.qlvb_post_ids.filtered("is_default"), third)

    def test_the_default_follows_when_its_post_ends(self):
        """R8: when the default post ends, another one in force takes its place."""
        user = self.people["specialist"]
        first = user.qlvb_post_ids
        second = self.add_post(user, self.other_agency, "clerk")
        first.write({"date_from": "2020-01-01", "date_to": "2020-12-31"})
        self.assertTrue(second.is_default)
        self.assertFalse(first.is_default)

    def test_switching_changes_defaults_and_no_right(self):
        """R8: the switch decides what new documents begin with, never who sees what."""
        user = self.people["specialist"]
        second = self.add_post(user, self.other_agency, "clerk")
        own = self.new_draft(user)
        before = user._qlvb_document_domain()
        posts = self.env["qlvb.post"].with_user(user)
        posts.action_switch(second.id)
        documents = self.env["qlvb.document"].with_user(user)
        defaults = documents.default_get(["agency_id", "unit_id"])
        self.assertEqual(defaults["agency_id"], self.other_agency.id)
        self.assertEqual(user._qlvb_document_domain(), before)
        self.assertIn(own, documents.search([]))
        with self.assertRaises(UserError):
            posts.action_switch(self.colleague.qlvb_post_ids.id)
        with self.assertRaises(AccessError):
            user.with_user(self.colleague).action_set_desk_by_post(True)

    def test_the_same_post_twice_is_refused(self):
        """R8: overlapping posts of one person, unit and role are refused, in words."""
        user = self.people["specialist"]
        first = user.qlvb_post_ids
        with self.assertRaises(ValidationError):
            self.add_post(user, self.department, "specialist")
        first.date_to = today()
        later = today() + timedelta(days=1)
        following = self.add_post(
            user, self.department, "specialist", date_from=later
        )
        with self.assertRaises(ValidationError):
            following.date_from = today()

    def test_reversed_dates_are_refused(self):
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.people["specialist"].qlvb_post_ids.write(
                {"date_from": "2026-02-01", "date_to": "2026-01-01"}
            )
            self.env.flush_all()

    def test_acting_head_is_shown_with_q(self):
        """Decree 30 Phụ lục I: “Q.” stands before the title of an acting head only."""
        post = self.people["leader"].qlvb_post_ids
        post.write({"title": "Giám đốc", "is_acting": True})
        self.assertEqual(post.full_title, "Q. Giám đốc")
        self.assertIn("Q. Giám đốc", post.display_name)
        with self.assertRaises(ValidationError):
            self.people["specialist"].qlvb_post_ids.is_acting = True

    def test_a_post_ends_at_midnight_in_viet_nam(self):
        """R247: the rights end with the last day, without waiting for any job."""
        clerk = self.people["clerk"]
        document = self.new_draft()
        clerk.qlvb_post_ids.write({"date_from": "2026-01-01", "date_to": "2027-03-31"})
        documents = self.env["qlvb.document"].with_user(clerk)
        with freeze_time("2027-03-31 16:59:00"):
            self.assertIn(document, documents.search([]))
        with freeze_time("2027-03-31 17:01:00"):
            self.assertNotIn(document, documents.search([]))
            self.env["qlvb.post"]._renew_in_force()
            self.assertFalse(clerk.qlvb_post_ids.in_force)
            self.assertFalse(clerk.has_group("qlvb_core.group_clerk"))

    def test_the_daily_job_runs_at_midnight(self):
        """R247: groups and menus change by a job whose first run is at 0 o'clock."""
        cron = self.env.ref("qlvb_core.post_cron_renew")
        local = fields.Datetime.context_timestamp(
            cron.with_context(tz="Asia/Ho_Chi_Minh"), cron.nextcall
        )
        self.assertEqual((local.minute, cron.interval_type), (0, "hours"))

    def test_a_transfer_ends_the_old_rights_the_same_day(self):
        """R247: old rights end and new ones start in one change, both logged."""
        clerk = self.people["clerk"]
        document = self.new_draft()
        clerk.qlvb_post_ids.write({"unit_id": self.other_agency.id})
        documents = self.env["qlvb.document"].with_user(clerk)
        self.assertNotIn(document, documents.search([]))
        foreign = self.new_draft(
            self.add_person("foreign", self.other_agency, "specialist"),
            agency_id=self.other_agency.id,
            unit_id=self.other_agency.id,
        )
        self.assertIn(foreign, documents.search([]))
        logged = self.env["qlvb.audit.event"].search(
            [("res_model", "=", "qlvb.post"), ("res_id", "=", clerk.qlvb_post_ids.id)]
        )
        self.assertIn("post.write", logged.mapped("code"))
