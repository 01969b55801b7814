# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import b64
from .test_follow_up import LATER, FollowUpCase


@tagged("post_install", "-at_install")
class TestFollowUpPeople(FollowUpCase):
    def setUp(self):
        super().setUp()
        self.startPatcher(freeze_time(f"{LATER} 02:00:00"))
        self.env.invalidate_all()

    def figures(self, user):
        return self.env["qlvb.follow.up"].with_user(user).follow_up_people()

    def units(self, user):
        return {unit["name"]: unit for unit in self.figures(user)["units"]}

    def test_each_unit_and_person_with_what_waits_and_was_done(self):
        """R69: volume and progress, by unit and person."""
        units = self.units(self.leader_post.user_id)
        unit = units[self.department.name]
        self.assertEqual((unit["late"], unit["waiting"]), (1, 1))
        names = {person["name"]: person for person in unit["people"]}
        specialist = self.people["specialist"]
        self.assertEqual(names[specialist.name]["late"], 1)
        self.late_one.with_user(specialist).action_finish("Đã xong.", True)
        self.env.invalidate_all()
        unit = self.units(self.leader_post.user_id)[self.department.name]
        self.assertEqual((unit["late"], unit["done_late"]), (0, 1))
        self.assertEqual(unit["share"], 0)

    def test_what_another_ended_counts_for_whose_work_it_was(self):
        """R69: the clerk who issues the answer has not handled the document."""
        specialist, clerk = self.people["specialist"], self.people["clerk"]
        work = self.late_one.sudo().work_item_ids.filtered(lambda w: w.state == "open")
        work.with_user(clerk).sudo()._finish()
        self.env.invalidate_all()
        people = self.units(self.leader_post.user_id)[self.department.name]["people"]
        done = {person["name"]: person["done_late"] for person in people}
        self.assertEqual(done[specialist.name], 1)
        self.assertNotIn(clerk.name, done)

    def test_each_bar_opens_the_rows_it_counts(self):
        """R69, R18: a click down to the documents finds what was counted."""
        leader = self.people["leader"]
        found = self.figures(leader)
        rows = self.env["qlvb.follow.up"].with_user(leader)
        for unit in found["units"]:
            for status in found["statuses"]:
                domain = [*status["domain"], ("unit_id", "=", unit["id"])]
                with self.subTest(unit=unit["name"], status=status["key"]):
                    self.assertEqual(rows.search_count(domain), unit[status["key"]])
                for person in unit["people"]:
                    his = [*domain, ("user_id", "=", person["id"])]
                    self.assertEqual(rows.search_count(his), person[status["key"]])

    def test_in_time_counts_what_is_open_and_late(self):
        """R69: of one done in time and one open and late, half were in time."""
        with freeze_time(f"{LATER - timedelta(days=14)} 05:00:00"):
            document = self.passed_on()
            handler = self.people["specialist"]
            document.with_user(handler).action_finish("Đã xong.", True)
        self.env.invalidate_all()
        unit = self.units(self.people["leader"])[self.department.name]
        [person] = [p for p in unit["people"] if p["id"] == handler.id]
        self.assertEqual((person["in_time"], person["late"]), (1, 1))
        self.assertEqual((person["judged"], person["share"]), (2, 50))

    def test_each_quality_mark_opens_the_drafts_it_counts(self):
        """R69: drafts returned twice count once, and are found by a click."""
        draft = self.submitted()
        for text in ("Điều 1 mới", "Điều 2 mới"):
            self.act(draft, "head").action_return_draft("Sửa lại")
            with trap_jobs():
                draft.action_upload_draft("sua.docx", b64(make_docx(text)))
            draft.not_secret = True
            draft.action_submit()
        self.env.invalidate_all()
        leader = self.people["leader"]
        found = self.figures(leader)
        documents = self.env["qlvb.document"].with_user(leader)
        counted = 0
        for unit in found["units"]:
            for mark in found["marks"]:
                domain = [*mark["domain"], ("unit_id", "=", unit["id"])]
                self.assertEqual(documents.search_count(domain), unit[mark["key"]])
                for person in unit["people"]:
                    his = [*domain, ("drafter_id", "=", person["id"])]
                    self.assertEqual(documents.search_count(his), person[mark["key"]])
                counted += unit[mark["key"]]
        self.assertEqual(counted, 2)  # returned, and corrected
        self.assertFalse(self.figures(self.people["specialist"])["marks"])

    def test_only_in_one_s_own_scope(self):
        """R18, R28: a head the unit, a handler one's own, a stranger nothing."""
        self.assertEqual(set(self.units(self.people["head"])), {self.department.name})
        own = self.units(self.expert)[self.support_unit.name]
        self.assertEqual([p["name"] for p in own["people"]], [self.expert.name])
        for user in (self.stranger, self.people["unit_admin"], self.colleague):
            self.assertFalse(self.units(user))

    def test_agencies_below_are_counted_without_their_documents(self):
        """R10, R18: the agency above gets numbers of those below, and no row."""
        province = self.env["qlvb.unit"].create(
            {"name": "Ủy ban nhân dân tỉnh", "code": "UBNDT", "kind": "agency"}
        )
        above = self.add_person("chairman", province, "leader")
        counts = self.env["qlvb.follow.up"].with_user(above)
        self.assertFalse(counts.follow_up_agencies())
        self.agency.parent_id = province
        self.env.invalidate_all()
        [row] = counts.follow_up_agencies()
        self.assertEqual((row["name"], row["late"]), (self.agency.name, 2))
        self.assertGreater(row["open"], row["late"])
        self.assertFalse(counts.search([("agency_id", "=", self.agency.id)]))
        self.late_one.sudo().write({"is_restricted": True})
        [row] = counts.follow_up_agencies()
        self.assertEqual(row["late"], 0)
        for user in (self.people["leader"], self.stranger, self.expert):
            self.assertFalse(
                self.env["qlvb.follow.up"].with_user(user).follow_up_agencies()
            )

    def test_an_agency_below_is_urged_by_its_number(self):
        """R10, R18: its leaders get one notice that names no document, renewed at most
        once in the days set; the journal keeps it; nobody urges beside or above."""
        province = self.env["qlvb.unit"].create(
            {"name": "Ủy ban nhân dân tỉnh", "code": "UBNDT", "kind": "agency"}
        )
        above = self.add_person("chairman", province, "leader")
        self.agency.parent_id = province
        self.env.invalidate_all()
        counts = self.env["qlvb.follow.up"].with_user(above)
        [row] = counts.follow_up_agencies()
        self.assertEqual(sum(row["cells"]), row["late"])
        counts.action_urge_agency(self.agency.id)
        with self.assertRaisesRegex(UserError, "already"):
            counts.action_urge_agency(self.agency.id)
        self.agency.sudo().late_urged_on -= timedelta(days=1)
        counts.action_urge_agency(self.agency.id)
        leader = self.people["leader"]
        [notice] = self.env["mail.activity"].search([("user_id", "=", leader.id)])
        self.assertIn("2", notice.note)
        self.assertNotIn(self.late_one.subject, notice.note)
        events = self.env["qlvb.audit.event"].search(
            [("code", "=", "unit.urge"), ("res_id", "=", self.agency.id)]
        )
        self.assertEqual(events.mapped("actor_id"), above)
        self.assertEqual(len(events), 2)
        for user in (leader, self.stranger, self.expert):
            with self.subTest(login=user.login), self.assertRaises(AccessError):
                self.env["qlvb.follow.up"].with_user(user).action_urge_agency(
                    self.agency.id
                )


@tagged("post_install", "-at_install")
class TestLateEscalation(FollowUpCase):
    """The expert's opinion was due on Friday 27/11, the handling on Monday 30/11."""

    def escalate(self, day):
        with freeze_time(f"{day} 01:00:00"):
            self.env.invalidate_all()
            self.env["qlvb.follow.up"]._escalate_late()

    def told(self, user):
        return (
            self.env["mail.activity"]
            .search([("user_id", "=", user.id), ("automated", "=", True)])
            .mapped("summary")
        )

    def test_the_head_is_told_after_the_days_of_the_rule(self):
        """R109: late by three working days, the head is told; once, without titles."""
        due = LATER - timedelta(days=10)  # Friday 27/11/2026
        self.escalate(due + timedelta(days=4))
        self.assertFalse(self.told(self.support_head))
        for _run in range(2):
            self.escalate(due + timedelta(days=5))
        [words] = self.told(self.support_head)
        self.assertNotIn(self.late_one.subject, words)
        self.assertFalse(self.told(self.people["head"]))

    def test_gone_once_done(self):
        """R109: what is done is told no more."""
        self.escalate(LATER)
        self.assertTrue(self.told(self.people["head"]))
        with freeze_time(f"{LATER} 02:00:00"):
            handler = self.people["specialist"]
            self.late_one.with_user(handler).action_finish("Đã xong.", True)
        self.escalate(LATER)
        self.assertFalse(self.told(self.people["head"]))

    def test_a_monitor_sees_all_open_work_and_urges_it(self):
        """R109: who follows up for the agency sees every open item, and urges."""
        monitor = self.people["monitor"]
        with freeze_time(f"{LATER} 02:00:00"):
            self.env.invalidate_all()
            rows = self.rows(monitor, ("state", "=", "open"))
            self.assertEqual(rows.document_id, self.late_one | self.new_one)
            self.late_row(monitor).action_urge("Đề nghị khẩn trương.")
        [urging] = self.late_one.sudo().urging_ids
        self.assertEqual(urging.urged_by_id, monitor)
        self.assertEqual(urging.note, "Đề nghị khẩn trương.")
