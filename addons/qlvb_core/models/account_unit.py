# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    role_ceiling_ids = fields.Many2many(
        "qlvb.role",
        string="Roles its admin may give",
        help="Empty: every role but that of unit admin.",
    )
    admin_names = fields.Char(string="Admins", compute="_compute_admin_names")
    lacks_admin = fields.Boolean(
        string="Without an admin",
        compute="_compute_admin_names",
        search="_search_lacks_admin",
        help="An agency must have an appointed admin (Regulation Điều 19.1.c).",
    )

    def _ceiling_roles(self):
        """Return the roles the agency's own admin may give (R20, R22)."""
        self.ensure_one()
        # sudo: the ceiling binds whoever may read the unit
        return self.sudo().role_ceiling_ids or self.env["qlvb.role"].sudo()._all().filtered(
            lambda role: role.code != "unit_admin"
        )

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
            admins = unit._admins() if unit.kind == "agency" else False
            unit.admin_names = ", ".join(admins.mapped("name")) if admins else False
            unit.lacks_admin = unit.kind == "agency" and not admins

    def _search_lacks_admin(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        # sudo: as in _holders_of_agency
        posts = (
            self.env["qlvb.post"]
            .sudo()
            .search(
                [
                    ("role_ids.code", "=", "unit_admin"),
                    ("in_force", "=", True),
                    ("user_id.active", "=", True),
                ]
            )
        )
        return Domain("kind", "=", "agency") & Domain(
            "id", "not in", posts.agency_id.ids
        )
