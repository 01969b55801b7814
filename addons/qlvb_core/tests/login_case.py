# SPDX-License-Identifier: LGPL-3.0-or-later
"""People who log in through the real page, as a browser would."""

import base64
import re
import time

from odoo.http import root
from odoo.tests import HttpCase
from odoo.tools import mute_logger

from odoo.addons.auth_totp.models.totp import TIMESTEP, hotp

from .common import ProvinceCase

PASSWORD = "Mua-Xuan-2026-ve"
SECRET = b"mot-khoa-bi-mat-20-b"


def totp_code(shift: int = 0) -> str:
    """Return the code a phone with ``SECRET`` shows, ``shift`` steps from now."""
    return f"{hotp(SECRET, int(time.time()) // TIMESTEP + shift):06d}"


class LoginCase(ProvinceCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Odoo's own brake goes by address: all tests come from one.
        cls.env["ir.config_parameter"].set_param("base.login_cooldown_after", "0")
        cls.person = cls.people["specialist"]
        cls.person.password = PASSWORD
        cls.admin = cls.people["unit_admin"]
        cls.admin.password = PASSWORD
        cls.rules = cls.env["qlvb.rule"]

    def setUp(self):
        super().setUp()
        # refusals are what these tests are about
        self.enterContext(
            mute_logger("odoo.http", "odoo.addons.rpc.controllers.jsonrpc")
        )

    def leave(self):
        """Be a browser nobody has logged in with."""
        self.opener.cookies.clear()

    def current_session(self):
        return root.session_store.get(self.opener.cookies["session_id"])

    def set_rule(self, code, value):
        self.rules.search([("code", "=", code)]).value = value

    def be_outside(self):
        """Let the address the tests come from be in no listed network."""
        self.env.ref("qlvb_core.network_loopback").unlink()

    def post(self, path, **values):
        """Send a form as a browser does; return the page that answers."""
        page = self.url_open(path).text
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page).group(1)
        return self.url_open(path, {"csrf_token": token, **values})

    def log_in(self, user, password=PASSWORD):
        return self.post("/web/login", login=user.login, password=password)

    def enter_code(self, code):
        return self.post("/web/login/totp", totp_token=code)

    def give_totp(self, user):
        user.totp_secret = base64.b32encode(SECRET).decode()

    def is_open(self) -> bool:
        """Return whether the session in hand gets data."""
        answer = self.url_open(
            "/web/dataset/call_kw",
            json={
                "params": {
                    "model": "res.users",
                    "method": "context_get",
                    "args": [],
                    "kwargs": {},
                }
            },
        )
        return "result" in answer.json()

    def password_rpc(self, user, password) -> bool:
        """Return whether ``/jsonrpc`` obeys a user id with this password or key."""
        return "result" in self.jsonrpc(
            "object",
            "execute_kw",
            [self.env.cr.dbname, user.id, password, "res.users", "context_get", []],
        )

    def jsonrpc(self, service, method, args):
        answer = self.url_open(
            "/jsonrpc",
            json={
                "method": "call",
                "params": {"service": service, "method": method, "args": args},
            },
        )
        return answer.json()

    def key_of(self, user) -> str:
        keys = self.env["res.users.apikeys"].with_user(user).sudo()
        return keys._generate(None, "Hệ thống chuyên ngành", None)

    def key_opens(self, key) -> bool:
        """Return whether ``/json/2`` obeys this API key."""
        answer = self.opener.post(
            f"{self.base_url()}/json/2/res.users/context_get",
            json={},
            headers={"Authorization": f"Bearer {key}"},
        )
        return answer.status_code == 200

    def account_events(self, user, code):
        return self.env["qlvb.audit.event"].search(
            [
                ("res_model", "=", "res.users"),
                ("res_id", "=", user.id),
                ("code", "=", code),
            ]
        )
