# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ..clock import today
from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestAccountRequestUse(AccountCase):
    def dialog(self, act, **values):
        wizards = self.env["qlvb.account.state.wizard"].with_user(self.admin)
        chosen = {"active_model": "qlvb.account", "active_ids": self.account.ids}
        return wizards.with_context(**chosen).create({"act": act, **values})

    def test_what_a_request_was_used_for_is_shown(self):
        """R251: acts, persons and dates stand below the chosen request."""
        self.account.action_lock(self.request.id)
        self.create_account(name="Lê Thị Bình")
        told = self.dialog("unlock", request_id=self.request.id).used_for
        self.assertIn(f"Locked: {self.account.name}", told)
        self.assertIn("Account created: Lê Thị Bình", told)
        self.assertIn(today().strftime("%d/%m/%Y"), told)
        self.assertFalse(self.dialog("unlock").used_for)

    def test_the_day_is_that_of_viet_nam(self):
        """R251: what was done after midnight is not told as of the day before."""
        self.account.action_lock(self.request.id)
        acts = self.request.act_ids.sudo()
        self.env.cr.execute(
            "UPDATE qlvb_account_act SET done_at = '2026-11-27 17:30' WHERE id IN %s",
            [acts._ids],
        )
        self.env.invalidate_all()
        told = self.dialog("unlock", request_id=self.request.id).used_for
        self.assertIn("28/11/2026", told)

    def test_a_request_used_otherwise_asks_for_a_tick(self):
        """R251: no other act on the same account without saying that it is ordered."""
        self.account.action_lock(self.request.id)
        dialog = self.dialog("unlock", request_id=self.request.id)
        self.assertTrue(dialog.asks_again)
        with self.assertRaisesRegex(UserError, "something else"):
            dialog.action_confirm()
        self.assertEqual(self.account.state, "locked")
        dialog.orders_this_too = True
        dialog.action_confirm()
        self.assertLive()

    def test_a_tick_is_of_one_request(self):
        """R251: another request chosen after the tick was not confirmed."""
        other = self.new_request("13/ĐN-SKHCN")
        self.account.action_lock(self.request.id)
        dialog = self.dialog("unlock", request_id=other.id, orders_this_too=True)
        self.assertFalse(dialog.asks_again)
        dialog.request_id = self.request
        with self.assertRaisesRegex(UserError, "something else"):
            dialog.action_confirm()

    def test_entering_the_same_number_again_is_no_way_round(self):
        """R251: a known number typed anew is the known request."""
        self.account.action_lock(self.request.id)
        entered = {
            "number": " 12/ĐN-SKHCN",
            "date": today(),
            "signer": self.request.signer,
        }
        dialog = self.dialog("unlock", **entered)
        self.assertTrue(dialog.asks_again)
        with self.assertRaisesRegex(UserError, "something else"):
            dialog.action_confirm()
        self.dialog("unlock", orders_this_too=True, **entered).action_confirm()
        self.assertLive()

    def test_one_request_may_order_the_same_for_many(self):
        """R251: one request lawfully names several people; nobody is asked."""
        self.account_of(self.people["clerk"]).action_lock(self.request.id)
        dialog = self.dialog("lock", request_id=self.request.id)
        self.assertTrue(dialog.used_for)
        self.assertFalse(dialog.asks_again)
        dialog.action_confirm()
        self.assertEqual(self.account.state, "locked")

    def test_the_screen_asks_at_once(self):
        """R251: choosing the request shows the warning before anything is confirmed."""
        self.account.action_lock(self.request.id)
        wizards = self.env["qlvb.account.state.wizard"].with_user(self.admin)
        context = {
            "active_model": "qlvb.account",
            "active_ids": self.account.ids,
            "default_act": "unlock",
        }
        with Form(wizards.with_context(**context)) as form:
            self.assertFalse(form.asks_again)
            form.request_id = self.request
            self.assertTrue(form.asks_again)
            form.orders_this_too = True
        form.record.action_confirm()
        self.assertLive()

    def test_the_reason_of_a_lock_is_kept_in_sight(self):
        """R251: the account says why it is locked, in the words of who locked it."""
        self.account.action_lock(self.request.id, "Nghỉ thai sản")
        self.assertEqual(self.account.lock_note, "Nghỉ thai sản")
        self.account.action_unlock(self.request.id)
        self.assertFalse(self.account.lock_note)
