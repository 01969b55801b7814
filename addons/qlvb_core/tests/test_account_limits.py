# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from ..clock import today
from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestAccountLimits(AccountCase):
    def test_foreign_accounts_are_out_of_reach(self):
        """R21: whatever the act, an account of another agency is refused and hidden."""
        request = self.new_request("9", self.other_agency, self.other_admin)
        foreign = self.account.with_user(self.other_admin)
        acts = (
            lambda: foreign.action_lock(request.id),
            lambda: foreign.action_restore_password(request.id),
            lambda: foreign.action_close(request.id),
            lambda: foreign.action_adjust(request.id, {"name": "Khác"}),
            lambda: foreign.action_give_post(request.id, self.post_values("leader")),
            lambda: foreign.action_issue_passwords(),
            lambda: foreign.action_create(request.id, self.person_values()),
        )
        for number, act in enumerate(acts):
            with self.subTest(number=number), self.assertRaises(UserError):
                act()
        self.assertLive()
        accounts = self.env["qlvb.account"].with_user(self.other_admin)
        self.assertFalse(accounts.search([("agency_id", "=", self.agency.id)]))
        with self.assertRaises(AccessError):
            foreign.read(["name"])

    def test_a_refusal_is_recorded(self):
        """R249: the attempt stays in the journal under the actor's name."""
        with self.assertRaises(AccessError):
            self.account.with_user(self.other_admin).action_lock(self.request.id)
        attempt = (self.other_admin.login, self.account.id)
        self.assertEqual(self.refused_attempts("account.lock")[-1], attempt)

    def test_a_post_elsewhere_is_refused(self):
        """R21: no right is given in another agency."""
        with self.assertRaisesRegex(UserError, "own admin gives"):
            self.account.action_give_post(
                self.request.id, self.post_values("clerk", unit=self.other_agency)
            )
        with self.assertRaises(UserError):
            self.create_account(unit_id=self.other_agency.id)

    def test_ceiling(self):
        """R22: an admin gives roles up to the ceiling the operator set."""
        values = self.post_values("clerk")
        self.agency.role_ceiling_ids = self.roles["specialist"] | self.roles["head"]
        with self.assertRaisesRegex(UserError, "may not give"):
            self.account.action_give_post(self.request.id, values)
        with self.assertRaisesRegex(UserError, "may not give"):
            self.create_account(posts=[values])
        with self.assertRaisesRegex(UserError, "may not give"):
            post = self.account.post_ids
            change = {"posts": {post.id: {"role_ids": [self.roles["clerk"].id]}}}
            self.account.action_adjust(self.request.id, change)
        with self.assertRaises(AccessError):
            self.agency.with_user(self.admin).role_ceiling_ids = self.roles["clerk"]

    def test_no_admin_makes_another(self):
        """R22: another admin is made only where the ceiling says so."""
        values = {
            "is_admin_account": True,
            "posts": [self.post_values("unit_admin", unit=self.agency)],
        }
        with self.assertRaisesRegex(UserError, "may not give"):
            self.create_account(**values)
        self.agency.role_ceiling_ids = self.roles["unit_admin"]
        self.assertTrue(self.create_account(**values).is_admin_account)

    def test_admin_accounts_are_apart(self):
        """R255: no account administers and works, by whatever way it gets its posts."""
        with self.assertRaisesRegex(UserError, "cannot administer"):
            self.account.action_give_post(
                self.request.id, self.post_values("unit_admin")
            )
        with self.assertRaisesRegex(UserError, "no working role"):
            request = self.new_request("8", actor=self.operator)
            self.account_of(self.admin, self.operator).action_give_post(
                request.id, self.post_values("clerk")
            )
        with self.assertRaises(ValidationError):
            self.add_person("both", self.department, "unit_admin", "clerk")

    def test_an_admin_works_with_no_document(self):
        """R255: an admin account neither reads, nor makes, nor acts on documents."""
        document = self.new_draft()
        with self.assertRaises(AccessError):
            document.with_user(self.admin).read(["subject"])
        with self.assertRaises(AccessError):
            self.new_draft(self.admin)
        with self.assertRaises(AccessError):
            document.with_user(self.admin).write({"subject": "Khác"})

    def test_nobody_administers_himself(self):
        """R22: neither one's own account nor the other account of the same person."""
        own = self.account_of(self.admin)
        self.agency.role_ceiling_ids = self.roles["unit_admin"] | self.roles["leader"]
        with self.assertRaisesRegex(AccessError, "administers himself"):
            own.action_give_post(self.request.id, self.post_values("unit_admin"))
        own.sudo().employee_code = "CC-0001"
        self.account.sudo().employee_code = "CC-0001"
        with self.assertRaisesRegex(AccessError, "administers himself"):
            self.account.action_give_post(self.request.id, self.post_values("leader"))
        with self.assertRaisesRegex(UserError, "administers himself"):
            self.create_account(employee_code="CC-0001")

    def test_the_last_admin_stays(self):
        """R20: an agency never loses its last admin."""
        request = self.new_request("8", actor=self.operator)
        last = self.account_of(self.admin, self.operator)
        acts = (
            lambda: last.action_lock(request.id),
            lambda: last.action_close(request.id),
            lambda: last.action_end_post(request.id, last.post_ids.id),
            lambda: last.action_move(request.id, {"unit_id": self.other_agency.id}),
        )
        for number, act in enumerate(acts):
            with (
                self.subTest(number=number),
                self.assertRaisesRegex(UserError, "last admin"),
            ):
                act()
        second = self.add_person("second_admin", self.agency, "unit_admin")
        both = last | self.account_of(second, self.operator)
        with self.assertRaisesRegex(UserError, "last admin"):
            both.action_lock(request.id)
        last.action_lock(request.id)
        self.assertEqual(last.state, "locked")

    def test_the_last_admin_removes_himself(self):
        """R20, R251: by no act, no door; it is said why, and nothing is half done."""
        own = self.account_of(self.admin)
        post = own.sudo().post_ids
        request = self.new_request("8")
        acts = (
            lambda: own.action_lock(request.id),
            lambda: own.action_close(request.id),
            lambda: own.action_end_post(request.id, post.id),
            lambda: own.action_move(request.id, {"unit_id": self.other_agency.id}),
            lambda: own.action_hand_over(request.id),
            lambda: own.action_adjust(
                request.id, {"posts": {post.id: {"role_ids": [], "title": "Không"}}}
            ),
        )
        for number, act in enumerate(acts):
            with (
                self.subTest(number=number),
                self.assertRaisesRegex(AccessError, "Nobody administers himself"),
                self.env.cr.savepoint(),
            ):
                act()
        mine = post.with_user(self.admin)
        doors = (
            lambda: mine.unlink(),
            lambda: mine.write({"date_to": today()}),
            lambda: mine.user_id.write({"active": False}),
            lambda: own.write({"closed_at": "2026-11-27 00:00:00"}),
        )
        for number, door in enumerate(doors):
            with (
                self.subTest(door=number),
                self.assertRaises(AccessError),
                self.env.cr.savepoint(),
            ):
                door()
        self.assertEqual(own.state, "active")
        self.assertEqual(post.in_force, True)
        self.assertFalse(own.act_ids)
        self.assertIn(self.admin, self.agency._admins())

    def test_who_sees_accounts(self):
        """R28: a person sees the own account only, a leader those of the agency."""
        accounts = self.env["qlvb.account"]
        seen = accounts.with_user(self.people["specialist"]).search([])
        self.assertEqual(seen.user_id, self.people["specialist"])
        led = accounts.with_user(self.people["leader"]).search([])
        self.assertEqual(led.agency_id, self.agency)

    def test_dialog_of_a_foreign_account(self):
        """R21: a dialog is no window on accounts of another agency."""
        with self.assertRaises(AccessError):
            self.env["qlvb.account.state.wizard"].with_user(self.other_admin).create(
                {"act": "lock", "account_ids": [Command.set(self.account.ids)]}
            )
