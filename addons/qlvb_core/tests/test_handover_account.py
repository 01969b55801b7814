# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools.safe_eval import safe_eval

from ..principal import user_principal
from ..transition import Work
from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestHandover(AccountCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.giver = cls.people["specialist"]
        cls.head = cls.people["head"]
        cls.dossier = (
            cls.env["qlvb.dossier"]
            .with_user(cls.giver)
            .create({"title": "Hồ sơ chuyển đổi số", "notation": "01.CĐS"})
        )
        cls.document = cls.new_draft(cls)

    def open_handover(self, **purpose):
        action = self.account.action_hand_over(self.request.id, **purpose)
        handover = self.env["qlvb.handover"].browse(action["res_id"])
        return handover.with_user(self.giver)

    def name_receiver(self, handover, receiver):
        for line in handover.line_ids:
            line.receiver_id = receiver

    def hand_over(self, **purpose):
        handover = self.open_handover(**purpose)
        self.name_receiver(handover, self.colleague)
        handover.action_confirm_giver()
        handover.with_user(self.colleague).action_confirm_receiver()
        return handover

    def test_both_sides_confirm_then_all_moves(self):
        """R246: open work goes to the named person when both sides have confirmed."""
        handover = self.open_handover()
        self.assertEqual(self.account.state, "handing_over")
        self.assertIn("work:keep", handover.line_ids.mapped("code"))
        with self.assertRaisesRegex(UserError, "Name who receives"):
            handover.action_confirm_giver()
        self.name_receiver(handover, self.colleague)
        handover.action_confirm_giver()
        item = self.dossier.sudo().work_item_ids
        self.assertEqual(item.principal, user_principal(self.giver))
        handover.with_user(self.colleague).action_confirm_receiver()
        self.assertEqual(item.principal, user_principal(self.colleague))
        self.assertEqual(self.dossier.sudo().maker_id, self.colleague)
        self.dossier.with_user(self.colleague).check_access("write")
        self.assertEqual(handover.state, "done")
        self.assertTrue(self.events(self.dossier, "handover.move"))
        self.assertFalse(self.giver._handover_lines())

    def on_desk(self, user, kind):
        return (
            self.env["qlvb.work.item"]
            .with_user(user)
            .search(
                [
                    ("is_mine", "=", True),
                    ("state", "=", "open"),
                    ("kind", "=", kind),
                ]
            )
        )

    def test_nothing_moves_before_the_last_receiver(self):
        """R246: of several receivers each confirms; a draft is the receiver's then."""
        handover = self.open_handover()
        kept = handover.line_ids.filtered(lambda line: line.code == "work:keep")
        rest = handover.line_ids - kept
        self.assertTrue(rest)
        kept.receiver_id = self.colleague
        for line in rest:
            line.receiver_id = self.head
        handover.action_confirm_giver()
        handover.with_user(self.colleague).action_confirm_receiver()
        self.assertEqual(handover.state, "receiving")
        self.assertEqual(self.dossier.sudo().maker_id, self.giver)
        handover.with_user(self.head).action_confirm_receiver()
        self.assertEqual(handover.state, "done")
        self.assertEqual(self.dossier.sudo().maker_id, self.colleague)

    def test_who_runs_the_agency_sees_it(self):
        """R246: its admin and its leaders follow the hand-overs of the agency."""
        handover = self.open_handover()
        for user in (self.admin, self.people["leader"], self.head):
            records = self.env["qlvb.handover"].with_user(user)
            with self.subTest(user=user.login):
                self.assertIn(handover.id, records.search([]).ids)

    def test_it_waits_on_the_desk(self):
        """R246: whom the hand-over waits for finds it on the desk, until it is done."""
        handover = self.open_handover()
        item = self.on_desk(self.giver, "give_work")
        self.assertEqual(item.action_open()["res_id"], handover.id)
        self.assertIn(self.giver.name, item.subject)
        self.name_receiver(handover, self.colleague)
        handover.action_confirm_giver()
        self.assertFalse(self.on_desk(self.giver, "give_work"))
        received = handover.with_user(self.colleague)
        self.assertTrue(self.on_desk(self.colleague, "take_work"))
        received.action_decline()
        self.assertFalse(self.on_desk(self.colleague, "take_work"))
        self.assertTrue(self.on_desk(self.giver, "give_work"))
        self.name_receiver(handover, self.colleague)
        handover.action_confirm_giver()
        received.action_confirm_receiver()
        self.assertFalse(self.on_desk(self.colleague, "take_work"))
        self.assertFalse(self.on_desk(self.giver, "give_work"))

    def test_who_is_offered_as_receiver(self):
        """R246: neither the giver nor an admin account is offered."""
        line = self.open_handover().line_ids[:1]
        field = line._fields["receiver_id"]
        names = {"giver_id": self.giver.id, "agency_id": self.agency.id}
        domain = safe_eval(field._description_domain(line.env), names)
        offered = self.env["res.users"].search(domain)
        self.assertIn(self.colleague, offered)
        self.assertFalse(offered & (self.giver | self.admin | self.stranger))

    def test_closing_offers_the_handover(self):
        """R246: who closes an account with open work hands over on the same request."""
        wizard = (
            self.env["qlvb.account.state.wizard"]
            .with_user(self.admin)
            .create(
                {
                    "act": "close",
                    "account_ids": self.account.ids,
                    "request_id": self.request.id,
                }
            )
        )
        self.assertTrue(wizard.held)
        action = wizard.action_hand_over_first()
        self.assertEqual(action["res_model"], "qlvb.handover")
        self.assertEqual(self.account.state, "handing_over")

    def test_moving_tells_at_once_what_is_held(self):
        """R246: the dialog of a move opens with it, and hands over on the request."""
        wizards = self.env["qlvb.account.post.wizard"].with_user(self.admin)
        wizards = wizards.with_context(default_act="move")
        values = {"account_ids": [(6, 0, self.account.ids)]}
        spec = {"held": {}, "account_ids": {}}
        shown = wizards.onchange(values, [], spec)["value"]
        self.assertIn(": 1", shown["held"])
        wizard = wizards.create({**values, "request_id": self.request.id})
        action = wizard.action_hand_over_first()
        handover = self.env["qlvb.handover"].browse(action["res_id"])
        self.assertEqual(handover.purpose, "transfer")

    def moving_dialog(self, **values):
        """Return the dialog of the move as it opens from the account."""
        wizards = self.env["qlvb.account.post.wizard"].with_user(self.admin)
        wizards = wizards.with_context(
            default_act="move", default_account_ids=self.account.ids
        )
        return wizards.create(values)

    def test_one_goes_to_the_handover_knowing_the_request_only(self):
        """R246, R247: where to is asked of the move, not of the hand-over."""
        dialog = Form(self.moving_dialog(), "qlvb_core.account_post_wizard_view_form")
        for name in ("unit_id", "title", "role_ids"):
            self.assertFalse(dialog._get_modifier(name, "required"))
        dialog.request_id = self.request
        action = dialog.save().action_hand_over_first()
        handover = self.env["qlvb.handover"].browse(action["res_id"])
        self.assertFalse(handover.goal_unit_id)

    def test_after_the_handover_nothing_is_asked_again(self):
        """R247, ux 4: request, unit, title and roles are there when the move comes."""
        goal = self.post_values("specialist", unit=self.agency)
        goal |= {"unit_id": self.agency.id, "role_ids": [(6, 0, goal["role_ids"])]}
        first = self.moving_dialog(request_id=self.request.id, **goal)
        action = first.action_hand_over_first()
        handover = self.env["qlvb.handover"].browse(action["res_id"])
        handover = handover.with_user(self.giver)
        self.name_receiver(handover, self.colleague)
        self.assertFalse(handover.with_user(self.admin).can_move)
        handover.action_confirm_giver()
        handover.with_user(self.colleague).action_confirm_receiver()
        handover = handover.with_user(self.admin)
        self.assertTrue(handover.can_move)
        opened = handover.action_open_move()
        wizards = self.env[opened["res_model"]].with_user(self.admin)
        again = wizards.with_context(**opened["context"]).create({})
        self.assertEqual(again.request_id, self.request)
        self.assertFalse(again.asks_again)
        again.action_confirm()
        self.assertEqual(self.account.unit_id, self.agency)
        post = self.giver.qlvb_post_ids.filtered("in_force")
        self.assertEqual(post.title, "Chuyên viên")
        self.assertEqual(post.role_ids, self.roles["specialist"])
        handover.invalidate_recordset(["can_move"])
        self.assertFalse(handover.can_move)
        self.assertFalse(self.moving_dialog().request_id)

    def test_the_admin_hears_that_the_person_can_move(self):
        """R246: what both sides confirmed goes on without anybody asking after it."""
        handover = self.hand_over(purpose="transfer")
        notice = self.env["mail.activity"].search(
            [("user_id", "=", self.admin.id), ("note", "ilike", f"/{handover.id}")]
        )
        self.assertIn(self.giver.name, notice.summary)

    def test_what_was_handed_over_to_move_does_not_close(self):
        """R246: both sides confirmed a move; a leaving has a hand-over of its own."""
        self.hand_over(purpose="transfer")
        with self.assertRaisesRegex(UserError, "in order to move"):
            self.account.action_close(self.new_request("15").id)
        leaving = self.account.action_hand_over(self.new_request("16").id)
        handover = self.env["qlvb.handover"].browse(leaving["res_id"])
        handover.with_user(self.giver).action_confirm_giver()
        self.assertEqual(handover.state, "done")
        self.account.action_close(self.new_request("17").id)
        self.assertEqual(self.account.state, "closed")

    def test_who_has_moved_may_leave_later(self):
        """R246: the move that was handed over for has taken place."""
        self.hand_over(purpose="transfer")
        values = self.post_values("specialist", unit=self.agency)
        self.account.action_move(self.new_request("15").id, values)
        self.account.action_close(self.new_request("16").id)
        self.assertEqual(self.account.state, "closed")

    def test_nothing_open_is_not_handed_over(self):
        """R246: who holds nothing is told so, and closed or moved on that request."""
        free = self.env["qlvb.account"].search([("user_id", "=", self.colleague.id)])
        self.assertFalse(self.colleague._handover_lines())
        for purpose, model, act in (
            ("leaving", "qlvb.account.state.wizard", "close"),
            ("transfer", "qlvb.account.post.wizard", "move"),
        ):
            with self.subTest(purpose=purpose):
                action = free.with_user(self.admin).action_hand_over(
                    self.request.id, purpose
                )
                self.assertIn("nothing open", action["params"]["message"])
                follows = action["params"]["next"]
                self.assertEqual(follows["res_model"], model)
                self.assertEqual(follows["context"]["default_act"], act)
                self.assertEqual(
                    follows["context"]["default_request_id"], self.request.id
                )
        self.assertFalse(free.handover_ids)
        self.assertEqual(free.state, "active")

    def test_then_the_account_closes(self):
        """R246: only after the hand-over; its history stays."""
        with self.assertRaisesRegex(UserError, "Hand it over first"):
            self.account.action_close(self.request.id)
        self.hand_over()
        self.account.action_close(self.request.id)
        self.assertEqual(self.account.state, "closed")
        self.assertEqual(self.document.sudo().drafter_id, self.giver)

    def test_new_work_finds_the_successor(self):
        """R246: what comes back after the person left goes to who took over."""
        self.hand_over()
        self.account.action_close(self.request.id)
        work = Work("keep", user_principal(self.giver))
        (item,) = self.document.sudo()._open_work(work)
        self.assertEqual(item.principal, user_principal(self.colleague))

    def test_what_came_later_is_not_lost(self):
        """R246: nothing moves while something new has no receiver."""
        handover = self.open_handover()
        handover.sudo().line_ids.filtered(lambda line: line.code == "draft").unlink()
        self.name_receiver(handover, self.colleague)
        handover.action_confirm_giver()
        handover.sudo().line_ids.filtered(
            lambda line: line.code != "work:keep"
        ).unlink()
        document = self.new_draft()
        document.sudo()._cancel_open_work()
        document.sudo()._open_work(Work("keep", user_principal(self.colleague)))
        with self.assertRaisesRegex(UserError, "came in after"):
            handover.with_user(self.colleague).action_confirm_receiver()
        self.assertEqual(self.dossier.sudo().maker_id, self.giver)

    def test_only_the_two_sides_act(self):
        """R246: nobody confirms for another; the head gives a reason for the absent."""
        handover = self.open_handover()
        self.name_receiver(handover, self.colleague)
        for user in (self.admin, self.colleague, self.stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                handover.with_user(user).action_confirm_giver()
        with self.assertRaisesRegex(UserError, "Say why"):
            handover.with_user(self.head).action_confirm_giver()
        handover.with_user(self.head).absence_reason = "Nghỉ ốm dài ngày"
        handover.with_user(self.head).action_confirm_giver()
        for user in (self.giver, self.head, self.admin, self.stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                handover.with_user(user).action_confirm_receiver()

    def test_a_receiver_works_in_the_agency(self):
        """R246: work goes to a person with a working post there, nobody else."""
        handover = self.open_handover()
        for user in (self.giver, self.stranger, self.admin):
            self.name_receiver(handover.sudo(), user)
            with self.subTest(user=user.login), self.assertRaises(UserError):
                handover.action_confirm_giver()
        self.account_of(self.colleague).action_lock(self.request.id)
        self.name_receiver(handover, self.colleague)
        with self.assertRaises(UserError):
            handover.action_confirm_giver()

    def test_a_receiver_may_give_back(self):
        """R246: who does not accept gives back, and the giver names another."""
        handover = self.open_handover()
        self.name_receiver(handover, self.colleague)
        handover.action_confirm_giver()
        handover.with_user(self.colleague).action_decline()
        self.assertEqual(handover.state, "naming")
        self.assertFalse(handover.line_ids.receiver_id)

    def test_a_cancelled_handover_moves_nothing(self):
        """R246: the admin may stop it; the account is in use again."""
        handover = self.open_handover()
        handover.with_user(self.admin).action_cancel()
        self.assertLive()
        with self.assertRaises(UserError):
            handover.action_confirm_giver()

    def test_no_side_door(self):
        """R246: state and confirmations are written by the acts only."""
        handover = self.open_handover()
        for values in ({"state": "done"}, {"giver_confirmed_by_id": self.admin.id}):
            for user in (self.giver, self.admin):
                with self.subTest(values=values), self.assertRaises(AccessError):
                    handover.with_user(user).write(values)
        line = handover.line_ids[:1]
        for user, values in (
            (self.giver, {"confirmed_at": "2026-01-01 00:00:00"}),
            (self.giver, {"count": 0}),
            (self.admin, {"receiver_id": self.colleague.id}),
            (self.stranger, {"receiver_id": self.stranger.id}),
        ):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                line.with_user(user).write(values)
        self.name_receiver(handover, self.colleague)
        handover.action_confirm_giver()
        with self.assertRaises(AccessError):
            line.receiver_id = self.head

    def test_foreign_admin(self):
        """R21: a hand-over of another agency is hidden from its neighbours."""
        handover = self.open_handover()
        for user in (self.other_admin, self.stranger, self.people["clerk"]):
            records = self.env["qlvb.handover"].with_user(user)
            with self.subTest(user=user.login):
                self.assertFalse(records.search([]))
                with self.assertRaises(AccessError):
                    records.browse(handover.id).action_cancel()

    def test_a_locked_person_is_handed_over_by_the_head(self):
        """R24, R246: an account locked by order is handed over without its owner."""
        self.account.action_lock(self.request.id)
        handover = self.open_handover()
        self.assertEqual(self.account.state, "locked")
        self.assertTrue(self.on_desk(self.people["leader"], "give_work"))
        handover = handover.with_user(self.people["leader"])
        self.name_receiver(handover, self.colleague)
        handover.absence_reason = "Tài khoản bị khóa"
        handover.action_confirm_giver()
        handover.with_user(self.colleague).action_confirm_receiver()
        self.account.action_close(self.new_request("16").id)
        self.assertEqual(self.account.state, "closed")
