# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import json
import re
import time
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import config

from odoo.addons.auth_totp.models.totp import TIMESTEP, hotp

from ..models.res_users_gate import SECOND_FACTOR_PAGE
from .login_case import PASSWORD, LoginCase, totp_code


@tagged("post_install", "-at_install")
class TestSecondFactor(LoginCase):
    def test_inside_a_password_is_enough(self):
        """R209: a working account in a listed network needs no second factor."""
        self.log_in(self.person)
        self.assertTrue(self.is_open())

    def test_outside_everybody_needs_one(self):
        """R209: from outside nothing opens before a second factor is set up."""
        self.be_outside()
        page = self.log_in(self.person)
        self.assertTrue(page.url.endswith(SECOND_FACTOR_PAGE))
        self.assertFalse(self.is_open())

    def test_a_password_alone_sets_up_nothing_outside(self):
        """R209: a thief of a password cannot make the second factor his own."""
        self.log_in(self.person)
        page = self.url_open(SECOND_FACTOR_PAGE).text  # a secret is offered inside
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page).group(1)
        self.be_outside()
        page = self.url_open(SECOND_FACTOR_PAGE)
        self.assertNotIn('name="code"', page.text)
        secret = self.current_session()["qlvb_totp_secret"].replace(" ", "")
        code = f"{hotp(base64.b32decode(secret), int(time.time()) // TIMESTEP):06d}"
        self.url_open(SECOND_FACTOR_PAGE, {"csrf_token": token, "code": code})
        self.assertFalse(self.person._qlvb_has_second_factor())
        self.set_rule("second_factor.setup_outside", "true")
        self.assertIn('name="code"', self.url_open(SECOND_FACTOR_PAGE).text)

    def test_admin_needs_one_everywhere(self):
        """R209: an admin account needs it inside the networks too."""
        page = self.log_in(self.admin)
        self.assertTrue(page.url.endswith(SECOND_FACTOR_PAGE))
        self.assertFalse(self.is_open())

    def test_setting_up_with_a_real_code(self):
        """R209: the page takes the code of the secret it shows, and opens the way."""
        page = self.log_in(self.admin).text
        shown = re.search(r"<code[^>]*>([A-Z2-7 ]+)</code>", page).group(1)
        self.post(SECOND_FACTOR_PAGE, code="12")
        self.assertFalse(self.is_open())
        key = base64.b32decode(shown.replace(" ", ""))
        code = f"{hotp(key, int(time.time()) // TIMESTEP):06d}"
        self.post(SECOND_FACTOR_PAGE, code=f"{code[:3]} {code[3:]}")
        self.assertTrue(self.is_open())
        self.assertTrue(self.account_events(self.admin, "auth.second_factor"))

    def test_login_with_a_real_code(self):
        """R209: password and then the code of the phone open the session."""
        self.give_totp(self.admin)
        page = self.log_in(self.admin)
        self.assertIn("/web/login/totp", page.url)
        self.assertNotIn('id="switch-remember"', page.text)
        self.assertFalse(self.is_open())
        self.enter_code(totp_code())
        self.assertTrue(self.is_open())

    def test_session_that_moves_outside(self):
        """R209: a session begun inside by password alone ends outside."""
        self.log_in(self.person)
        self.give_totp(self.colleague)
        self.be_outside()
        self.assertFalse(self.is_open())

    def test_role_given_meanwhile(self):
        """R209: who becomes an admin needs the second factor at the next click."""
        self.log_in(self.person)
        self.assertTrue(self.is_open())
        self.person.qlvb_post_ids.role_ids = self.roles["unit_admin"]
        self.assertFalse(self.is_open())

    def test_a_passkey_alone_refuses_the_password(self):
        """R209: whose only second factor is a passkey logs in with it, outside."""
        self.env["auth.passkey.key"].with_user(self.person).sudo().create(
            {
                "name": "Khóa",
                "credential_identifier": "abc",
                "create_uid": self.person.id,
            }
        )
        self.assertTrue(self.person._qlvb_has_second_factor())
        self.be_outside()
        self.assertIn("/web/login", self.log_in(self.person).url)
        self.assertFalse(self.is_open())

    def use_passkey(self, **answer):
        """Log in as a browser does with a passkey; return the page that answers."""
        self.leave()
        self.url_open("/auth/passkey/start-auth", json={"params": {}})
        sent = json.dumps({"id": "abc", "response": answer, "type": "public-key"})
        return self.post("/web/login", type="webauthn", webauthn_response=sent).text

    def test_a_passkey_that_opens_nothing(self):
        """R209, R211: removed or not ours: said in words, with what to do instead."""
        self.assertIn("Khóa truy cập này không dùng được", self.use_passkey())
        self.assertFalse(self.is_open())

    def test_a_wrong_password_in_between(self):
        """R211: before a passkey is made; no link is named that nobody sees."""
        check = self.env["res.users.identitycheck"].with_user(self.person)
        with self.assertRaisesRegex(UserError, "Wrong password"):
            check.with_context(password="sai").create({})._check_identity()

    def test_api_outside(self):
        """R209: API keys and password RPC do not work from outside."""
        key = self.key_of(self.person)
        self.assertTrue(self.key_opens(key))
        self.assertTrue(self.password_rpc(self.person, PASSWORD))
        self.assertFalse(self.password_rpc(self.admin, PASSWORD))
        self.be_outside()
        self.assertFalse(self.key_opens(key))
        self.assertFalse(self.password_rpc(self.person, PASSWORD))
        self.set_rule("api.key_outside", "true")
        self.assertTrue(self.key_opens(key))

    def test_lost_phone(self):
        """R209: after a reset the old codes are worth nothing."""
        self.give_totp(self.admin)
        self.admin._qlvb_reset_second_factor()
        self.assertFalse(self.admin._qlvb_has_second_factor())
        self.assertTrue(self.log_in(self.admin).url.endswith(SECOND_FACTOR_PAGE))

    def test_nobody_becomes_the_superuser(self):
        """R19: Odoo's door to the superuser is shut."""
        operator = self.env.ref("base.user_admin")
        self.authenticate(operator.login, operator.login)
        self.assertEqual(self.url_open("/web/become").status_code, 404)


@tagged("post_install", "-at_install")
class TestNetwork(LoginCase):
    def test_addresses(self):
        """R209: inside is what a network in force holds, IPv4, IPv6 and mapped."""
        networks = self.env["qlvb.network"]
        networks.create({"name": "Mạng TSLCD", "cidr": "10.20.0.0/16"})
        networks.create({"name": "IPv6", "cidr": "2001:db8::/32"})
        networks.create(
            {
                "name": "Cũ",
                "cidr": "10.30.0.0/16",
                "date_from": "2025-01-01",
                "date_to": "2025-12-31",
            }
        )
        inside = ("10.20.3.4", "::ffff:10.20.3.4", "2001:db8::1", "127.0.0.1")
        outside = ("10.21.0.1", "10.30.0.1", "2001:db9::1", "14.224.0.1")
        self.assertEqual([a for a in inside if not networks._is_inside(a)], [])
        self.assertEqual([a for a in outside if networks._is_inside(a)], [])

    def test_headers_of_a_proxy(self):
        """R209: nobody outside is inside by a header, sent or missing."""
        self.log_in(self.person)
        self.assertTrue(self.is_open())
        self.env["qlvb.network"].create({"name": "Mạng", "cidr": "10.20.0.0/16"})
        spoofed = {"X-Forwarded-For": "10.20.0.1", "X-Forwarded-Host": "127.0.0.1"}
        outside = {"X-Forwarded-For": "10.20.0.1, 14.224.0.1"}
        garbage = {"X-Forwarded-For": "unknown"}
        with patch.dict(config.options, proxy_mode=True):
            for headers in (outside, garbage):
                with self.subTest(headers=headers):
                    self.opener.headers.update(headers)
                    self.assertFalse(self.is_open())
        self.be_outside()
        self.opener.headers.update(spoofed)
        self.assertFalse(self.is_open())

    def test_bad_network(self):
        """R209: a mistyped network is refused with how to write it."""
        for cidr in ("10.20.0.1/16", "10.20", "mạng", "10.0.0.0/33"):
            with self.subTest(cidr=cidr), self.assertRaises(ValidationError):
                self.env["qlvb.network"].create({"name": "Sai", "cidr": cidr})

    def test_operator_only(self):
        """R209: only the operator lists networks."""
        with self.assertRaises(AccessError):
            self.env["qlvb.network"].with_user(self.admin).search([])
