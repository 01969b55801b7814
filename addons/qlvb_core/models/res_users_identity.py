# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

# Who a person is and what opens the account.
IDENTITY = frozenset(
    {
        "active",
        "group_ids",
        "login",
        "name",
        "new_password",
        "partner_id",
        "password",
        "role",
    }
)
ADDRESS = frozenset({"name", "email"})
NAMES = frozenset({"login", "name"})


class ResUsers(models.Model):
    """Whose an account is changes by the acts only (R251), not in Odoo's own forms."""

    _inherit = "res.users"

    def write(self, vals):
        """Write what is one's own habit; the acts write the rest.

        :raise AccessError: somebody tries to write the identity of an account
        """
        others = self - self.env.user
        if IDENTITY.intersection(vals):
            self._qlvb_refuse_past_acts()
        elif "email" in vals:  # where a link to the account may go
            others._qlvb_refuse_past_acts()
        result = super().write(vals)
        if NAMES.intersection(vals):
            self.env.registry.clear_cache()  # the journal remembers who is called how
        return result

    def _qlvb_refuse_past_acts(self):
        if self.env.su or not self:
            return
        # sudo: only whether it is a person's account
        accounts = self.env["qlvb.account"].sudo()
        if accounts.search_count([("user_id", "in", self.ids)], limit=1):
            accounts.sudo(False)._refuse_unless_act()


class ResPartner(models.Model):
    _inherit = "res.partner"

    def write(self, vals):
        """Write an address, but not that of a person with an account.

        :raise AccessError: the name or mail address of such a person
        """
        if ADDRESS.intersection(vals) and not self.env.su:
            # sudo: only whether it is a person's account
            self.sudo().with_context(active_test=False).user_ids.sudo(
                False
            )._qlvb_refuse_past_acts()
        result = super().write(vals)
        if NAMES.intersection(vals) and self.sudo().user_ids:
            self.env.registry.clear_cache()
        return result
