# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.auth_totp_mail.controllers.home import Home

LANGUAGE = "vi_VN"


class QlvbHome(Home):
    @http.route()
    def web_login(self, *args, **kwargs):
        self._speak_vietnamese()
        response = super().web_login(*args, **kwargs)
        if response.is_qweb:
            response.qcontext["login_contact"] = self._login_contact()
        return response

    def _login_contact(self) -> str:
        """Return whom to ask, in the operator's words; the same for everybody."""
        try:
            return request.env["qlvb.rule"]._value("login.contact")
        except UserError:  # nobody logs in to enter it
            return request.env._("the admin of your unit")

    @http.route()
    def web_totp(self, redirect=None, **kwargs):
        """Ask for the code at each login: no device is trusted without it (R209)."""
        self._speak_vietnamese()
        kwargs.pop("remember", None)
        return super().web_totp(redirect=redirect, **kwargs)

    @http.route()
    def switch_to_admin(self):
        """Nobody becomes the superuser, whom no rule about content binds (R19)."""
        raise request.not_found()

    def _speak_vietnamese(self):
        # Nobody is known yet: Vietnamese, whatever language the browser asks for.
        if request.env["res.lang"]._get_data(code=LANGUAGE):
            request.update_context(lang=LANGUAGE)
