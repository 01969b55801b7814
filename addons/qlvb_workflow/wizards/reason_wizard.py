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
        ],
        required=True,
    )
    duplicate_words = fields.Html(related="document_id.duplicate_words")
    reason = fields.Text(required=True)

    def action_confirm(self):
        """Do the act with the reason; the act itself checks the right."""
        self.ensure_one()
        if self.act == "refuse":
            return self.document_id.action_refuse(self.reason)
        if self.act == "register":
            return self.document_id.action_register_again(self.reason)
        return self.document_id.action_return_draft(self.reason)
