# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbReceiveWizard(models.TransientModel):
    """Takes in what arrived on paper (scanned) or by e-mail (Decree 30 Điều 21)."""

    _name = "qlvb.receive.wizard"
    _description = "Take in a document"
    _inherit = ["qlvb.file.wizard"]

    content = fields.Binary(string="PDF file")
    code = fields.Char(string="Number, notation", help="Such as 76/2025/QĐ-UBND.")
    issuer_name = fields.Char(string="Issued by")
    issued_date = fields.Date(string="Issued on")
    subject = fields.Char(required=True, size=500)
    urgency = fields.Selection(
        lambda self: self.env["qlvb.document"]._fields["urgency"].selection,
        default="0",
        required=True,
    )

    def action_confirm(self):
        """Create the incoming document with its file and open it."""
        self.ensure_one()
        documents = self.env["qlvb.document"].with_context(default_direction="incoming")
        draft = documents.new({"direction": "incoming"})
        draft._split_code(self.code or "")
        document = documents.create(
            {
                "direction": "incoming",
                "subject": self.subject,
                "issuer_name": self.issuer_name,
                "issued_date": self.issued_date,
                "urgency": self.urgency,
                "code_number": draft.code_number,
                "code_year": draft.code_year,
                "code_notation": draft.code_notation or self.code,
            }
        )
        document.action_add_file(self.filename or "van-ban.pdf", self._take_content())
        return document._action_open()
