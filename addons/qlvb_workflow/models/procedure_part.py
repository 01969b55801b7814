# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.models.role import WORKING_ROLES

from .authority import DEPUTY

HOLDERS = {
    "unit": "unit_id",
    "post": "post_id",
    "person": "user_id",
    "role": "role_id",
}


class QlvbProcedurePart(models.Model):
    """Who has which part in a step: a unit, a post, a person or a role (R68)."""

    _name = "qlvb.procedure.part"
    _description = "Part in a step"
    _inherit = ["qlvb.procedure.child"]
    _order = "step_id, id"

    step_id = fields.Many2one(
        "qlvb.procedure.step", required=True, ondelete="cascade", index=True
    )
    agency_id = fields.Many2one("qlvb.unit", compute="_compute_agency_id")
    role = fields.Selection(
        [("lead", "Lead"), ("support", "Support"), ("info", "For information")],
        required=True,
        default="lead",
        string="Takes part as",
    )
    holder_kind = fields.Selection(
        [
            ("unit", "Unit"),
            ("post", "Post"),
            ("person", "Person"),
            ("role", "Role"),
        ],
        required=True,
        default="unit",
        string="Held by a",
    )
    unit_id = fields.Many2one(
        "qlvb.unit", ondelete="restrict", domain="[('agency_id', '=', agency_id)]"
    )
    post_id = fields.Many2one(
        "qlvb.post",
        ondelete="restrict",
        domain="[('agency_id', '=', agency_id), ('in_force', '=', True)]",
    )
    user_id = fields.Many2one(
        "res.users",
        ondelete="restrict",
        string="Person",
        domain="[('qlvb_post_ids', 'any', [('agency_id', '=', agency_id), "
        "('in_force', '=', True)])]",
    )
    role_id = fields.Many2one(
        "qlvb.role",
        ondelete="restrict",
        domain=[("code", "in", sorted(WORKING_ROLES))],
    )
    holder = fields.Char(string="Who", compute="_compute_holder")

    def _owner_fields(self):
        return frozenset({"step_id"})

    def _owner(self):
        return self.step_id.procedure_id

    @api.depends("step_id.procedure_id.agency_id")
    @api.depends_context("procedure_agency_id")
    def _compute_agency_id(self):
        for part in self:
            part.agency_id = part._owner().agency_id or part._agency_of_form()

    @api.onchange("holder_kind")
    def _onchange_holder_kind(self):
        """Forget what another kind of holder was; a role may be one of a unit."""
        for kind, name in HOLDERS.items():
            if kind != self.holder_kind and (kind, self.holder_kind) != (
                "unit",
                "role",
            ):
                self[name] = False

    @api.depends("holder_kind", "unit_id", "post_id", "user_id", "role_id")
    def _compute_holder(self):
        # sudo: names of colleagues, posts and units are no secret
        for part, seen in zip(self, self.sudo(), strict=True):
            chosen = seen[HOLDERS[part.holder_kind]] if part.holder_kind else None
            words = chosen.display_name if chosen else ""
            if part.holder_kind == "role" and seen.unit_id:
                words = f"{words} ({seen.unit_id.name})"
            part.holder = words or ""

    def _holder_now(self) -> dict:
        """Return the one unit or person it is today, as a line of an assignment.

        Empty when there is nobody.
        """
        match self.holder_kind:
            case "unit":
                return self._unit_line(self.unit_id)
            case "post":
                return self._person_line(self.post_id.filtered("in_force").user_id)
            case "person":
                return self._person_line(self.user_id)
            case _:
                return self._role_line()

    def _unit_line(self, unit) -> dict:
        """Return the unit, or its heir, as far as work can be given to it."""
        unit = unit._in_charge()
        ours = self.agency_id in unit.agency_id._with_predecessors()
        headed = ours and self.env["qlvb.document"]._has_post("head", unit)
        return {"unit_id": unit.id} if headed else {}

    def _person_line(self, user) -> dict:
        posts = user and user._qlvb_posts(agency=self.agency_id)._working()
        return {"user_id": user.id} if posts else {}

    def _role_line(self) -> dict:
        """Of several who hold the role the chief goes first, then who came first."""
        unit, role = self.unit_id, self.role_id
        if role.code == "head" and unit:
            return self._unit_line(unit)
        posts = self._posts_with(role.code, unit)
        return {"user_id": posts[0].user_id.id} if posts else {}

    def _posts_with(self, role_code, unit=None):
        """Return the posts of the agency that hold a role now, chiefs first."""
        # sudo: who holds which post is public
        posts = (
            self.env["qlvb.post"]
            .sudo()
            .search(
                [
                    ("role_ids.code", "=", role_code),
                    ("in_force", "=", True),
                    ("agency_id", "=", self.agency_id.id),
                    ("unit_id", "child_of", (unit or self.agency_id).ids),
                ],
                order="id",
            )
        )
        return posts.sorted(lambda post: post.title.startswith(DEPUTY))
