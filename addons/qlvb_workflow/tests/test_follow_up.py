# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.sql_db import db_connect
from odoo.tests import tagged

from .common import TODAY, WorkflowCase

LATER = TODAY + timedelta(days=14)


class FollowUpCase(WorkflowCase):
    """On ``LATER`` one document is late with two people, one waits for the head."""

    def setUp(self):
        super().setUp()
        self.late_one = self.passed_on()
        self.new_one = self.directed(self.lead_line(LATER + timedelta(days=20)))
        self.env.invalidate_all()

    def rows(self, user, *domain):
        return self.env["qlvb.follow.up"].with_user(user).search(list(domain))

    def board(self, user):
        return self.env["qlvb.follow.up"].with_user(user).follow_up_board()

    def counts(self, user):
        return {c["key"]: c["count"] for c in self.board(user)["counters"]}

    def late_row(self, user):
        return self.rows(
            user,
            ("document_id", "=", self.late_one.id),
            ("kind", "=", "handle"),
        )


@tagged("post_install", "-at_install")
class TestFollowUp(FollowUpCase):
    def setUp(self):
        super().setUp()
        self.startPatcher(freeze_time(f"{LATER} 02:00:00"))

    def test_counts_of_each_scope(self):
        """R18: leader and monitor count the agency, a head the unit, a handler
        one's own; who administers and who is elsewhere count nothing."""
        wanted = {
            "leader": (2, 1),
            "monitor": (2, 1),
            "head": (1, 1),
            "specialist": (1, 0),
        }
        for role, (late, waiting) in wanted.items():
            with self.subTest(role=role):
                counts = self.counts(self.people[role])
                self.assertEqual((counts["late"], counts["waiting"]), (late, waiting))
        for user in (self.people["unit_admin"], self.stranger, self.colleague):
            with self.subTest(user=user.login):
                self.assertFalse(any(self.counts(user).values()))
                self.assertFalse(self.rows(user))

    def test_the_board_says_what_it_counts(self):
        """R18: boards of two people differ by their scope, and say so."""
        words = {
            "leader": self.agency.name,
            "head": f"the work of {self.department.name} and your own",
            "specialist": "Counted here: your own work.",
        }
        for role, expected in words.items():
            with self.subTest(role=role):
                self.assertIn(expected, self.board(self.people[role])["scope"])

    def test_each_figure_opens_the_rows_it_counts(self):
        """R18: the domain of each figure finds as many rows as it says."""
        board = self.board(self.people["leader"])
        figures = [
            *board["counters"],
            *board["map"]["rows"],
            *(cell for row in board["map"]["rows"] for cell in row["cells"]),
            *(week["in_time"] for week in board["trend"]),
            *(week["done_late"] for week in board["trend"]),
        ]
        self.assertTrue(any(figure["count"] for figure in figures))
        for figure in figures:
            found = self.rows(self.people["leader"], *figure["domain"])
            self.assertEqual(len(found), figure["count"], figure["domain"])

    def test_a_cell_offers_to_urge_what_one_may_urge(self):
        """R18: leader and head what is late of others there; who handles it nothing."""
        offered = {"leader": 2, "head": 1, "specialist": 0, "clerk": 0}
        for role, count in offered.items():
            rows = self.board(self.people[role])["map"]["rows"]
            with self.subTest(role=role):
                self.assertEqual(sum(row["to_urge"] for row in rows), count)
                for row in rows:
                    cells = sum(cell["to_urge"] for cell in row["cells"])
                    self.assertEqual(cells, row["to_urge"])
        self.late_row(self.people["leader"]).action_urge()
        rows = self.board(self.people["leader"])["map"]["rows"]
        self.assertEqual(sum(row["to_urge"] for row in rows), 1, "urged just now")

    def test_status_follows_the_work(self):
        """R18: waiting, in progress once opened, due soon, late, done in time, late."""
        leader, specialist = self.people["leader"], self.people["specialist"]
        with freeze_time(f"{TODAY} 03:00:00"):
            self.assertEqual(self.late_row(leader).status, "waiting")
            self.late_one.with_user(specialist).web_read({"assignment_ids": {}})
            self.env.invalidate_all()
            self.assertEqual(self.late_row(leader).status, "progress")
        with freeze_time("2026-11-27 03:00:00"):
            soon = self.rows(leader, ("is_soon", "=", True), ("kind", "=", "handle"))
            self.assertEqual(soon.document_id, self.late_one)
        self.env.invalidate_all()
        row = self.late_row(leader)
        self.assertEqual((row.status, row.days_late), ("late", 7))
        self.late_one.with_user(specialist).action_finish("Đã xong.", True)
        self.env.invalidate_all()
        row = self.late_row(leader)
        self.assertEqual((row.status, row.user_id), ("done_late", specialist))
        done = self.rows(leader, ("kind", "=", "direct"), ("state", "=", "done"))
        self.assertEqual(set(done.mapped("status")), {"in_time"})

    def test_the_last_day_is_in_time(self):
        """R18: on the day it is due work is not late, nor late when done then."""
        row = self.late_row(self.people["leader"])
        with freeze_time(f"{row.due_date} 10:00:00"):
            self.env.invalidate_all()
            row = self.late_row(self.people["leader"])
            self.assertEqual((row.status, row.days_late), ("waiting", 0))
            handler = self.people["specialist"]
            self.late_one.with_user(handler).action_finish("Đã xong.", True)
            self.env.invalidate_all()
            self.assertEqual(self.late_row(self.people["leader"]).status, "in_time")

    def test_passing_on_is_no_result(self):
        """R18: followed while it waits, no work done once it was passed on."""
        leader = self.people["leader"]
        passed = ("kind", "=", "pass_on")
        waiting = self.rows(leader, passed, ("document_id", "=", self.new_one.id))
        self.assertEqual(waiting.mapped("state"), ["open"])
        self.assertFalse(
            self.rows(leader, passed, ("document_id", "=", self.late_one.id))
        )

    def test_late_map_and_worst(self):
        """R18: late by unit and urgency; the worst first, with who holds it."""
        board = self.board(self.people["leader"])
        names = {row["name"]: row["count"] for row in board["map"]["rows"]}
        self.assertEqual(names, {self.department.name: 1, self.support_unit.name: 1})
        self.assertEqual(
            [(work["who"], work["days_late"]) for work in board["worst"]],
            [(self.expert.name, 10), (self.people["specialist"].name, 7)],
        )

    def test_a_narrowed_document_is_not_counted(self):
        """R18, R23: no figure counts what its reader may not see."""
        self.late_one._set_narrowed(True)
        self.env.invalidate_all()
        self.assertEqual(self.counts(self.people["leader"])["late"], 0)
        self.assertFalse(self.late_row(self.people["monitor"]))
        self.assertEqual(self.counts(self.people["specialist"])["late"], 1)

    def test_a_move_later_changes_no_past_figure(self):
        """R18: work counts for the unit where the person was when it was asked."""
        leader = self.people["leader"]
        with freeze_time(f"{TODAY} 02:00:00"):
            presented = self.presented()
            self.act(presented, "leader").action_direct(
                "Xử lý.", [{"role": "lead", "user_id": self.colleague.id}]
            )
        self.colleague.qlvb_post_ids.write(
            {"date_from": TODAY, "date_to": LATER - timedelta(days=1)}
        )
        self.env["qlvb.post"].create(
            {
                "user_id": self.colleague.id,
                "unit_id": self.support_unit.id,
                "role_ids": [Command.set(self.roles["specialist"].ids)],
                "title": "Chuyên viên",
                "is_default": True,
                "date_from": LATER,
            }
        )
        self.assertEqual(self.colleague._qlvb_default_post().unit_id, self.support_unit)
        row = self.rows(
            leader,
            ("document_id", "=", presented.id),
            ("user_id", "=", self.colleague.id),
        )
        self.assertEqual(row.unit_id, self.department)

    def test_queries_do_not_grow(self):
        """R18: the board costs the same number of queries for more documents."""
        few = self.queries_of_the_board()
        with freeze_time(f"{TODAY} 02:00:00"):
            for _n in range(3):
                self.passed_on()
        self.assertLessEqual(self.queries_of_the_board(), few)

    def queries_of_the_board(self):
        self.board(self.people["leader"])
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.board(self.people["leader"])
        return self.env.cr.sql_log_count - before


@tagged("post_install", "-at_install")
class TestUrging(FollowUpCase):
    def setUp(self):
        super().setUp()
        self.startPatcher(freeze_time(f"{LATER} 02:00:00"))

    def notices(self, user):
        return self.env["mail.activity"].search([("user_id", "=", user.id)])

    def test_urging_is_told_kept_and_shown(self):
        """R18: the holder gets a notice, document and journal keep it, the desk
        marks it."""
        specialist = self.people["specialist"]
        self.late_row(self.people["leader"]).action_urge("Gấp.")
        urging = self.late_one.urging_ids
        self.assertEqual(
            (urging.who, urging.urged_by_id, urging.note, urging.urged_on),
            (specialist.name, self.people["leader"], "Gấp.", LATER),
        )
        self.assertEqual(len(self.notices(specialist)), 1)
        self.assertNotIn(self.late_one.subject, self.notices(specialist).note)
        self.assertEqual(len(self.events(self.late_one, "document.urge")), 1)
        item = self.env["qlvb.work.item"].with_user(specialist)
        self.assertTrue(item.search([("is_mine", "=", True), ("urged_on", "=", LATER)]))

    def test_a_head_sees_and_urges_the_members(self):
        """R119: what is late and what is soon due, with the days; urging is kept."""
        head, specialist = self.people["head"], self.people["specialist"]
        with freeze_time(f"{TODAY} 02:00:00"):
            soon = self.directed(self.lead_line(LATER + timedelta(days=1)))
            self.act(soon, "head").action_pass_on(
                [{"role": "lead", "user_id": specialist.id}]
            )
        self.env.invalidate_all()
        rows = self.rows(head, ("user_id", "=", specialist.id), ("state", "=", "open"))
        self.assertEqual(
            [(row.document_id, row.days_late, row.is_soon) for row in rows],
            [(self.late_one, 7, False), (soon, 0, True)],
        )
        rows.action_urge("Khẩn trương.")
        for document in (self.late_one, soon):
            self.assertEqual(document.urging_ids.urged_by_id, head)
            self.assertEqual(len(self.events(document, "document.urge")), 1)

    def test_not_twice_a_day(self):
        """R18: refused the same day, possible the next."""
        row = self.late_row(self.people["leader"])
        row.action_urge()
        with self.assertRaises(UserError):
            self.late_row(self.people["head"]).action_urge()
        self.assertEqual(len(self.late_one.urging_ids), 1)
        with freeze_time(f"{LATER + timedelta(days=1)} 02:00:00"):
            row.action_urge()
        self.assertEqual(len(self.late_one.urging_ids), 2)

    def test_what_is_done_is_not_urged(self):
        """R18: who has finished is not asked to finish."""
        row = self.late_row(self.people["leader"])
        self.late_one.with_user(self.people["specialist"]).action_finish("Xong.", True)
        self.env.invalidate_all()
        self.assertFalse(row.can_urge)
        with self.assertRaisesRegex(UserError, "done already"):
            row.action_urge()
        self.assertFalse(self.late_one.urging_ids)

    def test_only_in_one_s_scope(self):
        """R18: a head urges the own unit, a handler nobody, a stranger sees nothing."""
        self.assertTrue(self.late_row(self.people["head"]).can_urge)
        self.late_row(self.people["head"]).action_urge()
        for user in (self.people["specialist"], self.people["clerk"]):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.late_row(user).action_urge()
        own = self.rows(self.people["head"], ("document_id", "=", self.new_one.id))
        with self.assertRaises(AccessError):
            own.action_urge()
        row = self.late_row(self.people["leader"])
        for user in (self.support_head, self.stranger, self.people["unit_admin"]):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                row.with_user(user).action_urge()
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute(
                "SELECT count(*) FROM qlvb_audit_event "
                "WHERE document_id = %s AND result = 'refused' "
                "AND code <> 'access.refused'",
                [self.late_one.id],
            )
            self.assertEqual(cr.fetchone(), (2,))

    def test_all_late_ones_of_a_cell(self):
        """R18: all late works at once, one notice a holder; the rest is left alone."""
        with freeze_time(f"{TODAY} 02:00:00"):
            second = self.passed_on()
        self.late_row(self.people["leader"]).action_urge()
        follow_up = self.env["qlvb.follow.up"].with_user(self.people["leader"])
        follow_up.action_urge_late([("unit_id", "=", self.department.id)])
        self.assertEqual(len(self.late_one.urging_ids), 1)
        self.assertEqual(len(second.urging_ids), 1)
        self.assertFalse(self.new_one.urging_ids)
        with self.assertRaises(UserError):
            follow_up.action_urge_late([("document_id", "=", self.new_one.id)])
