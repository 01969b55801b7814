# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError


class QlvbReassignWizard(models.TransientModel):
    """Whoever gave an assignment that came back gives it to somebody else (R102)."""

    _name = "qlvb.reassign.wizard"
    _description = "Assign anew"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    agency_id = fields.Many2one(related="document_id.acting_agency_id")
    returned_id = fields.Many2one(
        "qlvb.assignment", compute="_compute_returned_id", store=True, readonly=False
    )
    returned_by_id = fields.Many2one(
        related="returned_id.unit_id", string="Returned by"
    )
    role = fields.Selection(related="returned_id.role", string="Part")
    reason = fields.Char(compute="_compute_reason")
    unit_id = fields.Many2one("qlvb.unit", string="Give it to")
    user_id = fields.Many2one("res.users", string="or a person")
    directive = fields.Text(compute="_compute_given", store=True, readonly=False)
    due_date = fields.Date(compute="_compute_given", store=True, readonly=False)

    @api.depends("document_id")
    def _compute_returned_id(self):
        for wizard in self:
            wizard.returned_id = wizard.document_id._my_item("reassign").assignment_id

    @api.depends("returned_id")
    def _compute_reason(self):
        for wizard in self:
            returned = wizard.returned_id
            wizard.reason = returned.document_id._my_item("reassign", returned.id).note

    @api.depends("returned_id")
    def _compute_given(self):
        for wizard in self:
            wizard.directive = wizard.returned_id.directive
            wizard.due_date = wizard.returned_id.due_date

    @api.onchange("unit_id")
    def _onchange_unit_id(self):
        if self.unit_id:
            self.user_id = False

    @api.onchange("user_id")
    def _onchange_user_id(self):
        if self.user_id:
            self.unit_id = False

    def action_confirm(self):
        """Give it; the act itself checks the right and the line."""
        self.ensure_one()
        if not (self.unit_id or self.user_id):
            raise UserError(self.env._("Choose who receives the work."))
        line = {
            "unit_id": self.unit_id.id,
            "user_id": self.user_id.id,
            "due_date": self.due_date,
        }
        return self.document_id.action_reassign(
            line, self.directive, self.returned_id.id
        )
