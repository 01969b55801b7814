# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import TODAY
from .test_follow_up import LATER, FollowUpCase


@tagged("post_install", "-at_install")
class TestCompliance(FollowUpCase):
    def matters(self, user):
        page = self.env["qlvb.follow.up"].with_user(user).compliance_page()
        return {matter["key"]: matter for matter in page}

    def test_matters_with_who_must_act(self):
        """R240: late, unread and filed nowhere, each with who must act."""
        specialist = self.people["specialist"]
        self.late_one.with_user(specialist).web_read({"assignment_ids": {}})
        closed = self.passed_on()
        closed.with_user(specialist).action_finish("Đã xong.", True)
        with freeze_time(f"{LATER} 02:00:00"):
            matters = self.matters(self.people["leader"])
        self.assertEqual(
            {row["who"]: row["count"] for row in matters["late"]["rows"]},
            {specialist.name: 1, self.expert.name: 1},
        )
        unread = {row["who"]: row["count"] for row in matters["unread"]["rows"]}
        self.assertNotIn(specialist.name, unread)
        self.assertEqual(unread[self.expert.name], 1)
        self.assertEqual(matters["no_dossier"]["rows"][0]["who"], specialist.name)
        self.assertEqual(matters["no_dossier"]["count"], 1)

    def test_each_count_opens_its_list(self):
        """R240: behind each count stand exactly as many rows."""
        self.passed_on().with_user(self.people["specialist"]).action_finish(
            "Xong", True
        )
        leader = self.people["leader"]
        with freeze_time(f"{LATER} 02:00:00"):
            for matter in self.matters(leader).values():
                for row in matter["rows"]:
                    model = self.env[row["model"]].with_user(leader)
                    self.assertEqual(model.search_count(row["domain"]), row["count"])

    def test_filed_is_in_order(self):
        """R240: a closed document in a dossier is no matter any more."""
        specialist = self.people["specialist"]
        document = self.passed_on()
        document.with_user(specialist).action_finish("Xong", True)
        dossier = (
            self.env["qlvb.dossier"]
            .with_user(specialist)
            .create({"title": "Hồ sơ công việc", "notation": "01"})
        )
        dossier.item_ids = [(0, 0, {"document_id": document.id})]
        self.assertFalse(self.matters(self.people["leader"])["no_dossier"]["count"])

    def test_an_outgoing_document_is_its_drafter_s(self):
        """R240: what was issued and filed nowhere is listed under who drafted it."""
        draft = self.new_draft()
        draft.sudo().state = "issued"
        matter = self.matters(self.people["leader"])["no_dossier"]
        [row] = matter["rows"]
        self.assertEqual((row["who"], row["count"]), (draft.drafter_id.name, 1))
        self.assertEqual(self.env["qlvb.document"].search(row["domain"]), draft)

    def test_for_who_leads_or_monitors(self):
        """R240: the page is the head's; other agencies are not in it."""
        self.assertFalse(any(m["count"] for m in self.matters(self.stranger).values()))
        self.matters(self.people["monitor"])
        for role in ("specialist", "head", "clerk", "unit_admin"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.matters(self.people[role])


@tagged("post_install", "-at_install")
class TestUnread(FollowUpCase):
    """The assignments of ``late_one`` were given on Monday, 23/11/2026."""

    def remind(self, day):
        with freeze_time(f"{day} 01:00:00"):
            self.env["qlvb.follow.up"]._remind_unread()

    def activities(self, user):
        return (
            self.env["mail.activity"]
            .search([("user_id", "=", user.id), ("automated", "=", True)])
            .mapped("summary")
        )

    def set_rule(self, code, value):
        self.env["qlvb.rule"].search([("code", "=", code)]).value = value

    def setUp(self):
        super().setUp()
        self.set_rule("unread.remind_days", "2")
        self.set_rule("unread.escalate_days", "4")

    def test_listed_to_the_person_then_to_the_head(self):
        """R245: after the set working days to the person, later to the unit's head."""
        expert, head = self.expert, self.support_head
        self.remind(TODAY + timedelta(days=1))
        self.assertFalse(self.activities(expert))
        self.remind(TODAY + timedelta(days=2))
        self.assertEqual(len(self.activities(expert)), 1)
        self.assertFalse(self.activities(head))
        self.remind(TODAY + timedelta(days=4))
        self.assertEqual(len(self.activities(head)), 1)
        self.assertNotIn(self.late_one.subject, str(self.activities(expert)))

    def test_one_grouped_activity_a_day(self):
        """R245: many unread make one activity, run twice or not; days off not
        counted."""
        self.passed_on()
        for _run in range(2):
            self.remind(TODAY + timedelta(days=4))
        self.assertEqual(len(self.activities(self.expert)), 1)
        self.assertIn("2", self.activities(self.expert)[0])

    def test_days_off_do_not_count(self):
        """R245: working days of the agency's calendar."""
        self.env["qlvb.calendar.day"].create(
            {
                "date": TODAY + timedelta(days=1),
                "kind": "off",
                "name": "Nghỉ bù",
                "agency_id": self.agency.id,
                "source": "Thông báo",
            }
        )
        self.remind(TODAY + timedelta(days=2))
        self.assertFalse(self.activities(self.expert))
        self.remind(TODAY + timedelta(days=3))
        self.assertTrue(self.activities(self.expert))

    def test_gone_once_opened(self):
        """R245: receipt is recorded at the first opening, and ends the reminder."""
        self.remind(TODAY + timedelta(days=4))
        self.late_one.with_user(self.expert).web_read({"assignment_ids": {}})
        self.remind(TODAY + timedelta(days=4))
        self.assertFalse(self.activities(self.expert))
        self.assertFalse(self.activities(self.support_head))

    def test_what_the_head_does_not_open_goes_to_the_leader(self):
        """R245: a head's own unread work is listed to the agency's leader."""
        self.directed(self.lead_line())
        self.remind(TODAY + timedelta(days=4))
        self.assertEqual(len(self.activities(self.people["head"])), 2)
        self.assertEqual(len(self.activities(self.people["leader"])), 1)

    def test_queries_do_not_grow(self):
        """R245: no query for each assignment."""
        few = self.queries_of_a_second_run()
        for _n in range(3):
            self.passed_on()
        self.assertLessEqual(self.queries_of_a_second_run(), few)

    def queries_of_a_second_run(self):
        self.remind(TODAY + timedelta(days=4))
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.remind(TODAY + timedelta(days=4))
        return self.env.cr.sql_log_count - before
