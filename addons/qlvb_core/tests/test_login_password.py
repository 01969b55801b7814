# SPDX-License-Identifier: LGPL-3.0-or-later
import logging
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import SQL

from ..models.res_users_gate import PASSWORD_PAGE
from .login_case import LoginCase

NEW = "Lua-Chin-Vang-2026"


@tagged("post_install", "-at_install")
class TestOneTimePassword(LoginCase):
    def setUp(self):
        super().setUp()
        self.once = self.person._qlvb_issue_password()

    def change(self, current, new, again=None):
        return self.post(PASSWORD_PAGE, current=current, new=new, again=again or new)

    def test_first_login_leads_to_the_change(self):
        """R248, R25: nothing but the change is open after a one-time password."""
        page = self.log_in(self.person, self.once)
        self.assertTrue(page.url.endswith(PASSWORD_PAGE))
        self.assertFalse(self.is_open())
        self.assertTrue(self.url_open("/odoo").url.endswith(PASSWORD_PAGE))
        image = f"/web/image/res.users/{self.person.id}/avatar_128"
        self.assertTrue(self.url_open(image).url.endswith(PASSWORD_PAGE))
        self.change(self.once, NEW)
        self.assertTrue(self.is_open())
        self.assertFalse(self.person.qlvb_must_change_password)

    def test_no_other_door(self):
        """R248: no RPC with the one-time password, no API key before the change."""
        key = self.key_of(self.person)
        self.assertFalse(self.password_rpc(self.person, self.once))
        self.assertFalse(self.key_opens(key))
        self.log_in(self.person, self.once)
        self.change(self.once, NEW)
        self.leave()
        self.assertTrue(self.key_opens(key))
        self.assertTrue(self.password_rpc(self.person, NEW))

    def test_one_time_password_ends(self):
        """R250: unused, the one-time password expires after the hours of the rule."""
        self.person.qlvb_password_expires_at = fields.Datetime.now() - timedelta(
            hours=1
        )
        page = self.log_in(self.person, self.once)
        self.assertIn("/web/login", page.url)
        self.assertFalse(self.is_open())

    def test_same_password_is_no_change(self):
        """R25: the one-time password itself is not a new one."""
        self.log_in(self.person, self.once)
        self.change(self.once, self.once)
        self.assertFalse(self.is_open())

    def test_never_kept_in_clear(self):
        """R26, R250: no table and no log line holds a password or key."""
        with (
            self.assertLogs(level=logging.DEBUG) as logs,
            self.assertLogs("odoo.http", logging.DEBUG) as http_logs,
        ):
            once = self.person._qlvb_issue_password()
            key = self.key_of(self.person)
            self.log_in(self.person, once)
            self.change(once, NEW)
        secrets = (once, NEW, key)
        lines = "\n".join(logs.output + http_logs.output)
        self.assertFalse([s for s in secrets if s in lines])
        self.env.flush_all()
        for table, column in (
            ("qlvb_audit_event", "payload"),
            ("qlvb_password_history", "password_hash"),
            ("res_users", "password"),
            ("res_users_apikeys", "key"),
        ):
            query = SQL(
                "SELECT %s FROM %s", SQL.identifier(column), SQL.identifier(table)
            )
            self.env.cr.execute(query)
            text = "\n".join(str(row[0]) for row in self.env.cr.fetchall())
            self.assertFalse([s for s in secrets if s in text], table)

    def test_no_export_of_passwords(self):
        """R26: an export of accounts holds no password, hash or secret."""
        operator = self.env.ref("base.user_admin")
        exported = self.person.with_user(operator).export_data(
            ["login", "password", "new_password"]
        )
        self.assertEqual(exported["datas"], [[self.person.login, "", ""]])
        for name in ("totp_secret", "qlvb_session_epoch"):
            with self.assertRaises(AccessError):
                self.person.with_user(operator).export_data([name])
        with self.assertRaises(AccessError):
            self.env["qlvb.password.history"].with_user(operator).search([])


@tagged("post_install", "-at_install")
class TestPasswordRules(LoginCase):
    def refused(self, user, password):
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            user.with_user(user).env.user._change_password(password)
        return str(caught.exception)

    def accepted(self, user, password):
        user.with_user(user).env.user._change_password(password)

    def test_length_goes_by_second_factor(self):
        """R210: 14 characters alone, 8 beside a second factor, named with the law."""
        self.assertIn("QCVN 12:2026/BCA", self.refused(self.person, "Ngan@2026"))
        self.give_totp(self.person)
        self.accepted(self.person, "Ngan@2026")

    def test_four_classes(self):
        """R210: small letters, capitals, digits and others must all be there."""
        self.refused(self.person, "toanchuthuong2026@")
        self.refused(self.person, "KhongCoSoNao@@@@@@")
        self.refused(self.person, "KhongCoKyTuLa20262")

    def test_not_the_name(self):
        """R210: neither the user name nor the name is part of a password."""
        self.refused(self.person, f"Aa1@{self.person.login}-2026")
        self.refused(self.person, f"Aa1@{self.person.name.upper()}-2026")
        self.person.name = "Nguyễn Thị Thanh Hằng"
        self.refused(self.person, "NguyenThiThanhHang@1")
        self.refused(self.person, "Hang.Nguyen@2026-qlvb")

    def test_admin_repeats_none_of_ten(self):
        """R210: an admin's password differs from the last 10."""
        used = [f"Mat-Khau-So-{n}-2026" for n in range(10)]
        for password in used:
            self.accepted(self.admin, password)
        self.refused(self.admin, used[0])
        self.accepted(self.admin, "Mat-Khau-So-10-2026")
        self.accepted(self.admin, used[0])

    def test_the_password_in_use_is_no_new_one(self):
        """R210: in plain words, without a number where one password counts."""
        self.accepted(self.person, NEW)
        told = self.refused(self.person, NEW)
        self.assertIn("differs from the one in use", told)

    def test_admin_password_grows_old(self):
        """R210: an admin's password is due after two months, others' is not."""
        long_ago = fields.Datetime.now() - timedelta(days=63)
        (self.admin | self.person).qlvb_password_changed_at = long_ago
        self.assertTrue(self.admin._qlvb_password_is_due())
        self.assertFalse(self.person._qlvb_password_is_due())

    def test_meter_follows_the_rule(self):
        """R210: the meter asks for what the rule in force says."""
        self.set_rule("password.length_alone", "16")
        policy = self.person.with_user(self.person).get_password_policy()
        self.assertEqual((policy["minlength"], policy["minclasses"]), (16, 4))

    def test_a_password_set_by_another_must_be_changed(self):
        """R25: whoever gets a password from somebody else changes it first."""
        operator = self.env.ref("base.user_admin")
        person = new_test_user(self.env, "chua.co.tai.khoan")
        person.with_user(operator)._change_password(NEW)
        self.assertTrue(person.qlvb_must_change_password)
        with self.assertRaises(UserError):
            person.with_user(operator)._change_password("ngan")

    def test_salted_slow_hash(self):
        """R26: two accounts with one password have different, slow hashes."""
        history = self.env["qlvb.password.history"]
        hashes = {history._current_hash(user) for user in self.admin | self.person}
        self.assertEqual(len(hashes), 2)
        for stored in hashes:
            self.assertTrue(stored.startswith("$pbkdf2-sha512$"))
