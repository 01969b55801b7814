# SPDX-License-Identifier: LGPL-3.0-or-later
"""Ways round the two confirmations of a hand-over (R246)."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..clock import today
from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestHandoverAttacks(AccountCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.giver = cls.people["specialist"]
        cls.dossier = (
            cls.env["qlvb.dossier"]
            .with_user(cls.giver)
            .create({"title": "Hồ sơ", "notation": "01.CĐS"})
        )
        action = cls.account.action_hand_over(cls.request.id)
        cls.handover = cls.env["qlvb.handover"].browse(action["res_id"])

    def refused(self, act):
        with self.assertRaises(UserError), self.env.cr.savepoint():
            act()

    def test_lines_are_not_written_past_the_acts(self):
        """R246: the giver names receivers; counts and confirmations are no one's."""
        handover = self.handover.with_user(self.giver)
        line = handover.line_ids[0]
        line.receiver_id = self.colleague
        for command in (
            Command.create({"code": "draft", "label": "x", "agency_id": 1}),
            Command.delete(line.id),
            Command.unlink(line.id),
            Command.clear(),
            Command.update(line.id, {"count": 0}),
            Command.update(line.id, {"confirmed_at": today()}),
            Command.update(line.id, {"handover_id": 1}),
        ):
            with self.subTest(command=command):
                self.refused(lambda c=command: handover.write({"line_ids": [c]}))
        for values in ({"state": "done"}, {"giver_id": 1}, {"purpose": "transfer"}):
            with self.subTest(values=values):
                self.refused(lambda v=values: handover.write(v))

    def test_others_do_not_act(self):
        """R246: neither a bystander, nor the admin, nor the operator confirms."""
        for user in (self.colleague, self.admin, self.operator, self.stranger):
            handover = self.handover.with_user(user)
            with self.subTest(user=user.login):
                self.refused(handover.action_confirm_giver)
                self.refused(handover.action_confirm_receiver)
                self.refused(handover.action_decline)
                self.refused(lambda h=handover: h.write({"absence_reason": "Ốm"}))
        self.refused(self.handover.with_user(self.giver).action_cancel)

    def test_an_admin_account_receives_no_work(self):
        """R255: work goes to a working account only, and to who can log in."""
        for receiver in (self.admin, self.operator, self.stranger, self.giver):
            handover = self.handover.with_user(self.giver)
            handover.line_ids.receiver_id = receiver
            with self.subTest(receiver=receiver.login):
                self.refused(handover.action_confirm_giver)

    def test_a_locked_receiver_stops_it_in_words(self):
        """R246: nothing moves to somebody who cannot log in any more."""
        handover = self.handover.with_user(self.giver)
        handover.line_ids.receiver_id = self.colleague
        handover.action_confirm_giver()
        self.colleague.sudo()._qlvb_lock("order")
        self.refused(handover.with_user(self.colleague).action_confirm_receiver)
        self.assertEqual(self.handover.sudo().state, "receiving")
        # the admin stops it, and a new one is begun
        self.handover.with_user(self.admin).action_cancel()
        self.account.action_hand_over(self.new_request("15").id)

    def test_an_absent_giver_who_is_locked(self):
        """R246: the leader gives for a locked person; then the account closes."""
        self.account.action_lock(self.request.id)
        leader = self.people["leader"]
        handover = self.handover.with_user(leader)
        handover.line_ids.receiver_id = self.colleague
        self.refused(handover.action_confirm_giver)
        handover.absence_reason = "Đã nghỉ việc"
        handover.action_confirm_giver()
        handover.with_user(self.colleague).action_confirm_receiver()
        self.account.action_close(self.new_request("15").id)
        self.assertEqual(self.account.state, "closed")

    def test_questions_are_asked_in_ones_own_name(self):
        """R254: nobody asks or answers for another, nor reads foreign questions."""
        questions = self.env["qlvb.support.request"]
        mine = questions.with_user(self.colleague).create(
            {
                "subject": "Hỏi",
                "requester_id": self.giver.id,
                "agency_id": self.other_agency.id,
                "state": "answered",
                "answer": "Xong",
                "answered_by_id": self.admin.id,
            }
        )
        self.assertEqual(mine.requester_id, self.colleague)
        self.assertEqual(mine.agency_id, self.agency)
        self.assertEqual(mine.state, "open")
        self.assertFalse(mine.sudo().answer)
        self.assertFalse(mine.sudo().answered_by_id)
        for user in (self.giver, self.other_admin, self.stranger):
            self.assertFalse(questions.with_user(user).search([("id", "=", mine.id)]))
            self.refused(mine.with_user(user).action_answer)
        self.refused(mine.action_answer)
        self.refused(lambda: mine.write({"state": "answered"}))

    def test_the_last_confirmation_of_a_moved_account(self):
        """R253: an account that was closed meanwhile is still confirmed or told."""
        reviews = self.env["qlvb.account.review"].with_user(self.admin)
        reviews.action_start()
        lines = self.env["qlvb.account.review.line"]
        line = lines.search([("account_id.user_id", "=", self.colleague.id)])
        self.refused(line.with_user(self.colleague).action_confirm)
        self.refused(line.with_user(self.other_admin).action_confirm)
        own = lines.search([("account_id.user_id", "=", self.admin.id)])
        self.refused(own.with_user(self.admin).action_confirm)
        self.account_of(self.colleague).action_close(self.request.id)
        line.with_user(self.admin).action_confirm()
        self.assertTrue(line.confirmed_at)
