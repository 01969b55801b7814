# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbApproveWizard(models.TransientModel):
    """Asks for the optional note of an approval."""

    _name = "qlvb.approve.wizard"
    _description = "Approve with a note"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    note = fields.Text(required=True)

    def action_confirm(self):
        """Approve what the document waits for; the act itself checks the right."""
        self.ensure_one()
        if self.document_id.state == "form_review":
            return self.document_id.action_approve_form(self.note)
        return self.document_id.action_approve_content(self.note)
