# SPDX-License-Identifier: LGPL-3.0-or-later
import time
from ast import literal_eval
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.http import root
from odoo.tests import new_test_user, tagged

from .login_case import PASSWORD, LoginCase

PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/120.0 Mobile Safari/537.36"
)


@tagged("post_install", "-at_install")
class TestSession(LoginCase):
    def test_times_follow_the_rules(self):
        """R211: 15 minutes idle, 5 for admins, and as the rule says tomorrow."""
        idle = self.person._get_lock_timeouts()["lock_timeout_inactivity"]
        self.assertEqual(idle, [(15 * 60, False)])
        idle = self.admin._get_lock_timeouts()["lock_timeout_inactivity"]
        self.assertEqual(idle, [(5 * 60, False)])
        self.set_rule("session.idle_minutes", "10")
        idle = self.person._get_lock_timeouts()["lock_timeout_inactivity"]
        self.assertEqual(idle, [(10 * 60, False)])

    def test_idle_session_waits_for_the_password(self):
        """R211: an idle session opens nothing before its owner proves who it is."""
        self.log_in(self.person)
        session = self.current_session()
        session["identity-check-next"] = time.time() - 1
        root.session_store.save(session)
        self.assertFalse(self.is_open())
        answer = self.check_identity("Sai-Mat-Khau-2026").json()
        self.assertNotIn("Access Denied", answer["error"]["data"]["message"])
        self.assertFalse(self.is_open())
        self.check_identity(PASSWORD)
        self.assertTrue(self.is_open())

    def test_a_locked_session_opens_no_file_and_no_message(self):
        """R211: routes that need no login serve a locked session nothing either."""
        self.log_in(self.person)
        picture = f"/web/image/res.users/{self.person.id}/avatar_128"
        data = {"params": {"fetch_params": ["init_messaging"]}}
        self.assertIn("image", self.url_open(picture).headers["Content-Type"])
        self.assertIn("result", self.url_open("/mail/data", json=data).json())
        self.url_open("/qlvb/lock", json={"params": {}})
        self.assertFalse(self.is_open())
        self.assertNotIn("image", self.url_open(picture).headers["Content-Type"])
        self.assertNotIn("result", self.url_open("/mail/data", json=data).json())
        self.check_identity(PASSWORD)
        self.assertIn("result", self.url_open("/mail/data", json=data).json())
        self.assertTrue(self.is_open())

    def test_a_locked_session_calls_no_method(self):
        """R211: what answers to a session without a key is locked with it."""
        self.log_in(self.person)
        self.assertEqual(self.call_by_session(), 200)
        self.url_open("/qlvb/lock", json={"params": {}})
        self.assertNotEqual(self.call_by_session(), 200)
        self.leave()
        self.assertTrue(self.key_opens(self.key_of(self.person)))

    def call_by_session(self) -> int:
        """Call the API as whoever holds a session's cookie can."""
        answer = self.opener.post(
            f"{self.base_url()}/json/2/res.users/context_get",
            json={},
            headers={
                "Sec-Fetch-Dest": "document",
                "Sec-Fetch-Mode": "navigate",
                "Sec-Fetch-Site": "same-origin",
                "Sec-Fetch-User": "?1",
            },
        )
        return answer.status_code

    def check_identity(self, password):
        credential = {"type": "password", "password": password}
        return self.url_open(
            "/auth-timeout/session/check-identity", json={"params": credential}
        )

    def test_session_ends_by_age(self):
        """R211: after the hours of the rule one logs in anew, busy or not."""
        self.log_in(self.person)
        session = self.current_session()
        session["create_time"] = time.time() - 13 * 3600
        root.session_store.save(session)
        self.assertFalse(self.is_open())


@tagged("post_install", "-at_install")
class TestOwnSecurity(LoginCase):
    def test_last_logins_are_the_owners(self):
        """R208: the owner sees logins and refused ones; a colleague does not."""
        self.log_in(self.person, "Sai-Mat-Khau-2026")
        self.log_in(self.person)
        mine = self.env["qlvb.login"].with_user(self.person).search([])
        self.assertEqual(mine.user_id, self.person)
        self.assertEqual(mine[0].result, "ok")
        self.assertEqual(mine[0].address, "127.0.0.1")
        self.assertEqual(self.person.with_user(self.person).qlvb_login_ids, mine)
        others = self.env["qlvb.login"].with_user(self.colleague).search([])
        self.assertNotIn(self.person, others.user_id)

    def test_page_opens_for_everybody(self):
        """R208: the page reads in the name of an ordinary account."""
        action = self.env.ref("qlvb_core.security_page_action")
        found = action.with_user(self.person).run()
        self.assertEqual(found["res_id"], self.person.id)
        form = self.person.with_user(self.person)
        names = form.get_view(found["views"][0][0], "form")["models"]["res.users"]
        self.assertTrue(form.web_read({name: {} for name in names}))

    def test_end_all_others(self):
        """R208: the owner ends every other session and keeps this one."""
        self.log_in(self.person)
        other = self.opener.cookies["session_id"]
        self.is_open()
        self.leave()
        self.log_in(self.person)
        self.is_open()
        devices = self.env["res.device"].search([("user_id", "=", self.person.id)])
        self.assertEqual(len(devices), 2)
        session = self.current_session()
        session["identity-check-last"] = time.time()
        root.session_store.save(session)
        self.url_open(
            "/web/dataset/call_button/res.users/action_revoke_all_devices",
            json={
                "params": {
                    "model": "res.users",
                    "method": "action_revoke_all_devices",
                    "args": [[self.person.id]],
                    "kwargs": {},
                }
            },
        )
        self.assertTrue(self.is_open())
        self.leave()
        self.opener.cookies.set("session_id", other, domain="127.0.0.1")
        self.assertFalse(self.is_open())

    def test_who_logged_out_has_no_open_session(self):
        """R208: the list of open sessions says what is open, not what was."""
        self.log_in(self.person)
        self.is_open()
        mine = [("user_id", "=", self.person.id)]
        self.assertTrue(self.env["res.device"].search(mine))
        self.url_open("/web/session/logout")
        self.env.invalidate_all()
        self.assertFalse(self.env["res.device"].search(mine))

    def test_new_device_is_told(self):
        """R208: a login from a device not seen before is told and is an event."""
        self.person.email = "nguoi@hungyen.gov.vn"
        self.log_in(self.person)
        self.is_open()
        self.assertFalse(self.account_events(self.person, "auth.new_device"))
        self.leave()
        self.opener.headers["User-Agent"] = PHONE
        self.log_in(self.person)
        self.assertEqual(len(self.account_events(self.person, "auth.new_device")), 1)
        told = self.env["mail.mail"].search([("email_to", "ilike", "nguoi@")])
        self.assertTrue(told)


@tagged("post_install", "-at_install")
class TestAccessCounts(LoginCase):
    def seen_by(self, user):
        return self.env["qlvb.login"].with_user(user).search([]).user_id

    def test_scope(self):
        """R260: an agency's monitor and leader count its accounts, not others'."""
        self.stranger.password = PASSWORD
        self.log_in(self.person)
        self.leave()
        self.log_in(self.stranger)
        for role in ("monitor", "leader", "unit_admin"):
            with self.subTest(role=role):
                seen = self.seen_by(self.people[role])
                self.assertIn(self.person, seen)
                self.assertNotIn(self.stranger, seen)
        operator = self.env.ref("base.user_admin")
        self.assertLessEqual(self.person | self.stranger, self.seen_by(operator))
        self.assertFalse(self.seen_by(self.people["head"]) - self.people["head"])

    def test_counts(self):
        """R260: logins are counted by day, unit and account."""
        for _ in range(2):
            self.leave()
            self.log_in(self.person)
        logins = self.env["qlvb.login"].with_user(self.people["monitor"])
        domain = [("user_id", "=", self.person.id), ("result", "=", "ok")]
        rows = logins._read_group(domain, ["day:day", "unit_id"], ["__count"])
        self.assertEqual([(row[1], row[2]) for row in rows], [(self.department, 2)])

    def test_locked_are_listed_for_the_admin(self):
        """R212: the agency's admin lists its locked accounts, no other's."""
        day = fields.Datetime.now() + timedelta(hours=1)
        (self.person | self.stranger)._qlvb_lock("tries", day)
        action = self.env.ref("qlvb_core.login_lock_action")
        accounts = self.env["qlvb.account"].with_user(self.admin)
        (locked,) = accounts.search(literal_eval(action.domain))
        self.assertEqual(locked.user_id, self.person)
        self.assertEqual(locked.lock_reason, "tries")
        self.assertEqual(locked.locked_until, day)

    def test_nobody_else_knows_the_reason(self):
        """R212: why an account is locked is for admins."""
        account = new_test_user(self.env, "thuong", groups="qlvb_core.group_user")
        fields_seen = account.with_user(account)._qlvb_account().sudo(False)
        self.assertNotIn("lock_reason", fields_seen.fields_get())

    def test_no_admin_reads_dates_of_other_agencies(self):
        """R21: locks and ages of passwords are no fields of everybody's login."""
        for name in (
            "qlvb_lock_reason",
            "qlvb_locked_until",
            "qlvb_unlocked_at",
            "qlvb_must_change_password",
            "qlvb_password_changed_at",
            "qlvb_password_expires_at",
        ):
            with self.subTest(name=name):
                stranger = self.stranger.with_user(self.admin)
                with self.assertRaises(AccessError):
                    stranger.read([name])
                with self.assertRaises(AccessError):
                    stranger.search([(name, "!=", False)])
