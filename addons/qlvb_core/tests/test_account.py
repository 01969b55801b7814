# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..models.account import PERSON_KINDS
from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestAccount(AccountCase):
    """Making accounts and what is known of their people."""

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

    def test_the_four_kinds_of_people(self):
        """R8: official, civil servant, public employee, worker; no other kind."""
        for kind, _label in PERSON_KINDS:
            account = self.create_account(
                login=f"{kind}.skhcn", employee_code=f"CC-{kind}", person_kind=kind
            )
            self.assertEqual(account.person_kind, kind)
        with self.assertRaises(UserError):
            self.create_account(person_kind="guest")

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

    def test_the_second_of_two_admins_is_warned(self):
        """R259: whoever adjusts by values read before another's change is told."""
        operator = self.account.with_user(self.operator)
        dialogs = self.env["qlvb.account.adjust.wizard"]
        dialog = dialogs.with_user(self.admin).with_context(
            active_model="qlvb.account", active_ids=self.account.ids
        )
        values = {**dialog.default_get(list(dialog._fields)), "line_ids": []}
        second = dialog.create({**values, "person_kind": "civil_servant"})
        second.request_id = self.request
        operator.action_adjust(
            self.new_request("77", actor=self.operator).id, {"phone": "0912 345 678"}
        )
        operator.env.flush_all()
        self.env.cr.execute(
            "UPDATE qlvb_account SET edited_at = edited_at + interval '1 second'"
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, self.operator.name):
            second.action_confirm()
        self.assertEqual(self.account.phone, "0912 345 678")

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
