# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .common import TODAY
from .test_follow_up import LATER, FollowUpCase

WORDS = "Tỉnh cần số liệu trước 10 giờ"


@tagged("post_install", "-at_install")
class TestUrgeWords(FollowUpCase):
    """Urging with words of one's own: told, kept, shown (R18)."""

    def setUp(self):
        super().setUp()
        self.startPatcher(freeze_time(f"{LATER} 02:00:00"))
        self.leader = self.people["leader"]

    def dialog(self, action):
        wizard = self.env[action["res_model"]].with_user(self.leader)
        return Form(wizard.with_context(**action["context"]))

    def test_words_reach_whom_they_are_for(self):
        """R18: in the notice, on the document, in the history and on "Flow"."""
        row = self.late_row(self.leader)
        form = self.dialog(row.action_ask_urge())
        self.assertIn(row.who, form.consequence)
        form.note = WORDS
        form.save().action_confirm()
        document = self.act(self.late_one, "specialist")
        document.invalidate_recordset()
        self.assertIn(WORDS, document.my_notices)
        self.assertEqual(document.urging_ids.note, WORDS)
        notice = self.env["mail.activity"].search(
            [("user_id", "=", self.people["specialist"].id)]
        )
        self.assertIn(WORDS, notice.qlvb_text)
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "document.urge"), ("document_id", "=", self.late_one.id)]
        )
        self.assertIn(WORDS, event.detail)

    def test_what_is_left_out_is_named_before(self):
        """R18: words that do not reach a holder are told of before they are sent."""
        row = self.late_row(self.leader)
        before = self.dialog(row.action_ask_urge()).consequence
        self.assertNotIn(self.late_one.code, before)
        row.action_urge()
        row.invalidate_recordset()
        after = self.dialog(row.action_ask_urge()).consequence
        self.assertIn(self.late_one.code, after)

    def test_words_need_not_be_said(self):
        row = self.late_row(self.leader)
        self.dialog(row.action_ask_urge()).save().action_confirm()
        self.assertTrue(self.act(self.late_one, "leader").urging_ids)

    def test_all_that_is_late_at_once(self):
        follow_up = self.env["qlvb.follow.up"].with_user(self.leader)
        form = self.dialog(follow_up.action_ask_urge_late([]))
        form.note = WORDS
        form.save().action_confirm()
        self.assertEqual(
            set(self.act(self.late_one, "leader").urging_ids.mapped("note")), {WORDS}
        )

    def test_what_is_late_in_a_unit_is_directed_and_urged_at_once(self):
        """R129: late work by unit with its days; one act reaches all of a unit."""
        follow_up = self.env["qlvb.follow.up"].with_user(self.leader)
        late = follow_up._read_group(
            follow_up._late_domain(), ["unit_id"], ["days_late:max"]
        )
        self.assertEqual(dict(late), {self.department: 7, self.support_unit: 10})
        here = [("unit_id", "=", self.department.id)]
        form = self.dialog(follow_up.action_ask_urge_late(here))
        form.note = WORDS
        form.save().action_confirm()
        urging = self.act(self.late_one, "leader").urging_ids
        self.assertEqual(
            [(row.who, row.note) for row in urging],
            [(self.people["specialist"].name, WORDS)],
        )

    def test_only_whom_one_may_urge(self):
        """R28: the dialog opens for nobody else, and does nothing for them."""
        row = self.late_row(self.leader)
        expert = row.with_user(self.expert)
        with self.assertRaises(AccessError):
            expert.action_ask_urge()
        wizard = self.env["qlvb.urge.wizard"].with_user(self.expert)
        with self.assertRaises(AccessError):
            wizard.create({"row_ids": row.ids}).action_confirm()

    def test_banners_cost_no_query_each(self):
        """R18: what a list asks of many is read at one price."""
        with freeze_time(f"{TODAY} 02:00:00"):
            more = self.passed_on() | self.passed_on() | self.passed_on()
        works = (
            (more | self.late_one)
            .sudo()
            .work_item_ids.filtered(
                lambda work: work.kind == "handle" and work.state == "open"
            )
        )
        rows = self.env["qlvb.follow.up"].with_user(self.leader)
        rows.browse(works.ids).action_urge(WORDS)
        counts = []
        for documents in (more[:1], more[:1], more | self.late_one):
            self.env.flush_all()
            self.env.invalidate_all()
            mine = self.act(documents, "specialist")
            before = self.env.cr.sql_log_count
            mine.mapped("my_notices")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[2], counts[1])  # the first warms up

    def test_who_presents_learns_that_the_leader_is_away(self):
        """R71: and who acts until when, in the words after the act."""
        self.env["qlvb.delegation"].with_user(self.leader).create(
            {
                "delegator_id": self.leader.id,
                "delegate_id": self.people["head"].id,
                "agency_id": self.agency.id,
                "date_from": LATER,
                "date_to": LATER + timedelta(days=2),
                "reason": "Đi công tác",
            }
        )
        document = self.registered()
        said = document.action_present(self.leader.id)["params"]
        self.assertIn(self.people["head"].name, str(said))
        self.assertIn((LATER + timedelta(days=2)).strftime("%d/%m/%Y"), str(said))

    def test_nothing_is_said_of_who_is_there(self):
        said = self.registered().action_present(self.leader.id)["params"]
        self.assertNotIn("away", str(said))
