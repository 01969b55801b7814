# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.http import request

from odoo.addons.auth_totp_mail.controllers.home import Home

LANGUAGE = "vi_VN"


class QlvbHome(Home):
    @http.route()
    def web_login(self, *args, **kwargs):
        self._speak_vietnamese()
        return super().web_login(*args, **kwargs)

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
