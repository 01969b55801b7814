# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.fields import Domain


class ResUsers(models.Model):
    """Whose work a person follows up, and whom the person may urge (R18)."""

    _inherit = "res.users"

    def _qlvb_headed_units(self):
        """Return the departments this person heads now, with what lies below them.

        A head's post placed at the agency itself heads none: the whole agency is its
        leaders' to follow up.
        """
        units = self._qlvb_headed_departments()._with_inherited()
        return units._tree() if units else units

    def _qlvb_headed_departments(self):
        # sudo: which units are whose is no secret
        units = self._qlvb_posts("head").sudo().unit_id
        return units.filtered(lambda unit: unit.kind == "department")

    def _qlvb_overseen_agencies(self):
        """Return the agencies this person leads or monitors."""
        posts = self._qlvb_posts("leader") | self._qlvb_posts("monitor")
        return posts.sudo().agency_id._with_inherited()

    def _qlvb_urging_domain(self) -> Domain:
        """Return the work whose holders this person may urge; never oneself."""
        overseen = Domain("agency_id", "in", self._qlvb_overseen_agencies().ids)
        headed = Domain("unit_id", "in", self._qlvb_headed_units().ids)
        others = Domain("principal", "not in", self._qlvb_own_principals())
        return (overseen | headed) & others

    def _qlvb_follow_up_domain(self) -> list:
        """Return which work this person follows up: of documents seen, in one's scope.

        The agency's clerks, leaders and monitors: all of it; a head: of the units
        headed; everybody: one's own.
        """
        registers = list(self._qlvb_scope().register_agency_ids)
        mine = Domain("principal", "in", self._qlvb_own_principals())
        scope = (
            Domain("agency_id", "in", registers)
            | Domain("unit_id", "in", self._qlvb_headed_units().ids)
            | mine
            | Domain("user_id", "=", self.id)
        )
        return list(
            self._qlvb_in_working_agencies() & scope & Domain(self._qlvb_child_domain())
        )
