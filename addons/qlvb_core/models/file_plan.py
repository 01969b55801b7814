# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain


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
    dossier_ids = fields.One2many("qlvb.dossier", "plan_line_id")
    is_free = fields.Boolean(
        string="No dossier yet",
        compute="_compute_is_free",
        search="_search_is_free",
        help="A line of the plan is one dossier (Decree 30/2020/NĐ-CP, Điều 28).",
    )

    @api.depends("dossier_ids")
    def _compute_is_free(self):
        # sudo: that a line is taken is told, not by what
        for line in self.sudo():
            line.is_free = not line.dossier_ids

    @api.model
    def _search_is_free(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        # past the rules: that a line is taken is told, not by what
        return Domain("dossier_ids", "not any!", Domain.TRUE)
