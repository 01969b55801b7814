# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import UserError
from odoo.tests import tagged

from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestAccountActs(AccountCase):
    """Locking, unlocking and new passwords, each by a written request."""

    def test_an_act_names_its_actor(self):
        """R249: the journal names who acted and the request."""
        self.account.action_lock(self.request.id)
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "account.lock"), ("result", "=", "ok")]
        )
        self.assertEqual(event.actor_login, self.admin.login)
        self.assertIn("12/ĐN-SKHCN", event.data)

    def test_a_locked_account_stops(self):
        """R24: no login any more, documents and history stay."""
        document = self.new_draft()
        self.account.action_lock(self.request.id, "Kỷ luật")
        self.assertEqual(self.account.state, "locked")
        self.assertFalse(self.people["specialist"].active)
        self.assertEqual(document.drafter_id, self.people["specialist"])
        self.account.action_unlock(self.new_request("15").id)
        self.assertLive()
        self.assertTrue(self.people["specialist"].active)

    def test_unlocking_promises_no_password_that_never_was(self):
        """R250: who waits for the first password is told so, apart from the others."""
        values = [self.person_values(name="Người mới")]
        new = self.account._create_accounts(self.request, values)
        both = self.account | new
        both.action_lock(self.request.id)
        wizard = self.env["qlvb.account.state.wizard"].with_user(self.admin)
        wizard = wizard.create({"act": "unlock", "account_ids": both.ids})
        old, waiting = wizard.consequence.splitlines()
        self.assertRegex(old, f"^{self.account.name}: .*the password they had")
        self.assertRegex(waiting, "^Người mới: .*still to be issued")

    def test_one_act_is_one_line_of_the_journal(self):
        """R30: locking and unlocking stand in the journal once each."""
        events = self.env["qlvb.audit.event"]
        locks = [("code", "in", ("account.lock", "auth.locked"))]
        unlocks = [("code", "in", ("account.unlock", "auth.unlocked"))]
        before = events.search_count(locks), events.search_count(unlocks)
        self.account.action_lock(self.request.id)
        self.account.action_unlock(self.new_request("15").id)
        after = events.search_count(locks), events.search_count(unlocks)
        self.assertEqual(after, (before[0] + 1, before[1] + 1))

    def test_a_lock_from_elsewhere_shows(self):
        """R24: an account locked by the login rules says so to its admin."""
        self.people["specialist"]._qlvb_lock("tries")
        self.assertEqual(self.account.state, "locked")

    def test_a_second_admin_is_told(self):
        """R251: an act that was done meanwhile is refused with the state it left."""
        self.account.action_lock(self.request.id)
        with self.assertRaisesRegex(UserError, "is now “Locked”"):
            self.account.action_lock(self.new_request("15").id)

    def test_many_at_once_all_or_none(self):
        """R20: one refused account of many, and nothing is done."""
        both = self.account | self.account_of(self.colleague)
        both[1].action_lock(self.request.id)
        with self.assertRaises(UserError):
            both.action_lock(self.new_request("15").id)
        self.assertLive()

    def test_password_is_shown_once(self):
        """R25, R250: the one-time password is returned once and kept nowhere."""
        action = self.account.action_restore_password(self.request.id)
        (slip,) = action["params"]["slips"]
        password = slip["password"]
        self.assertGreaterEqual(len(password), 12)
        user = self.people["specialist"]
        user.with_user(user)._check_credentials(
            {"type": "password", "login": user.login, "password": password},
            {"interactive": True},
        )
        events = self.env["qlvb.audit.event"].search([("code", "=like", "account.%")])
        self.assertNotIn(password, " ".join(events.mapped("payload")))
        self.env.cr.execute("SELECT password FROM res_users WHERE id = %s", [user.id])
        self.assertNotIn(password, self.env.cr.fetchone()[0])
        with self.assertRaisesRegex(UserError, "received a password already"):
            self.account.action_issue_passwords()
