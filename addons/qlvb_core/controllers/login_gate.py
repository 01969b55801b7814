# SPDX-License-Identifier: LGPL-3.0-or-later
"""The two pages before every other: a due password, a missing second login step."""

import base64
import os

from odoo import http
from odoo.exceptions import AccessDenied, UserError
from odoo.http import request

from odoo.addons.auth_totp.models.totp import TOTP_SECRET_SIZE

from ..models.res_users_gate import PASSWORD_PAGE, SECOND_FACTOR_PAGE

SECRET = "qlvb_totp_secret"  # noqa: S105 - a key of the session


class LoginGate(http.Controller):
    @http.route(PASSWORD_PAGE, type="http", auth="user", methods=["GET", "POST"])
    def change_password(self, current="", new="", again="", **_):
        """Change a password that is due (R25, R210, R248)."""
        if not self.env.user._qlvb_password_is_due():
            return request.redirect("/odoo")
        error = ""
        if request.httprequest.method == "POST":
            error = self._change(current, new, again)
            if not error:
                return request.redirect("/odoo")
        rules = self.env["qlvb.rule"]
        return self._page(
            "qlvb_core.password_page",
            error=error,
            length=self.env.user._qlvb_password_length(),
            source=rules._source("password.classes"),
        )

    def _change(self, current, new, again) -> str:
        """Change it; return what is wrong, for the page."""
        if new != again:
            return self.env._("The two new passwords differ.")
        try:
            self.env["res.users"].change_password(current, new)
        except AccessDenied:
            return self.env._("The current password is wrong.")
        except UserError as error:
            return str(error)
        self._keep_session()
        return ""

    def _keep_session(self):
        """Stay logged in here; every other session ends with the old password."""
        self.env.flush_all()
        session = request.session
        session.session_token = self.env.user._compute_session_token(session.sid)

    @http.route(SECOND_FACTOR_PAGE, type="http", auth="user", methods=["GET", "POST"])
    def set_up_second_factor(self, code="", **_):
        """Set up codes from a phone, when the rules ask for them (R209)."""
        if self.env.user._qlvb_has_second_factor():
            return request.redirect("/odoo")
        if not self.env.user._qlvb_may_set_up_here():
            return self._page("qlvb_core.second_factor_page", is_outside=True)
        error = ""
        if request.httprequest.method == "POST":
            if self._accept(code):
                return request.redirect("/odoo")
            error = self.env._(
                "The code is wrong. Check the clock of the phone and enter the six "
                "digits it shows now."
            )
        wizard = self.env["auth_totp.wizard"].new(
            {"user_id": self.env.user.id, "secret": self._secret()}
        )
        return self._page("qlvb_core.second_factor_page", error=error, wizard=wizard)

    def _accept(self, code) -> bool:
        digits = "".join(code.split())
        secret = request.session.get(SECRET)
        if not secret or not digits.isdecimal():
            return False
        done = self.env.user._totp_try_setting(secret, int(digits))
        if done:
            del request.session[SECRET]
        return done

    def _secret(self) -> str:
        """Return the secret offered to this session, in groups of four."""
        if SECRET not in request.session:
            secret = base64.b32encode(os.urandom(TOTP_SECRET_SIZE // 8)).decode()
            request.session[SECRET] = " ".join(
                secret[i : i + 4] for i in range(0, len(secret), 4)
            )
        return request.session[SECRET]

    def _page(self, template, **values):
        response = request.render(template, values)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Frame-Options"] = "DENY"
        return response
