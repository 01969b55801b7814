# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessDenied, UserError


class ResUsers(models.Model):
    _inherit = "res.users"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_in_journal(self):
        events = self.env["qlvb.audit.event"].sudo()
        if events.search_count([("actor_id", "in", self.ids)], limit=1):
            raise UserError(
                self.env._(
                    "An account that has acted is never removed. Archive it instead."
                )
            )

    def _login(self, credential, user_agent_env):
        """Log who came in, by which means, and who was turned away (R30)."""
        try:
            auth_info = super()._login(credential, user_agent_env=user_agent_env)
        except AccessDenied as error:
            self._log_refused_login(credential, str(error))
            raise
        user = self.browse(auth_info["uid"])
        self.env["qlvb.audit.event"].with_user(user)._log(
            "auth.login", user, method=auth_info["auth_method"]
        )
        return auth_info

    def _log_refused_login(self, credential, reason):
        # a passkey may be unknown: then no account was named
        login = credential.get("login")
        domain = self._get_login_domain(login)
        user = self.sudo().search(domain, limit=1) if login else self.browse()
        self.env["qlvb.audit.event"]._log_refused(
            "auth.refused", user, reason, login=login, method=credential["type"]
        )
