# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError


class ResUsersIdentitycheck(models.TransientModel):
    _inherit = "res.users.identitycheck"

    def _check_identity(self):
        """Say what to do: Odoo points to a link that no page of ours has."""
        try:
            return super()._check_identity()
        except UserError:
            raise UserError(self.env._("Wrong password. Try again.")) from None
