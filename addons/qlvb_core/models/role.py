# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models, tools

REGISTER_ROLES = frozenset({"clerk", "leader", "monitor"})
WORKING_ROLES = REGISTER_ROLES | {"head", "specialist", "form_checker", "archivist"}


class QlvbRole(models.Model):
    _name = "qlvb.role"
    _description = "Role"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, readonly=True)
    sequence = fields.Integer(default=10)
    scope = fields.Selection(
        [("agency", "Agency"), ("unit", "Unit")],
        required=True,
        help="Whether the role acts for the whole agency or for its own unit only.",
    )
    group_id = fields.Many2one("res.groups", required=True, ondelete="restrict")

    _code_uniq = models.Constraint("UNIQUE (code)", "This role code exists already.")

    @tools.ormcache()
    def _scopes(self) -> dict[str, str]:
        """Return the scope of each role by its code; roles never change."""
        return {role.code: role.scope for role in self.sudo()._all()}

    @api.model
    def _all(self):
        """Return all roles: a handful, made by data files."""
        return self.browse(self._all_ids())

    @tools.ormcache()
    def _all_ids(self) -> tuple[int, ...]:
        return self.sudo().search([("code", "!=", False)])._ids
