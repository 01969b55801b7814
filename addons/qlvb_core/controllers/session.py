# SPDX-License-Identifier: LGPL-3.0-or-later
import time

from odoo import SUPERUSER_ID, http
from odoo.http import request

from odoo.addons.web.controllers.session import Session


class QlvbSession(Session):
    @http.route()
    def logout(self, redirect="/odoo"):
        """Note who leaves, and that the session is none any more (R30, R208)."""
        if request.session.uid and request.db:
            user = request.env(user=SUPERUSER_ID)["res.users"].browse(
                request.session.uid
            )
            user.env["qlvb.audit.event"].with_user(user)._log_logout(user)
            user.env["res.device.log"]._note_session_ended(request.session)
        return super().logout(redirect)

    @http.route("/qlvb/lock", type="jsonrpc", auth="user", check_identity=False)
    def lock(self):
        """Lock the caller's session now: its screen is idle (R211)."""
        request.session["identity-check-next"] = time.time()
