# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain


class QlvbUnit(models.Model):
    """Work goes to the head of a unit: one that nobody heads is not offered (R67)."""

    _inherit = "qlvb.unit"

    receiver_ids = fields.One2many(
        "qlvb.receiver",
        "unit_id",
        help="One for each agency that gives this unit work.",
    )
    has_head = fields.Boolean(
        string="Somebody heads it",
        compute="_compute_has_head",
        search="_search_has_head",
    )

    @api.depends("post_ids.in_force", "post_ids.role_ids")
    def _compute_has_head(self):
        headed = self.filtered_domain(self._headed_domain())
        for unit in self:
            unit.has_head = unit in headed

    def _search_has_head(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return self._headed_domain()

    @api.model
    def _headed_domain(self) -> Domain:
        head = Domain("in_force", "=", True) & Domain("role_ids.code", "=", "head")
        # "any!": whether somebody heads a unit is no secret, whoever asks
        return Domain("post_ids", "any!", head)
