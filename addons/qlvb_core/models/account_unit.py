# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    role_ceiling_ids = fields.Many2many(
        "qlvb.role",
        string="Roles its admin may give",
        help="Empty: every role but that of unit admin.",
    )
    admin_names = fields.Char(string="Admins", compute="_compute_admin_names")

    def _ceiling_roles(self):
        """Return the roles the agency's own admin may give (R20, R22)."""
        self.ensure_one()
        # sudo: the ceiling binds whoever may read the unit
        return self.sudo().role_ceiling_ids or self.env[
            "qlvb.role"
        ].sudo()._all().filtered(lambda role: role.code != "unit_admin")

    def _above_ceiling(self, roles):
        """Return which of ``roles`` the agency's own admin may not give."""
        self.ensure_one()
        # sudo: as in _ceiling_roles
        if ceiling := self.sudo().role_ceiling_ids:
            return roles - ceiling
        return roles.filtered(lambda role: role.code == "unit_admin")

    def _admins(self):
        """Return the users who administer this agency now and can log in."""
        return self._holders_of_agency("unit_admin").filtered("active")

    def _holders_of_agency(self, role_code):
        domain = [
            ("agency_id", "in", self.ids),
            ("role_ids.code", "=", role_code),
            ("in_force", "=", True),
        ]
        # sudo: who holds a role is no secret inside the system's own checks
        return self.env["qlvb.post"].sudo().search(domain).user_id

    @api.depends("post_ids.in_force", "post_ids.role_ids")
    def _compute_admin_names(self):
        for unit in self:
            admins = unit._admins() if unit.kind == "agency" else unit._admins()[:0]
            unit.admin_names = ", ".join(admins.mapped("name"))
