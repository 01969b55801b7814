# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbUnitChangeLine(models.AbstractModel):
    """A line of a change, written while that is being prepared."""

    _name = "qlvb.unit.change.line"
    _description = "Line of a change of units"

    change_id = fields.Many2one(
        "qlvb.unit.change", required=True, ondelete="cascade", index=True
    )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.change_id._check_being_prepared()
        return lines

    def write(self, vals):
        self.change_id._check_being_prepared()
        result = super().write(vals)
        self.change_id._check_being_prepared()  # where it went to
        return result

    def unlink(self):
        self.change_id._check_being_prepared()
        return super().unlink()


class QlvbUnitChangePart(models.Model):
    """One of the units a split makes, or one there already that takes a part."""

    _name = "qlvb.unit.change.part"
    _description = "Unit that comes out of a split"
    _inherit = ["qlvb.unit.change.line"]
    _order = "change_id, id"
    _rec_name = "label"
    _rec_names_search = ["name", "unit_id.name"]

    unit_id = fields.Many2one(
        "qlvb.unit",
        string="Existing unit",
        ondelete="restrict",
        help="Empty: a new one of the name beside.",
    )
    name = fields.Char()
    code = fields.Char(string="Abbreviation")
    organ_id = fields.Char(string="Electronic identifier")
    is_heir = fields.Boolean(
        string="Keeps the papers",
        help="Takes over the registers, dossiers and unfinished work.",
    )
    label = fields.Char(compute="_compute_label")

    @api.depends("unit_id.name", "name")
    def _compute_label(self):
        for part in self:
            part.label = part.unit_id.name or part.name


class QlvbUnitChangePlacement(models.Model):
    """Where a department, or a post of the unit itself, goes."""

    _name = "qlvb.unit.change.placement"
    _description = "Where a part of a unit goes"
    _inherit = ["qlvb.unit.change.line"]
    _order = "change_id, post_id, id"

    unit_id = fields.Many2one("qlvb.unit", string="Department", ondelete="restrict")
    post_id = fields.Many2one("qlvb.post", ondelete="cascade")
    agency_id = fields.Many2one(related="unit_id.agency_id", string="Of the agency")
    part_id = fields.Many2one(
        "qlvb.unit.change.part",
        string="Goes to",
        ondelete="cascade",
        domain="[('change_id', '=', parent.id)]",
    )
    into_id = fields.Many2one(
        "qlvb.unit",
        string="Into the department",
        ondelete="restrict",
        help="Joined with this department; empty: stays one of its own.",
    )

    _one_check = models.Constraint(
        "CHECK (num_nonnulls(unit_id, post_id) = 1)",
        "A line places one department or one post.",
    )
