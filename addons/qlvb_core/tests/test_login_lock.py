# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import fields
from odoo.service.security import check_session
from odoo.tests import tagged

from .login_case import PASSWORD, LoginCase, totp_code

WRONG = "Sai-Mat-Khau-2026"


@tagged("post_install", "-at_install")
class TestLock(LoginCase):
    def test_every_door_closes_at_once(self):
        """R24: session, API key, password RPC and login stop when the account locks."""
        key = self.key_of(self.person)
        self.log_in(self.person)
        self.assertTrue(self.is_open())
        self.person._qlvb_lock("order")
        self.assertFalse(self.is_open())
        self.assertFalse(self.key_opens(key))
        self.assertFalse(self.password_rpc(self.person, PASSWORD))
        self.leave()
        self.assertIn("/web/login", self.log_in(self.person).url)
        answer = self.url_open(
            "/web/session/authenticate",
            json={
                "params": {
                    "db": self.env.cr.dbname,
                    "login": self.person.login,
                    "password": PASSWORD,
                }
            },
        )
        self.assertIn("error", answer.json())

    def test_unlocking_gives_back_all_but_old_sessions(self):
        """R24: documents, posts, keys and history are as before; old sessions ended."""
        document = self.new_draft(self.person)
        key = self.key_of(self.person)
        scope = self.person._qlvb_scope()
        self.log_in(self.person)
        self.person._qlvb_lock("order")
        self.person._qlvb_unlock()
        self.assertFalse(self.is_open())
        self.assertTrue(self.key_opens(key))
        self.leave()
        self.log_in(self.person)
        self.assertTrue(self.is_open())
        self.assertEqual(self.person._qlvb_scope(), scope)
        self.assertEqual(document.with_user(self.person).subject, document.subject)

    def test_websocket_asks_the_same_check(self):
        """R24: the check a running websocket repeats refuses a locked account."""
        self.log_in(self.person)
        session = self.current_session()
        self.assertTrue(check_session(session, self.env))
        kept = dict(session)
        self.person._qlvb_lock("order")
        session.update(kept)
        self.assertFalse(check_session(session, self.env))


@tagged("post_install", "-at_install")
class TestWrongTries(LoginCase):
    def test_the_page_says_whom_to_ask(self):
        """R211: the same words for a locked, a known and an unknown name."""
        self.set_rule("login.contact", "Trung tâm CNTT, ĐT 0221 3 861 000")
        self.person._qlvb_lock("order")
        for login in (self.person.login, self.colleague.login, "khong.co.ai"):
            self.leave()
            page = self.post("/web/login", login=login, password="Sai-Mat-Khau-2026")
            with self.subTest(login=login):
                self.assertIn("ĐT 0221 3 861 000", page.text)
        self.env["qlvb.rule"].search([("code", "=", "login.contact")]).unlink()
        self.assertEqual(self.url_open("/web/login").status_code, 200)

    def test_fifth_wrong_try_locks(self):
        """R211: the account locks for the hours of the rule, then unlocks by itself."""
        for _ in range(4):
            self.log_in(self.person, WRONG)
        self.assertTrue(self.person.active)
        self.log_in(self.person, WRONG)
        self.person.invalidate_recordset()
        self.assertEqual(self.person.qlvb_lock_reason, "tries")
        left = self.person.qlvb_locked_until - fields.Datetime.now()
        self.assertGreater(left, timedelta(hours=11))
        self.log_in(self.person)
        self.assertFalse(self.is_open())
        self.person.qlvb_locked_until = fields.Datetime.now() - timedelta(minutes=1)
        self.env["res.users"]._qlvb_unlock_due()
        self.log_in(self.person)
        self.assertTrue(self.is_open())

    def test_right_password_ends_the_row(self):
        """R211: only wrong tries in a row count."""
        for _ in range(2):
            for _ in range(4):
                self.log_in(self.person, WRONG)
            self.log_in(self.person)
            self.leave()
        self.assertTrue(self.person.active)

    def test_wrong_codes_count(self):
        """R211: a right password before wrong codes does not start the count anew."""
        self.give_totp(self.person)
        for _ in range(5):
            self.leave()
            self.log_in(self.person)
            if "/web/login/totp" in self.url_open("/web/login/totp").url:
                self.enter_code("000000" if totp_code() != "000000" else "111111")
        self.person.invalidate_recordset()
        self.assertEqual(self.person.qlvb_lock_reason, "tries")

    def test_one_answer_for_all(self):
        """R211: unknown, locked and mistyped are told the same."""

        def told(login, password):
            page = self.post("/web/login", login=login, password=password).text
            return page[page.index("alert-danger") :].split("</p>")[0].strip()

        mistyped = told(self.person.login, WRONG)
        self.assertIn("5", mistyped)
        # in the language of the page: Vietnamese where it is installed
        self.assertRegex(mistyped, "account is locked|tài khoản đang bị khóa")
        self.assertEqual(told("khong.co.ai", WRONG), mistyped)
        self.person._qlvb_lock("order")
        self.assertEqual(told(self.person.login, PASSWORD), mistyped)

    def test_order_outlasts_the_time(self):
        """R24: what an order locked no cron unlocks, and wrong tries change nothing."""
        self.person._qlvb_lock("tries", fields.Datetime.now() - timedelta(hours=1))
        self.person._qlvb_lock("order")
        self.env["res.users"]._qlvb_unlock_due()
        self.assertEqual(self.person.qlvb_lock_reason, "order")


@tagged("post_install", "-at_install")
class TestUnusedAccounts(LoginCase):
    def age(self, users, days):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_users SET create_date = now() - %s * interval '1 day' "
            "WHERE id = ANY(%s)",
            [days, users.ids],
        )
        self.env.invalidate_all()

    def test_locks_after_the_days_of_the_rule(self):
        """R212: 45 days without login lock the account; a login or unlocking keeps."""
        self.age(self.person | self.colleague, 46)
        self.env["res.users.log"].with_user(self.colleague).sudo().create({})
        self.env["res.users"]._qlvb_lock_unused()
        self.assertEqual(self.person.qlvb_lock_reason, "inactive")
        self.assertTrue(self.colleague.active)
        self.person._qlvb_unlock()
        self.env["res.users"]._qlvb_lock_unused()
        self.assertTrue(self.person.active)

    def test_never_the_last_operator(self):
        """R212: the operator seen last stays, so that somebody can unlock."""
        group = self.env.ref("qlvb_core.group_operator")
        self.age(group.user_ids | self.person, 400)
        self.env.cr.execute("DELETE FROM res_users_log")
        self.env["res.users"]._qlvb_lock_unused()
        self.assertFalse(self.person.active)
        self.assertEqual(len(group.user_ids.filtered("active")), 1)
