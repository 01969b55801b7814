# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbFilePlan(models.Model):
    """The yearly list of dossiers of an agency (Decree 30/2020 Điều 28, R159)."""

    _name = "qlvb.file.plan"
    _description = "File plan"
    _order = "year desc, id desc"

    name = fields.Char(required=True)
    agency_id = fields.Many2one(
        "qlvb.unit", required=True, ondelete="restrict", index=True
    )
    year = fields.Integer(required=True)
    decision = fields.Char(string="Issued with decision")
    line_ids = fields.One2many("qlvb.file.plan.line", "plan_id")

    _year_uniq = models.Constraint(
        "UNIQUE (agency_id, year)", "The agency has a file plan for this year already."
    )


class QlvbFilePlanLine(models.Model):
    _name = "qlvb.file.plan.line"
    _description = "File plan line"
    _order = "sequence, id"
    _rec_name = "title"
    _rec_names_search = ["title", "notation"]

    plan_id = fields.Many2one(
        "qlvb.file.plan", required=True, ondelete="cascade", index=True
    )
    agency_id = fields.Many2one(related="plan_id.agency_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    notation = fields.Char(required=True, help="Number and notation, as 01.TH.")
    title = fields.Char(required=True)
    retention_years = fields.Integer(help="0 means permanent.")
    unit_id = fields.Many2one("qlvb.unit", string="Responsible unit")
    user_id = fields.Many2one("res.users", string="Responsible person")
