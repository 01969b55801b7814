# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbPasswordHistory(models.Model):
    """Hashes of the passwords an account has had; no right opens it (R210)."""

    _name = "qlvb.password.history"
    _description = "Former password"
    _order = "id desc"

    user_id = fields.Many2one("res.users", required=True, index=True)
    password_hash = fields.Char(required=True, groups=fields.NO_ACCESS)

    @api.model
    def _keep(self, user):
        """Keep the hash now in force for ``user``."""
        # sudo: nobody has a right to this table; the caller just set the password
        self.sudo().create(
            {"user_id": user.id, "password_hash": self._current_hash(user)}
        )

    @api.model
    def _holds(self, user, password: str, last: int) -> bool:
        """Return whether ``password`` is in force or among the ``last`` ones kept."""
        context = user._crypt_context()
        # sudo: only the answer yes or no leaves this method
        kept = self.sudo().search([("user_id", "=", user.id)], limit=last)
        hashes = {self._current_hash(user), *kept.mapped("password_hash")}
        return any(context.verify(password, known) for known in hashes if known)

    def _current_hash(self, user) -> str:
        self.env.cr.execute("SELECT password FROM res_users WHERE id = %s", [user.id])
        return self.env.cr.fetchone()[0] or ""
