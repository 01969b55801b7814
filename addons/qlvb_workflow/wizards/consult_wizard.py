# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbConsultWizard(models.TransientModel):
    """The handler asks for opinions (R104)."""

    _name = "qlvb.consult.wizard"
    _description = "Ask for opinions"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    agency_id = fields.Many2one(related="document_id.acting_agency_id")
    assignment_id = fields.Many2one(
        "qlvb.assignment", compute="_compute_assignment_id", store=True, readonly=False
    )
    question = fields.Text(required=True)
    unit_ids = fields.Many2many("qlvb.unit", string="Units")
    user_ids = fields.Many2many("res.users", string="Persons")
    due_date = fields.Date(
        string="Opinions by", compute="_compute_due_date", store=True, readonly=False
    )

    @api.depends("document_id")
    def _compute_assignment_id(self):
        for wizard in self:
            wizard.assignment_id = wizard.document_id._my_item("handle").assignment_id

    @api.depends("assignment_id")
    def _compute_due_date(self):
        for wizard in self:
            wizard.due_date = wizard.assignment_id.due_date

    def action_confirm(self):
        """Ask; the act itself checks the right and the lines."""
        self.ensure_one()
        targets = [("unit_id", unit.id) for unit in self.unit_ids]
        targets += [("user_id", user.id) for user in self.user_ids]
        lines = [{name: id_, "due_date": self.due_date} for name, id_ in targets]
        return self.document_id.action_consult(
            self.question, lines, self.assignment_id.id
        )
