# SPDX-License-Identifier: LGPL-3.0-or-later
"""The acts on accounts and the login, together and through the real doors."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..models.res_users_gate import PASSWORD_PAGE, SECOND_FACTOR_PAGE
from .account_case import AccountCase
from .login_case import PASSWORD, LoginCase, totp_code

NEW = "Lua-Chin-Vang-2026"


@tagged("post_install", "-at_install")
class TestAccountLogin(LoginCase, AccountCase):
    def test_lock_and_unlock(self):
        """R24: the act shuts every door that was open, the next act opens them."""
        key = self.key_of(self.person)
        self.assertTrue(self.password_rpc(self.person, PASSWORD))
        self.assertTrue(self.key_opens(key))
        self.log_in(self.person)
        self.assertTrue(self.is_open())
        self.account.action_lock(self.request.id)
        self.assertFalse(self.is_open())
        self.assertFalse(self.password_rpc(self.person, PASSWORD))
        self.assertFalse(self.key_opens(key))
        self.account.action_unlock(self.new_request("15").id)
        self.assertFalse(self.is_open())  # the old session is not given back
        self.assertTrue(self.password_rpc(self.person, PASSWORD))
        self.assertTrue(self.key_opens(key))
        self.leave()
        self.log_in(self.person)
        self.assertTrue(self.is_open())

    def test_restore(self):
        """R25, R248, R250: the act ends session and password; the slip opens the
        change only."""
        self.log_in(self.person)
        action = self.account.action_restore_password(self.request.id)
        (slip,) = action["params"]["slips"]
        self.assertFalse(self.is_open())
        self.leave()
        self.log_in(self.person)
        self.assertFalse(self.is_open())
        page = self.log_in(self.person, slip["password"])
        self.assertTrue(page.url.endswith(PASSWORD_PAGE))
        self.assertFalse(self.is_open())
        self.post(PASSWORD_PAGE, current=slip["password"], new=NEW, again=NEW)
        self.assertTrue(self.is_open())

    def test_close(self):
        """R246: a closed account opens nothing, and no cron opens it again."""
        self.log_in(self.person)
        self.account.action_close(self.request.id)
        self.assertFalse(self.is_open())
        self.env["res.users"]._qlvb_unlock_due()
        self.leave()
        self.log_in(self.person)
        self.assertFalse(self.is_open())

    def test_lost_phone(self):
        """R209, R251: the second step is reset by an act on a written request."""
        self.give_totp(self.person)
        self.log_in(self.person)
        self.enter_code(totp_code())
        self.assertTrue(self.is_open())
        with self.assertRaisesRegex(UserError, "written request"):
            self.account.action_reset_second_factor(0)
        with self.assertRaises(AccessError):
            foreign = self.account.with_user(self.other_admin)
            foreign.action_reset_second_factor(self.request.id)
        with self.assertRaises(AccessError):
            own = self.account.with_user(self.person)
            own.action_reset_second_factor(self.request.id)
        self.account.action_reset_second_factor(self.request.id)
        self.assertFalse(self.is_open())
        self.assertFalse(self.account.has_second_factor)
        self.assertEqual(self.account.act_ids[:1].act, "reset_factor")
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "account.reset_factor")], limit=1
        )
        self.assertEqual(event.actor_login, self.admin.login)
        self.be_outside()
        self.leave()
        self.assertTrue(self.log_in(self.person).url.endswith(SECOND_FACTOR_PAGE))
        with self.assertRaisesRegex(UserError, "no second step"):
            self.account.action_reset_second_factor(self.new_request("16").id)

    def test_the_operator_resets_admins_only(self):
        """R19, R255: the operator comes into no working account by it."""
        self.give_totp(self.person)
        self.give_totp(self.admin)
        with self.assertRaises(AccessError):
            working = self.account.with_user(self.operator)
            working.action_reset_second_factor(self.request.id)
        admin = self.account_of(self.admin, self.operator)
        admin.action_reset_second_factor(self.new_request("17", actor=self.operator).id)
        self.assertFalse(self.admin._qlvb_has_second_factor())

    def test_the_dialog_resets(self):
        """R209: the same through the dialog of the screen."""
        self.give_totp(self.person)
        wizard = (
            self.env["qlvb.account.state.wizard"]
            .with_user(self.admin)
            .with_context(active_model="qlvb.account", active_ids=self.account.ids)
            .create({"act": "reset_factor", "request_id": self.request.id})
        )
        self.assertIn(self.person.name, wizard.consequence)
        wizard.action_confirm()
        self.assertFalse(self.person._qlvb_has_second_factor())

    def test_locked_by_itself_shows_why_and_is_unlocked_by_the_act(self):
        """R211, R212: the admin sees the reason, and unlocks on a written request."""
        for number, reason in enumerate(("tries", "inactive")):
            with self.subTest(reason=reason):
                self.person._qlvb_lock(reason)
                self.assertEqual(self.account.state, "locked")
                self.assertEqual(self.account.lock_reason, reason)
                with self.assertRaisesRegex(UserError, "written request"):
                    self.account.action_unlock(0)
                self.account.action_unlock(self.new_request(f"2{number}").id)
                self.assertTrue(self.person.active)
                self.assertFalse(self.account.lock_reason)

    def test_an_order_locks_what_locked_itself(self):
        """R24, R211: an account locked for some hours is locked by order for good."""
        soon = fields.Datetime.now() + timedelta(hours=1)
        self.person._qlvb_lock("tries", soon)
        self.assertIn(",lock,", self.account.allowed_acts)
        self.account.action_lock(self.request.id)
        self.assertEqual(self.person.qlvb_lock_reason, "order")
        self.assertFalse(self.person.qlvb_locked_until)
        with self.assertRaisesRegex(UserError, "is now “Locked”"):
            self.account.action_lock(self.new_request("15").id)

    def test_unlocking_what_was_archived(self):
        """R24: an act that says unlocked has unlocked, whoever archived the login."""
        self.person.active = False
        self.account.action_unlock(self.request.id)
        self.assertTrue(self.person.active)
