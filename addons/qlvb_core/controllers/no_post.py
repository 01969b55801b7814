# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.home import Home

PAGE = "/qlvb/chua-co-vi-tri"


class NoPostPage(Home):
    """Whoever holds no post finds whom to ask, not an empty system (R22)."""

    @http.route()
    def web_client(self, *args, **kwargs):
        uid = request.session.uid
        if uid and request.env(user=uid).user._qlvb_waits_for_post():
            return request.redirect(PAGE)
        return super().web_client(*args, **kwargs)

    @http.route(PAGE, type="http", auth="user")
    def wait_for_post(self):
        """Say that a post is missing, and who gives one."""
        user = self.env.user
        if not user._qlvb_waits_for_post():
            return request.redirect("/odoo")
        # sudo: one's own agency, and who administers it
        agency = user.sudo()._qlvb_account().agency_id
        admins = ", ".join(agency._admins().mapped("name"))
        values = {"agency": agency.name, "admins": admins}
        response = request.render("qlvb_core.no_post_page", values)
        response.headers["Cache-Control"] = "no-store"
        return response
