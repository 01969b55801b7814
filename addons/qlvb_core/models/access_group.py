# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..principal import access_key


class QlvbAccessGroup(models.Model):
    """Who in an agency reads everything of an information level (R267).

    Its unit admin sets it, without reading a document, as an internal rule orders.
    """

    _name = "qlvb.access.group"
    _description = "Access group"
    _order = "agency_id, name"

    name = fields.Char(required=True)
    agency_id = fields.Many2one(
        "qlvb.unit",
        required=True,
        ondelete="restrict",
        index=True,
        default=lambda self: self._own_agency(),
        domain=[("kind", "=", "agency")],
    )
    level_ids = fields.Many2many(
        "qlvb.information.level", string="Levels", required=True
    )
    line_ids = fields.One2many("qlvb.access.group.line", "group_id", string="Readers")
    instrument = fields.Char(
        string="By which internal rule",
        help="Number, date and signer of the leader's document that orders it.",
    )
    active = fields.Boolean(default=True)

    def _own_agency(self):
        user = self.env.user
        posts = user._qlvb_posts("unit_admin") or user._qlvb_default_post()
        return posts[:1].agency_id

    @api.model
    def _keys_of(self, principals, agency_ids) -> set[str]:
        """Return the ``agency:level`` keys that ``principals`` open in ``agency_ids``.

        Only in agencies where the person works: a right given to somebody who has left
        opens nothing.
        """
        # sudo: what the rights are made of, read for the rights themselves
        lines = (
            self.env["qlvb.access.group.line"]
            .sudo()
            .search(
                [
                    ("principal", "in", list(principals)),
                    ("group_id.agency_id", "in", list(agency_ids)),
                    ("group_id.active", "=", True),
                ]
            )
        )
        return {
            access_key(group.agency_id.id, level.id)
            for group in lines.group_id
            for level in group.level_ids
        }

    @api.model_create_multi
    def create(self, vals_list):
        groups = super().create(vals_list)
        groups._after_change()
        return groups

    def write(self, vals):
        result = super().write(vals)
        if "agency_id" in vals or vals.get("active"):
            self.line_ids._check_grantees()
        self._after_change()
        return result

    def unlink(self):
        for group in self:
            self.env["qlvb.audit.event"]._log("access.group.remove", group)
        result = super().unlink()
        self.env.registry.clear_cache()
        return result

    def _after_change(self):
        """Check, log what the group opens now, and forget cached rights."""
        self.line_ids._check_not_own()
        for group in self:
            if not (self.env.su or (group.instrument or "").strip()):
                raise UserError(
                    self.env._(
                        "Enter the number of the internal rule that orders this."
                    )
                )
            self.env["qlvb.audit.event"]._log(
                "access.group",
                group,
                instrument=group.instrument or None,
                levels=group.level_ids.mapped("code"),
                readers=group.line_ids.mapped("principal"),
            )
        self.env.registry.clear_cache()


class QlvbAccessGroupLine(models.Model):
    _name = "qlvb.access.group.line"
    _description = "Reader of an access group"
    _inherit = ["qlvb.access.grantee"]

    group_id = fields.Many2one(
        "qlvb.access.group", required=True, ondelete="cascade", index=True
    )
    principal = fields.Char(index=True)

    def _grantor_agency(self):
        return self.group_id.agency_id

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._check_not_own()
        lines._check_grantees()
        lines.group_id._after_change()
        return lines

    def write(self, vals):
        groups = self.group_id
        result = super().write(vals)
        self._check_grantees()
        (groups | self.group_id)._after_change()
        return result

    def unlink(self):
        groups = self.group_id
        result = super().unlink()
        groups.exists()._after_change()
        return result

    def _check_not_own(self):
        """Nobody gives rights to himself (Regulation Điều 4.2, 19.3)."""
        mine = set() if self.env.su else set(self.env.user._qlvb_own_principals())
        if mine.intersection(self.mapped("principal")):
            raise AccessError(self.env._("Nobody gives a right to himself."))
