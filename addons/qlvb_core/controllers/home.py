# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.home import Home

LANGUAGE = "vi_VN"


class QlvbHome(Home):
    @http.route()
    def web_login(self, *args, **kwargs):
        # Nobody is known yet: Vietnamese, whatever language the browser asks for.
        if request.env["res.lang"]._get_data(code=LANGUAGE):
            request.update_context(lang=LANGUAGE)
        return super().web_login(*args, **kwargs)
