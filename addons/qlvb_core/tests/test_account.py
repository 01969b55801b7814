# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import UserError
from odoo.tests import tagged

from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestAccount(AccountCase):
    def test_create(self):
        """R8, R20: the admin records kind, unit and post of a person."""
        account = self.create_account(phone="0912 345 678")
        self.assertEqual(account.person_kind, "civil_servant")
        self.assertEqual(account.agency_id, self.agency)
        self.assertEqual(account.state, "active")
        post = account.post_ids
        self.assertEqual(post.unit_id, self.department)
        self.assertIn("specialist", post.role_ids.mapped("code"))
        self.assertTrue(account.user_id.has_group("qlvb_core.group_specialist"))
        act = account.act_ids
        self.assertEqual(act.request_id, self.request)
        self.assertEqual(act.actor_id, self.admin)

    def test_an_account_is_of_one_person(self):
        """R14: neither a login nor a person's code is given twice."""
        self.create_account()
        with self.assertRaisesRegex(UserError, "taken"):
            self.create_account(employee_code="CC-0100")
        with self.assertRaisesRegex(UserError, "has an account"):
            self.create_account(login="an2.skhcn")

    def test_garbage(self):
        """R251: values no dialog sends are refused in words."""
        accounts = self.env["qlvb.account"].with_user(self.admin)
        for values in (None, "x", {"posts": ["x"]}, {"unit_id": "x"}, {"unit_id": -1}):
            with self.subTest(values=values), self.assertRaises(UserError):
                accounts.action_create(self.request.id, values)
            with self.subTest(values=values), self.assertRaises(UserError):
                self.account.action_give_post(self.request.id, values)

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

    def test_what_is_written_wrongly(self):
        """R251: no account name with accents, no letters in a telephone number."""
        for values, words in (
            ({"login": "vp.hằng"}, "letters without accents"),
            ({"phone": "091234abc"}, "no telephone number"),
            ({"name": "Nguyễn " * 60}, "more than 200 characters"),
        ):
            with self.subTest(values), self.assertRaisesRegex(UserError, words):
                self.create_account(**values)
        with self.assertRaisesRegex(UserError, "no telephone number"):
            self.account.action_adjust(
                self.request.id, {"person_kind": "official", "phone": "091234abc"}
            )
        good = self.create_account(login="Hang-1.vp@hy", phone="(0221) 3863.456")
        self.assertEqual(good.login, "hang-1.vp@hy")

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

    def test_adjust(self):
        """R20, R249: particulars, titles, roles change; old values stay on record."""
        post = self.account.post_ids
        roles = [self.roles["specialist"].id, self.roles["form_checker"].id]
        self.account.action_adjust(
            self.request.id,
            {
                "name": "Nguyễn Thị Mới",
                "person_kind": "public_employee",
                "posts": {post.id: {"title": "Chuyên viên chính", "role_ids": roles}},
            },
        )
        self.assertEqual(self.people["specialist"].name, "Nguyễn Thị Mới")
        self.assertEqual(post.title, "Chuyên viên chính")
        self.assertTrue(
            self.people["specialist"].has_group("qlvb_core.group_form_checker")
        )
        event = self.env["qlvb.audit.event"].search([("code", "=", "account.change")])
        self.assertIn("Người specialist", event.data)

    def test_bulk(self):
        """R20: many accounts in one act, without passwords; one wrong row, none."""
        rows = [
            self.person_values(f"nguoi{n}.skhcn", employee_code=f"CC-1{n:03d}")
            for n in range(30)
        ]
        accounts = self.env["qlvb.account"].with_user(self.admin)
        wrong = [*rows, {**rows[0], "name": "Trùng"}]
        with self.assertRaisesRegex(UserError, "nguoi0.skhcn"):
            accounts._create_accounts(self.request, wrong)
        self.assertFalse(accounts.search([("login", "=", "nguoi1.skhcn")]))
        made = accounts._create_accounts(self.request, rows)
        self.assertEqual(len(made), 30)
        self.assertEqual(set(made.mapped("state")), {"requested"})
        slips = made.action_issue_passwords()["params"]["slips"]
        self.assertEqual(len({slip["password"] for slip in slips}), 30)
        self.assertEqual(set(made.mapped("state")), {"active"})

    def test_figures(self):
        """R20: the first page counts what waits in the own agency only."""
        self.account.action_lock(self.request.id)
        figures = self.env["qlvb.account"].with_user(self.admin).account_figures()
        self.assertIn(1, [figure["count"] for figure in figures])
        unused = self.env["qlvb.account"].with_user(self.admin)
        self.assertIn(self.account, unused.search([("never_used", "=", True)]))
        self.env["qlvb.account"].with_user(self.operator).account_figures()
        others = self.env["qlvb.account"].with_user(self.other_admin).account_figures()
        self.assertFalse(any(figure["count"] for figure in others))
