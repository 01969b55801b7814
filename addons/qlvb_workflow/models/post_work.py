# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.models.role import WORKING_ROLES


class QlvbPost(models.Model):
    """Whom work may be given to: no post that only administers (R100)."""

    _inherit = "qlvb.post"

    takes_work = fields.Boolean(
        string="Works with documents",
        compute="_compute_takes_work",
        search="_search_takes_work",
    )

    @api.depends("in_force", "role_ids")
    def _compute_takes_work(self):
        working = self.filtered_domain(self._working_domain())
        for post in self:
            post.takes_work = post in working

    def _search_takes_work(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return self._working_domain()

    @api.model
    def _working_domain(self) -> Domain:
        roles = Domain("role_ids.code", "in", list(WORKING_ROLES))
        return Domain("in_force", "=", True) & roles
