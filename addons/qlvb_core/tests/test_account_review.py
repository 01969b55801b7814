# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..clock import today
from .account_case import AccountCase


@tagged("post_install", "-at_install")
class TestAccountReview(AccountCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        action = cls.env["qlvb.account.review"].with_user(cls.admin).action_start()
        cls.review = (
            cls.env["qlvb.account.review"].with_user(cls.admin).browse(action["res_id"])
        )

    def line_of(self, user, actor=None):
        lines = self.review.line_ids.filtered(
            lambda line: line.account_id.user_id == user
        )
        return lines.with_user(actor or self.admin)

    def test_each_account_is_confirmed(self):
        """R253: one line for each account; who is not confirmed in time is listed."""
        accounts = self.env["qlvb.account"].search([("agency_id", "=", self.agency.id)])
        self.assertEqual(self.review.line_ids.account_id, accounts)
        self.line_of(self.colleague).action_confirm()
        self.assertEqual(self.review.open_count, len(accounts) - 1)
        self.assertFalse(self.review.is_late)
        self.review.sudo().due_date = today() - timedelta(days=1)
        self.review.invalidate_recordset()
        self.assertTrue(self.review.is_late)
        late = [("confirmed_at", "=", False), ("due_date", "<", "today")]
        listed = self.env["qlvb.account.review.line"].with_user(self.admin).search(late)
        self.assertEqual(listed.account_id, accounts - self.account_of(self.colleague))

    def test_many_at_once(self):
        """R253: a choice of accounts is confirmed in one act."""
        told = self.review.line_ids.action_confirm()
        self.assertEqual(self.review.open_count, 1)
        self.assertFalse(self.line_of(self.admin).confirmed_at)
        self.assertIn("Your own account", told["params"]["message"])

    def test_what_is_closed_needs_no_confirmation(self):
        """R253, R246: closed together, they are out of the review and of the report."""
        leaving = self.account_of(self.colleague) | self.account
        leaving.with_user(self.admin).action_close(self.request.id)
        lines = self.review.line_ids.filtered(lambda line: line.account_id in leaving)
        self.assertEqual(len(lines), 2)
        self.assertTrue(all(lines.mapped("confirmed_at")))
        report = self.env["qlvb.account.report"].with_user(self.admin).create({})
        self.assertFalse(report.unconfirmed_ids.account_id & leaving)
        self.assertEqual(report.unconfirmed_count, len(report.unconfirmed_ids))

    def test_nobody_confirms_himself(self):
        """R253: the admin's own account is confirmed by the leader."""
        with self.assertRaises(AccessError):
            self.line_of(self.admin).action_confirm()
        self.line_of(self.admin, self.people["leader"]).action_confirm()
        self.assertTrue(self.line_of(self.admin).confirmed_at)

    def test_who_else_confirms(self):
        """R21: neither another agency's admin nor a specialist confirms."""
        for user in (self.other_admin, self.colleague, self.stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.line_of(self.colleague, user).action_confirm()
        with self.assertRaises(AccessError):
            self.line_of(self.colleague).write({"confirmed_at": "2026-01-01"})

    def test_one_each_quarter(self):
        """R253: the clock opens one review each quarter, not two."""
        reviews = self.env["qlvb.account.review"]
        with self.assertRaisesRegex(UserError, "open already"):
            reviews.with_user(self.admin).action_start()
        reviews._open_quarter()
        opened = reviews.search([("agency_id", "=", self.agency.id)])
        self.assertEqual(opened, self.review)
        self.assertTrue(reviews.search([("agency_id", "=", self.other_agency.id)]))


@tagged("post_install", "-at_install")
class TestAccountReport(AccountCase):
    def new_report(self, actor=None, **values):
        reports = self.env["qlvb.account.report"].with_user(actor or self.admin)
        return reports.create({"agency_id": self.agency.id, **values})

    def test_figures_reach_the_leader(self):
        """R252: what was created, changed, locked in the period, told to the leader."""
        self.create_account()
        self.account.action_lock(self.request.id)
        report = self.new_report(issues="Máy chủ chậm ngày 12/11")
        self.assertEqual(report.created_count, 1)
        self.assertEqual(report.locked_count, 1)
        self.assertEqual(len(report.act_ids), 2)
        report.action_send()
        leader = self.people["leader"]
        desk = self.env["qlvb.work.item"].with_user(leader)
        waiting = [("is_mine", "=", True), ("state", "=", "open")]
        (item,) = desk.search([*waiting, ("kind", "=", "read_report")])
        self.assertEqual(item.action_open()["res_id"], report.id)
        self.assertFalse(report.waits_for_me)
        with self.assertRaises(UserError):
            report.action_note()
        self.assertTrue(report.with_user(leader).waits_for_me)
        report.with_user(leader).action_note()
        self.assertEqual(item.state, "done")
        events = self.env["qlvb.audit.event"]
        self.assertTrue(events.search([("code", "=", "report.read")]))
        self.assertEqual(report.with_user(leader).created_count, 1)
        page = self.env["ir.actions.report"].with_user(leader)
        html, _kind = page._render_qweb_html(
            "qlvb_core.account_report_print", report.ids
        )
        self.assertIn("Máy chủ chậm", html.decode())

    def test_a_period_before_counts_nothing(self):
        """R252: acts of another period are not counted."""
        self.create_account()
        day = today() - timedelta(days=400)
        report = self.new_report(date_from=day, date_to=day)
        self.assertEqual(report.created_count, 0)

    def test_a_report_is_not_made_up(self):
        """R252: figures are not typed in, a sent report never changes."""
        report = self.new_report()
        with self.assertRaises(AccessError):
            report.write({"created_count": 99})
        for values in ({"created_count": 99}, {"sent_by_id": self.admin.id}):
            with self.assertRaises(AccessError):
                self.new_report(**values)
        with self.assertRaises(AccessError):
            self.new_report(self.other_admin)
        report.action_send()
        with self.assertRaises(AccessError):
            report.write({"issues": "Sửa lại"})
        with self.assertRaises(AccessError):
            report.unlink()
        with self.assertRaises(AccessError):
            report.with_user(self.other_admin).read(["created_count"])

    def test_accounts_not_used_are_named(self):
        """R252: who has not logged in lately is listed."""
        self.assertFalse(self.new_report().inactive_ids)
        self.env.cr.execute(
            "UPDATE qlvb_account SET create_date = '2026-01-01' WHERE id = %s",
            [self.account.id],
        )
        self.assertEqual(self.new_report().inactive_ids, self.account)
