# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbOpinionWizard(models.TransientModel):
    """A supporting person writes an opinion to the lead (R105)."""

    _name = "qlvb.opinion.wizard"
    _description = "Give an opinion"
    _inherit = ["qlvb.file.wizard", "qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    text = fields.Text(string="Opinion", required=True)

    def action_confirm(self):
        """Send the opinion; the act itself checks the right."""
        self.ensure_one()
        files = [(self.filename, self._take_content())] if self.content else []
        return self.document_id.action_give_opinion(self.text, files)
