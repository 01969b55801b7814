# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbReasonWizard(models.TransientModel):
    """Asks why, for the acts that need a reason."""

    _name = "qlvb.reason.wizard"
    _description = "Reason"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    act = fields.Selection(
        [
            ("refuse", "Refuse"),
            ("return_draft", "Return"),
            ("register", "Register again"),
            ("return_assignment", "Return the assignment"),
            ("keep_assignment", "Leave it with the unit"),
        ],
        required=True,
    )
    duplicate_words = fields.Html(related="document_id.duplicate_words")
    reason = fields.Text(required=True)

    def action_confirm(self):
        """Do the act with the reason; the act itself checks the right."""
        self.ensure_one()
        document = self.document_id
        act = {
            "refuse": document.action_refuse,
            "return_draft": document.action_return_draft,
            "register": document.action_register_again,
            "return_assignment": document.action_return_assignment,
            "keep_assignment": document.action_keep_assignment,
        }[self.act]
        return act(self.reason)
