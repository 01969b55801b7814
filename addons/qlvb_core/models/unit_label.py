# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.fields import Domain


class QlvbUnit(models.Model):
    """Departments of one name, told apart where those of all agencies are offered."""

    _inherit = "qlvb.unit"

    @api.depends("name", "kind", "agency_id.name")
    @api.depends_context("show_agency")
    def _compute_display_name(self):
        super()._compute_display_name()
        if not self.env.context.get("show_agency"):
            return
        for unit in self.filtered(lambda u: u.kind == "department"):
            unit.display_name = f"{unit.name} ({unit.agency_id.name})"

    @api.model
    @api.readonly
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        """Offer the units of the agency the context names (``first_agency``) first."""
        first = self.env.context.get("first_agency")
        if not isinstance(first, int):
            return super().name_search(name, domain, operator, limit)
        own = Domain("agency_id", "=", first)
        wanted = Domain(domain or Domain.TRUE)
        found = super().name_search(name, wanted & own, operator, limit)
        left = limit and limit - len(found)
        if limit and not left:
            return found
        return found + super().name_search(name, wanted & ~own, operator, left)
