# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbStepWizard(models.TransientModel):
    """Whoever leads a step says what was done; who comes next is shown (R67)."""

    _name = "qlvb.step.wizard"
    _description = "Finish the step"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    step_words = fields.Char(related="document_id.step_words")
    next_step_words = fields.Char(related="document_id.next_step_words")
    awaited = fields.Char(related="document_id.late_opinion_names")
    result = fields.Text(string="What was done", required=True)

    def action_confirm(self):
        """Go on; whoever reads the list of awaited opinions has been asked."""
        self.ensure_one()
        return self.document_id.action_advance(self.result, bool(self.awaited))
