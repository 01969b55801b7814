# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from ..clock import today


class QlvbConcurrentPostWizard(models.TransientModel):
    """Gives people of another agency a post here, or ends one, by written request."""

    _name = "qlvb.concurrent.post.wizard"
    _description = "Post of another agency's person"
    _inherit = ["qlvb.account.wizard"]

    ended_id = fields.Many2one("qlvb.post", string="Post that ends", readonly=True)
    unit_id = fields.Many2one("qlvb.unit", default=lambda self: self._home_agency())
    own_post_ids = fields.Many2many(
        "qlvb.post",
        "qlvb_concurrent_wizard_post_rel",
        string="People, by their own posts",
    )
    title = fields.Char(string="Position title")
    allowed_role_ids = fields.Many2many(
        "qlvb.role", compute="_compute_allowed_role_ids"
    )
    role_ids = fields.Many2many(
        "qlvb.role",
        relation="qlvb_concurrent_wizard_role_rel",
        string="Roles",
        domain="[('id', 'in', allowed_role_ids)]",
    )
    date_from = fields.Date(
        string="From day", required=True, default=lambda self: today()
    )
    date_to = fields.Date(string="Until")
    problem = fields.Char(compute="_compute_problem")

    @api.depends("unit_id", "ended_id")
    def _compute_agency_id(self):
        super()._compute_agency_id()

    def _agency(self):
        return (self.ended_id or self).unit_id.agency_id

    @api.depends("unit_id")
    def _compute_problem(self):
        for wizard in self:
            agency = wizard._agency()
            posts = self.env["qlvb.post"]
            wizard.problem = posts._not_the_giver(agency) if agency else ""

    @api.depends("unit_id")
    def _compute_allowed_role_ids(self):
        roles = self.env["qlvb.role"]._all()
        for wizard in self:
            may_give = roles
            agency = wizard._agency()
            if agency and not self.env.user._qlvb_operates():
                may_give = roles & agency._ceiling_roles().sudo(False)
            wizard.allowed_role_ids = may_give.filtered(
                lambda role: role.code != "unit_admin"
            )

    def action_confirm(self):
        """Do the act; the act itself checks rights, people, dates and request."""
        self.ensure_one()
        posts = self.env["qlvb.post"]
        if self.ended_id:
            return self.ended_id.action_end_concurrent(
                self._request_id(), self.date_from
            )
        return posts.action_give_concurrent(
            self._request_id(),
            self.own_post_ids.user_id.ids,
            {
                "unit_id": self.unit_id.id,
                "title": self.title,
                "role_ids": self.role_ids.ids,
                "date_from": self.date_from,
                "date_to": self.date_to,
            },
        )
