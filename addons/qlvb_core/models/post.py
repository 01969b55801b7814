# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Domain

from ..clock import today
from ..principal import role_principal


class QlvbPost(models.Model):
    """What a person is in a unit; every right comes from posts in force."""

    _name = "qlvb.post"
    _description = "Post"
    _order = "is_default desc, id"
    _rec_names_search = ["user_id.name", "title"]

    user_id = fields.Many2one(
        "res.users", required=True, ondelete="restrict", index=True, string="Person"
    )
    unit_id = fields.Many2one(
        "qlvb.unit", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(
        related="unit_id.agency_id", store=True, index=True, string="Agency"
    )
    role_ids = fields.Many2many("qlvb.role", string="Roles", required=True)
    title = fields.Char(required=True, help="Printed above the signature.")
    date_from = fields.Date(required=True, default=lambda self: today())
    date_to = fields.Date()
    in_force = fields.Boolean(compute="_compute_in_force", store=True, index=True)
    is_default = fields.Boolean(default=True)

    _dates_check = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "A post cannot end before it begins.",
    )

    @api.depends("date_from", "date_to")
    def _compute_in_force(self):
        day = today()
        for post in self:
            post.in_force = post.date_from <= day and (
                not post.date_to or day <= post.date_to
            )

    @api.depends("user_id.name", "title", "unit_id.name")
    def _compute_display_name(self):
        for post in self:
            post.display_name = (
                f"{post.user_id.name}, {post.title}, {post.unit_id.name}"
            )

    @api.constrains("role_ids")
    def _check_roles(self):
        for post in self:
            if not post.role_ids:
                raise ValidationError(
                    self.env._(
                        "Choose at least one role for %(who)s.", who=post.user_id.name
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        posts = super().create(vals_list)
        posts._note_change("post.create")
        posts.user_id._qlvb_apply_posts()
        return posts

    def write(self, vals):
        before = self.user_id
        result = super().write(vals)
        self._note_change("post.write")
        (before | self.user_id)._qlvb_apply_posts()
        return result

    def unlink(self):
        users = self.user_id
        self._note_change("post.remove")
        result = super().unlink()
        users._qlvb_apply_posts()
        return result

    def _note_change(self, code):
        """Log; nobody gives rights to himself (Regulation Điều 4.2, 19.3)."""
        if not self.env.su and self.env.user in self.user_id:
            raise AccessError(self.env._("Nobody gives or takes a post of his own."))
        self.env["qlvb.audit.event"]._log_each(
            code, self, lambda post: post._journal_facts()
        )

    def _journal_facts(self) -> dict:
        return {
            "roles": self.role_ids.mapped("code"),
            "date_from": self.date_from,
            "date_to": self.date_to,
        }

    def _principals(self) -> set[str]:
        return {
            role_principal(role.code, unit)
            for post in self
            for role in post.role_ids
            for unit in (
                post.agency_id if role.scope == "agency" else post.unit_id
            )._with_inherited()
        }

    @api.model
    def _renew_in_force(self):
        """Daily: let posts begin and end on their dates."""
        day = today()
        due = Domain("date_from", "<=", day) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        )
        begun = Domain("in_force", "=", False) & due
        ended = Domain("in_force", "=", True) & ~due
        posts = self.search(begun | ended)
        posts._compute_in_force()
        posts.user_id._qlvb_apply_posts()
