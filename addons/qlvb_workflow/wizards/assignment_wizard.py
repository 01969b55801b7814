# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbAssignmentWizard(models.AbstractModel):
    """A dialog about what one has to do with a document, the first such work of one's.

    The concrete dialog says what kind of work it is about.
    """

    _name = "qlvb.assignment.wizard"
    _description = "Dialog about an assignment"
    _inherit = ["qlvb.document.wizard", "qlvb.due.date.note"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    agency_id = fields.Many2one(related="document_id.acting_agency_id")
    assignment_id = fields.Many2one(
        "qlvb.assignment", compute="_compute_assignment_id", store=True, readonly=False
    )
    due_date = fields.Date(compute="_compute_due_date", store=True, readonly=False)

    @api.depends("document_id")
    def _compute_assignment_id(self):
        for wizard in self:
            wizard.assignment_id = wizard._assignment()

    def _assignment(self):
        """Return the assignment the dialog is about."""
        return self.document_id._my_item(self._work_kind()).assignment_id

    def _due_moment(self):
        return self.assignment_id.due_at

    def _work_kind(self) -> str:
        raise NotImplementedError

    @api.depends("assignment_id")
    def _compute_due_date(self):
        """Propose the whole of the time given, on a working day."""
        for wizard in self:
            given = wizard.assignment_id.due_date
            wizard.due_date = given and wizard.document_id._last_working_day(given)
