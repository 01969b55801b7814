# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbWithdrawWizard(models.TransientModel):
    """Whoever gave an assignment takes it back, or gives it to somebody else."""

    _name = "qlvb.withdraw.wizard"
    _description = "Take an assignment back"
    _inherit = ["qlvb.target.wizard"]

    assignment_id = fields.Many2one(
        "qlvb.assignment", required=True, ondelete="cascade", string="Taken back from"
    )
    present_unit_id = fields.Many2one(
        related="assignment_id.unit_id", string="Unit that has it"
    )
    role = fields.Selection(related="assignment_id.role", string="Part")
    units_of_giver_ids = fields.Many2many(
        "qlvb.unit",
        compute="_compute_units_of_giver_ids",
        string="Units of who gave it",
    )
    has_units = fields.Boolean(compute="_compute_has_units")
    reason = fields.Char(required=True)
    due_date = fields.Date(compute="_compute_due_date", store=True, readonly=False)

    @api.depends("assignment_id")
    def _compute_units_of_giver_ids(self):
        """Who asks a question asks in the whole agency, a head gives in the unit."""
        for wizard in self:
            given = wizard.assignment_id
            above = given.browse() if given.is_question else given.parent_id
            wizard.units_of_giver_ids = above._own_units()

    @api.depends("assignment_id", "units_of_giver_ids")
    def _compute_has_units(self):
        """Without another unit to touch, the dialog says that a person is chosen."""
        for wizard in self:
            others = wizard.env["qlvb.receiver"].search_count(
                [
                    ("agency_id", "=", wizard.agency_id.id),
                    ("unit_id", "not in", [False, wizard.present_unit_id.id]),
                ],
                limit=1,
            )
            wizard.has_units = others and not wizard.units_of_giver_ids

    @api.depends("assignment_id")
    def _compute_due_date(self):
        for wizard in self:
            wizard.due_date = wizard.assignment_id.due_date

    def action_confirm(self):
        """Take it back; the act itself checks the right and the line."""
        self.ensure_one()
        return self.document_id.action_withdraw(
            self.assignment_id.id, self.reason, self._line()
        )
