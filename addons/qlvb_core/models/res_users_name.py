# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain

LOGIN = "login"


class ResUsers(models.Model):
    """People are known by their names; by what they log in is nobody's business (R21).

    Whoever administers accounts reads it on the account, which has rules of its own.
    """

    _inherit = "res.users"
    _order = "name, id"  # Odoo's ends with the login, which few may sort by

    qlvb_posts_text = fields.Char(
        string="Posts in force", compute="_compute_qlvb_posts_text"
    )

    @api.depends(
        "qlvb_post_ids.in_force",
        "qlvb_post_ids.full_title",
        "qlvb_post_ids.unit_id.name",
    )
    def _compute_qlvb_posts_text(self):
        for user in self:
            # sudo: who holds a post is public
            user.qlvb_posts_text = "; ".join(
                f"{post.full_title} ({post.unit_id.name})"
                for post in user.sudo().qlvb_post_ids
                if post.in_force
            )

    @api.depends("qlvb_posts_text")
    @api.depends_context("formatted_display_name")
    def _compute_display_name(self):
        """Tell people of one name apart by their posts where one chooses them."""
        super()._compute_display_name()
        if self.env.context.get("formatted_display_name"):
            for user in self.filtered("qlvb_posts_text"):
                user.display_name += f"\n\t--{user.qlvb_posts_text}--"

    def _has_field_access(self, field, operation):
        if field.name == LOGIN and not self._qlvb_reads_logins():
            return False
        return super()._has_field_access(field, operation)

    def fields_get(self, allfields=None, attributes=None):
        """Tell of no login either: Odoo adds what one may read of oneself only."""
        facts = super().fields_get(allfields, attributes)
        if not self.browse()._qlvb_reads_logins():
            facts.pop(LOGIN, None)
        return facts

    def _qlvb_reads_logins(self) -> bool:
        """Return whether the user may read these logins: one's own, or the operator."""
        actor = self.env.user
        own = bool(self) and self == actor
        return self.env.su or own or actor.has_group("base.group_erp_manager")

    def _search(self, domain, *args, **options):
        """Find nobody by a login the user may not read.

        Odoo looks for every name among the logins too: what was typed is then taken
        for a name only.
        """
        if not self.browse()._qlvb_reads_logins():
            domain = Domain(domain).map_conditions(
                lambda c: Domain.FALSE if c.field_expr == LOGIN else c
            )
        return super()._search(domain, *args, **options)
