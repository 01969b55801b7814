# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class ResUsersApikeys(models.Model):
    _inherit = "res.users.apikeys"

    def _check_credentials(self, *, scope, key):
        """Refuse keys from outside, and of accounts that must change their password.

        A wrong key is not counted against an account: it names none, and its 160 random
        bits cannot be guessed.
        """
        uid = super()._check_credentials(scope=scope, key=key)
        if not uid or not self._qlvb_door_is_open():
            return None
        account = self.env["res.users"].browse(uid)
        return None if account._qlvb_password_is_due() else uid

    def _qlvb_door_is_open(self) -> bool:
        rules = self.env["qlvb.rule"]
        return self.env["qlvb.network"]._is_inside() or rules._value("api.key_outside")
