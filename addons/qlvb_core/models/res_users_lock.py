# SPDX-License-Identifier: LGPL-3.0-or-later
# feat/login replaces this file: theirs wins at the merge.
import secrets

from odoo import fields, models

ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class ResUsers(models.Model):
    _inherit = "res.users"

    qlvb_lock_reason = fields.Selection(
        [("order", "By order"), ("tries", "Wrong passwords"), ("inactive", "Not used")],
        string="Why locked",
        copy=False,
    )
    qlvb_locked_until = fields.Datetime(string="Locked until", copy=False)

    def _qlvb_lock(self, reason: str, until=None):
        """Stop this account at once: sessions, RPC and API keys."""
        self.ensure_one()
        self.api_key_ids.unlink()
        self.write(
            {
                "active": False,
                "qlvb_lock_reason": reason,
                "qlvb_locked_until": until,
            }
        )

    def _qlvb_unlock(self):
        self.ensure_one()
        self.write(
            {"active": True, "qlvb_lock_reason": False, "qlvb_locked_until": False}
        )

    def _qlvb_issue_password(self) -> str:
        """Set a random one-time password and return it, once."""
        self.ensure_one()
        password = "".join(secrets.choice(ALPHABET) for _place in range(14))
        self.password = password
        return password
