# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import dataclass

from odoo import fields, models, tools

from ..principal import user_principal
from .role import REGISTER_ROLES, WORKING_ROLES


@dataclass(frozen=True)
class Scope:
    """What the posts in force of one person open."""

    principals: tuple[str, ...]
    register_agency_ids: tuple[int, ...]
    working_agency_ids: tuple[int, ...]


class ResUsers(models.Model):
    _inherit = "res.users"

    qlvb_post_ids = fields.One2many("qlvb.post", "user_id", string="Posts")

    @tools.ormcache("self.id")
    def _qlvb_scope(self) -> Scope:
        posts = self.sudo().qlvb_post_ids.filtered("in_force")

        def agencies(roles):
            chosen = posts.filtered(
                lambda p: roles.intersection(p.role_ids.mapped("code"))
            )
            return chosen.agency_id

        return Scope(
            principals=(user_principal(self), *sorted(posts._principals())),
            register_agency_ids=tuple(agencies(REGISTER_ROLES)._with_inherited().ids),
            working_agency_ids=tuple(agencies(WORKING_ROLES)._with_predecessors().ids),
        )

    def _qlvb_principals(self) -> list[str]:
        """Return the keys this person answers to now (see ``principal.py``)."""
        return list(self._qlvb_scope().principals)

    def _qlvb_document_domain(self) -> list:
        """Return the one predicate that decides which documents this person sees.

        Agency first, then one stored membership (Regulation Điều 4.2, R10, R28).
        """
        scope = self._qlvb_scope()
        return [
            "|",
            ("agency_id", "in", list(scope.register_agency_ids)),
            "&",
            ("agency_id", "in", list(scope.working_agency_ids)),
            ("participant_ids", "any", [("principal", "in", list(scope.principals))]),
        ]

    def _qlvb_work_domain(self) -> list:
        """Return the same predicate for work items, which carry their principal."""
        scope = self._qlvb_scope()
        return [
            "|",
            ("agency_id", "in", list(scope.register_agency_ids)),
            "&",
            ("agency_id", "in", list(scope.working_agency_ids)),
            ("principal", "in", list(scope.principals)),
        ]

    def _qlvb_child_domain(self, path: str = "document_id") -> list:
        """Return the same predicate for a model that hangs from a document."""
        return [(path, "any", self._qlvb_document_domain())]

    def _qlvb_edit_domain(self) -> list:
        """Return which documents wait for this person to be edited."""
        return [
            (
                "work_item_ids",
                "any",
                [
                    ("principal", "in", self._qlvb_principals()),
                    ("state", "=", "open"),
                    ("edits", "=", True),
                ],
            )
        ]

    def _qlvb_dossier_domain(self) -> list:
        """Return which dossiers this person sees: own, register roles, participants."""
        return self._qlvb_document_domain()

    def _qlvb_posts(self, role_code=None, agency=None):
        """Return this person's posts in force, by role and agency when given."""
        self.ensure_one()
        posts = self.sudo().qlvb_post_ids.filtered("in_force")
        if role_code:
            posts = posts.filtered(lambda p: role_code in p.role_ids.mapped("code"))
        if agency:
            posts = posts.filtered(lambda p: agency in p.agency_id._with_predecessors())
        return posts

    def _qlvb_default_post(self):
        return self._qlvb_posts().sorted("is_default", reverse=True)[:1]

    def _qlvb_apply_posts(self):
        """Give each user the groups of the roles held now, and forget cached rights."""
        role_groups = self.env["qlvb.role"].sudo()._all().group_id
        for user in self.sudo():
            held = user.qlvb_post_ids.filtered("in_force").role_ids.group_id
            wanted = (user.group_ids - role_groups) | held
            if wanted != user.group_ids:
                user.group_ids = wanted
            user.tz = user.tz or "Asia/Ho_Chi_Minh"
        self.env.registry.clear_cache()
