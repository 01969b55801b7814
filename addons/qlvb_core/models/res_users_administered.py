# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class ResUsers(models.Model):
    _inherit = "res.users"

    qlvb_is_administered = fields.Boolean(
        string="Account of an agency I administer",
        compute="_compute_qlvb_is_administered",
        search="_search_qlvb_is_administered",
    )

    def _compute_qlvb_is_administered(self):
        chosen = self.search(
            [("id", "in", self.ids), ("qlvb_is_administered", "=", True)]
        )
        for user in self:
            user.qlvb_is_administered = user in chosen

    def _search_qlvb_is_administered(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        if self.env.user.has_group("qlvb_core.group_operator"):
            return [("share", "=", False)]
        agencies = self.env.user._qlvb_posts("unit_admin").agency_id
        return [("qlvb_post_ids", "any", [("agency_id", "in", agencies.ids)])]
