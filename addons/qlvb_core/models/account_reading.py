# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models

from .audit_reading import READING_ACCOUNT


class ResUsers(models.Model):
    """Opening somebody else's profile is an event (R29)."""

    _inherit = "res.users"

    @api.readonly
    def web_read(self, specification):
        result = super().web_read(specification)
        # Only a form asks for the login of one account.
        if len(self) == 1 and "login" in specification and self != self.env.user:
            self.env["qlvb.audit.event"]._log_reading(READING_ACCOUNT, self)
        return result


class QlvbAccount(models.Model):
    """Opening somebody else's account is an event (R29)."""

    _inherit = "qlvb.account"

    @api.readonly
    def web_read(self, specification):
        result = super().web_read(specification)
        # Only a form asks for the history of one account.
        if len(self) == 1 and "act_ids" in specification and not self._is_own():
            self.env["qlvb.audit.event"]._log_reading(READING_ACCOUNT, self)
        return result
