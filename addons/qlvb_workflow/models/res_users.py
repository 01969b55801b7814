# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from odoo.addons.qlvb_core.principal import role_principal

# What a clerk does in "Tiếp nhận"
RECEIVING = frozenset({"receive", "present"})


class ResUsers(models.Model):
    """What a person answers to for others: see ``qlvb.delegation``."""

    _inherit = "res.users"

    def _qlvb_stand_ins(self):
        delegations = self.env["qlvb.delegation"]._in_force_for(self)
        return (*super()._qlvb_stand_ins(), *(d._stand_in() for d in delegations))

    def _qlvb_apply_posts(self):
        """Let whoever works for these persons lose with them what they lose."""
        # sudo: groups follow the posts, whoever changed those
        delegations = self.env["qlvb.delegation"].sudo()
        lent = delegations.search(
            [("delegator_id", "in", self.ids), ("in_force", "=", True)]
        )
        super(ResUsers, self | lent.delegate_id.with_env(self.env))._qlvb_apply_posts()

    def _qlvb_held_roles(self):
        """Dialogs go by group: who works for another opens the other's dialogs."""
        delegations = self.env["qlvb.delegation"]._in_force_for(self)
        lent = [delegation._posts().role_ids for delegation in delegations]
        roles = super()._qlvb_held_roles()
        for lent_roles in lent:
            roles |= lent_roles.filtered(lambda role: role.code != "unit_admin")
        return roles

    def _qlvb_lent_registers(self):
        """Return the agencies for whose clerk this person receives (R71)."""
        agencies = self.env["qlvb.unit"]
        for lent in self._qlvb_scope().stand_ins:
            if RECEIVING.intersection(lent.kinds):
                agencies |= agencies.browse(lent.agency_ids).filtered(
                    lambda agency, keys=lent.principals: (
                        role_principal("clerk", agency) in keys
                    )
                )
        return agencies

    def _qlvb_takes_in(self) -> bool:
        """Return whether this person takes in documents in the current agency."""
        agency = self._qlvb_agency()
        return bool(agency) and (
            role_principal("clerk", agency) in self._qlvb_principals()
        )
