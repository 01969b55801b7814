# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbFinishWizard(models.TransientModel):
    """The lead writes the result; outstanding opinions are listed once (R104, R106)."""

    _name = "qlvb.finish.wizard"
    _description = "Finish"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    awaited = fields.Char(related="document_id.late_opinion_names")
    steps_left_words = fields.Char(related="document_id.steps_left_words")
    is_answered = fields.Boolean(compute="_compute_is_answered")
    result = fields.Text()

    @api.depends("document_id")
    def _compute_is_answered(self):
        """The issued answer is a result by itself; else one must be written."""
        for wizard in self:
            wizard.is_answered = bool(wizard.document_id._result_by_answer())

    def action_confirm(self):
        """Finish; whoever reads the list of awaited opinions has been asked."""
        self.ensure_one()
        return self.document_id.action_finish(self.result, bool(self.awaited))
