# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models, tools


class QlvbInformationLevel(models.Model):
    """How freely the information may be used (Decree 30/2020 Phụ lục VI, R267)."""

    _name = "qlvb.information.level"
    _description = "Information level"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint("UNIQUE (code)", "This level exists already.")

    @api.model_create_multi
    def create(self, vals_list):
        levels = super().create(vals_list)
        self.env.registry.clear_cache()  # register roles read every level
        return levels

    @api.model
    @tools.ormcache()
    def _all_ids(self) -> tuple[int, ...]:
        """Return the ids of all levels, and 0 for "none"."""
        every = self.sudo().with_context(active_test=False).search([])
        return (0, *every.ids)

    @api.model
    def _default_level(self):
        """Return the level of a new document or dossier, by rule."""
        return self.browse(self._default_level_id())

    @api.model
    @tools.ormcache()
    def _default_level_id(self):
        code = self.env["qlvb.rule"]._value("access.default_level")
        return self.sudo().search([("code", "=", code)], limit=1).id
