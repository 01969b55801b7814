# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import ValidationError

from .role import WORKING_ROLES


class QlvbPost(models.Model):
    _inherit = "qlvb.post"

    @api.model_create_multi
    def create(self, vals_list):
        posts = super().create(vals_list)
        self.env["qlvb.account"]._adopt(posts.user_id)
        return posts

    @api.constrains("role_ids", "user_id", "date_from", "date_to")
    def _check_admin_apart(self):
        """Who administers accounts never works with documents (Điều 19.3, R255).

        An admin account never, another one not at the same time.
        """
        for user in self.user_id:
            posts = user.sudo().qlvb_post_ids
            admin = posts.filtered(lambda p: "unit_admin" in p.role_ids.mapped("code"))
            working = posts.filtered(
                lambda p: WORKING_ROLES.intersection(p.role_ids.mapped("code"))
            )
            apart = user._qlvb_account().is_admin_account
            if (working and apart) or any(
                a._overlaps(w) for a in admin for w in working
            ):
                raise ValidationError(
                    self.env._(
                        "%(name)s: an admin account holds no working role at the same "
                        "time. Create a second account for the person "
                        "(Regulation Điều 19.3).",
                        name=user.name,
                    )
                )

    def _overlaps(self, other) -> bool:
        if self.ended_at or other.ended_at:
            return False
        return not (
            (self.date_to and self.date_to < other.date_from)
            or (other.date_to and other.date_to < self.date_from)
        )
