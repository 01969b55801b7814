# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

COUNT = """
INSERT INTO qlvb_login_failure (user_id, tries)
SELECT id, 1 FROM res_users WHERE id = %s
ON CONFLICT (user_id) DO UPDATE SET tries = qlvb_login_failure.tries + 1
RETURNING tries
"""


class QlvbLoginFailure(models.Model):
    """How many wrong passwords and codes an account was tried with in a row (R211).

    A row of its own, not a column of ``res_users``: counting must never wait for an
    open transaction that changes the account.
    """

    _name = "qlvb.login.failure"
    _description = "Wrong tries in a row"
    _log_access = False

    user_id = fields.Many2one("res.users", required=True, ondelete="cascade")
    tries = fields.Integer(required=True)

    _user_uniq = models.Constraint("UNIQUE (user_id)", "One counter per account.")

    @api.model
    def _count(self, user) -> int:
        """Count one more wrong try; return how many in a row, 0 if unknown."""
        # two at once: the later counts again, see _qlvb_count_wrong_try
        self.env.cr.execute(COUNT, [user.id], log_exceptions=False)
        row = self.env.cr.fetchone()
        return row[0] if row else 0

    @api.model
    def _forget(self, users):
        self.env.cr.execute(
            "DELETE FROM qlvb_login_failure WHERE user_id = ANY(%s)", [users.ids]
        )
