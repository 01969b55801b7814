# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestAccountOperator(AccountCase):
    def test_the_operator_appoints_the_first_admin(self):
        """R244: the decision is recorded; an agency without an admin is flagged."""
        agency = self.env["qlvb.unit"].create(
            {"name": "Sở Tài chính", "code": "STC", "kind": "agency"}
        )
        units = self.env["qlvb.unit"].with_user(self.operator)
        lacking = units.search([("lacks_admin", "=", True)])
        self.assertIn(agency, lacking)
        figures = self.env["qlvb.account"].with_user(self.operator).account_figures()
        counts = {figure["label"]: figure["count"] for figure in figures}
        self.assertEqual(counts["agencies without an admin"], len(lacking))
        decision = self.new_request("5/QĐ-STC", agency, self.operator)
        account = self.create_account(
            self.operator,
            decision,
            unit_id=agency.id,
            is_admin_account=True,
            posts=[self.post_values("unit_admin", unit=agency)],
        )
        self.assertEqual(account.act_ids.request_id.number, "5/QĐ-STC")
        self.assertEqual(account.post_ids.appointment_number, "5/QĐ-STC")
        self.assertNotIn(agency, units.search([("lacks_admin", "=", True)]))
        self.assertEqual(agency.admin_names, account.name)

    def test_the_operator_gets_no_working_login(self):
        """R19: whom the operator creates, only the agency's admin gives a password."""
        account = self.create_account(
            self.operator, self.new_request("6", actor=self.operator)
        )
        self.assertEqual(account.state, "requested")
        with self.assertRaises(AccessError):
            account.action_issue_passwords()
        request = self.new_request("7", actor=self.operator)
        with self.assertRaises(AccessError):
            self.account.with_user(self.operator).action_restore_password(request.id)
        account.with_user(self.admin).action_issue_passwords()
        self.assertLive(account)

    def second_operator(self):
        return new_test_user(
            self.env,
            "vanhanh2",
            groups="base.group_user,qlvb_core.group_operator",
        )

    def test_no_login_is_made_without_a_request(self):
        """R251, R30: not in Odoo's own form either; the attempt is in the journal."""
        self.operator.sudo().group_ids += self.env.ref("base.group_erp_manager")
        users = self.env["res.users"].with_user(self.operator)
        for extra in ({}, {"password": "Khong#Ai#Biet#2026"}):
            with self.subTest(**extra), self.assertRaises(AccessError):
                users.create({"name": "Không đề nghị", "login": "khong", **extra})
        refused = self.refused_attempts("account.create")
        self.assertIn(self.operator.login, dict(refused))

    def test_an_operator_makes_another(self):
        """R30: the event names the new account."""
        self.operator.sudo().group_ids += self.env.ref("base.group_erp_manager")
        group = self.env.ref("qlvb_core.group_operator")
        made = (
            self.env["res.users"]
            .with_user(self.operator)
            .create(
                {
                    "name": "Vận hành ca đêm",
                    "login": "vanhanh.dem",
                    "group_ids": [Command.link(group.id)],
                }
            )
        )
        account = made.sudo()._qlvb_account()
        self.assertTrue(account.is_admin_account)
        made = [("res_id", "=", account.id), ("code", "=", "account.create")]
        self.assertTrue(self.env["qlvb.audit.event"].search_count(made))

    def test_an_operator_has_an_account(self):
        """R209, R255: who operates has an admin account, whenever it began."""
        for user in (self.operator, self.second_operator()):
            account = user._qlvb_account()
            self.assertTrue(account.is_admin_account)
            self.assertEqual(account.state, "active")
            self.assertFalse(account.unit_id.parent_id)
        self.colleague.sudo().group_ids += self.env.ref("qlvb_core.group_operator")
        accounts = self.env["qlvb.account"].search([])
        own = accounts.filtered(lambda a: a.user_id == self.colleague)
        self.assertEqual(len(own), 1)

    def test_another_operator_resets_the_second_step(self):
        """R209, R251: a lost phone of an operator, on a written request only."""
        second = self.second_operator()
        second.sudo().totp_secret = "A" * 32
        account = second._qlvb_account()
        top = account.agency_id
        mine = account.with_user(self.operator)
        with self.assertRaisesRegex(UserError, "written request"):
            mine.action_reset_second_factor(0)
        with self.assertRaises(AccessError):
            account.with_user(second).action_reset_second_factor(
                self.new_request("1/ĐN", top, second).id
            )
        mine.action_reset_second_factor(self.new_request("2/ĐN", top, self.operator).id)
        self.assertFalse(second._qlvb_has_second_factor())

    def test_no_agency_admin_takes_over_an_operator(self):
        """R21, R22: nobody below gets into an operator's login by an act."""
        account = self.operator._qlvb_account()
        account.sudo().unit_id = self.agency
        theirs = account.with_user(self.admin)
        for act in ("restore", "reset_factor", "lock", "adjust", "give_post"):
            self.assertNotIn(f",{act},", theirs.allowed_acts)
        with self.assertRaises(AccessError):
            theirs.action_restore_password(self.request.id)

    def test_the_last_operator_stays(self):
        """R20: somebody can still operate the system."""
        account = self.operator._qlvb_account()
        request = self.new_request("3/ĐN", account.agency_id, self.operator)
        others = account._operators() - self.operator
        others.active = False
        with self.assertRaisesRegex(UserError, "last operator"):
            account.sudo().action_lock(request.id)
        self.assertTrue(self.operator.active)

    def test_papers_of_the_agencies_stay_theirs(self):
        """R19: an operator opens the requests sent to it; of others the name only."""
        self.account.action_lock(self.request.id)
        requests = self.env["qlvb.account.request"].with_user(self.operator)
        paper = requests.browse(self.request.id)
        with self.assertRaises(AccessError):
            paper.read(["content"])
        attachments = self.env["ir.attachment"].with_user(self.operator)
        domain = [("res_model", "=", paper._name), ("res_id", "=", paper.id)]
        domain += [("res_field", "=", "content")]
        self.assertFalse(attachments.search(domain))
        history = self.account.with_user(self.operator).act_ids
        spec = {"request_id": {"fields": {"display_name": {}}}}
        (read,) = history.web_read(spec)
        self.assertIn("12/ĐN-SKHCN", read["request_id"]["display_name"])
        own = self.new_request("12/ĐN-SKHCN", actor=self.operator)
        self.assertNotEqual(own, self.request)
        self.assertTrue(own.read(["content"]))
        self.assertEqual(requests.search([("agency_id", "=", self.agency.id)]), own)
