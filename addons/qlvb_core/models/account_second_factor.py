# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from ..said import said


class QlvbAccount(models.Model):
    """The second login step of a person who lost phone or passkey (R209, R251)."""

    _inherit = "qlvb.account"

    has_second_factor = fields.Boolean(
        string="Second step of the login set up", compute="_compute_has_second_factor"
    )

    @api.depends("user_id.totp_enabled", "user_id.auth_passkey_key_ids")
    def _compute_has_second_factor(self):
        for account in self:
            # sudo: a yes or no to whoever may read the account
            account.has_second_factor = account.sudo().user_id._qlvb_has_second_factor()

    def action_reset_second_factor(self, request_id: int, reason: str | None = None):
        """Take away codes and passkeys of these accounts; sessions end at once.

        The next login sets the second step up anew where the rules ask for one.
        """
        self._begin("reset_factor", request_id)
        for account in self:
            if not account.has_second_factor:
                account._refuse(
                    "reset_factor",
                    self.env._(
                        "%(name)s has set up no second step of the login.",
                        name=account.name,
                    ),
                )
        # sudo: _begin has checked the actor's right over the accounts
        self.sudo().user_id._qlvb_reset_second_factor()
        self._done("reset_factor", request_id, reason)
        names = self._names()
        return said(
            self.env._("Second step of the login reset: %(names)s.", names=names)
        )
