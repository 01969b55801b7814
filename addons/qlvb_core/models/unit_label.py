# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


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
