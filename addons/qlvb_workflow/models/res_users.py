# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class ResUsers(models.Model):
    """What a person answers to for others: see ``qlvb.delegation``."""

    _inherit = "res.users"

    def _qlvb_stand_ins(self):
        delegations = self.env["qlvb.delegation"]._in_force_for(self)
        return (*super()._qlvb_stand_ins(), *(d._stand_in() for d in delegations))

    def _qlvb_held_roles(self):
        """Dialogs go by group: who works for another opens the other's dialogs."""
        delegations = self.env["qlvb.delegation"]._in_force_for(self)
        lent = [delegation._posts().role_ids for delegation in delegations]
        roles = super()._qlvb_held_roles()
        for lent_roles in lent:
            roles |= lent_roles.filtered(lambda role: role.code != "unit_admin")
        return roles
