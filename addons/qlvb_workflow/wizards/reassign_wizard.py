# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError


class QlvbReassignWizard(models.TransientModel):
    """Whoever gave an assignment that came back gives it to somebody else (R102)."""

    _name = "qlvb.reassign.wizard"
    _description = "Assign anew"
    _inherit = ["qlvb.target.wizard"]

    returned_id = fields.Many2one(
        "qlvb.assignment", compute="_compute_returned_id", store=True, readonly=False
    )
    returned_by_id = fields.Many2one(
        related="returned_id.unit_id", string="Unit that returns it"
    )
    returned_by = fields.Char(related="returned_id.display_name", string="Returned by")
    role = fields.Selection(related="returned_id.role", string="Part")
    reason = fields.Char(compute="_compute_reason")
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

    def action_confirm(self):
        """Give it; the act itself checks the right and the line."""
        self.ensure_one()
        line = self._line()
        if not line:
            raise UserError(self.env._("Choose who receives the work."))
        return self.document_id.action_reassign(
            line, self.directive, self.returned_id.id
        )
