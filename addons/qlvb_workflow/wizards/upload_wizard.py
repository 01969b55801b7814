# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbUploadWizard(models.TransientModel):
    """Brings back a draft edited in Word, or adds an appendix (R111)."""

    _name = "qlvb.upload.wizard"
    _description = "Upload a version"
    _inherit = ["qlvb.file.wizard", "qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    role = fields.Selection(
        [
            ("draft", "New version of the draft"),
            ("appendix_draft", "Appendix"),
            ("related", "Related file"),
        ],
        required=True,
        default="draft",
    )
    replaces_id = fields.Many2one(
        "qlvb.document.file",
        string="Replaces file",
        domain="[('document_id', '=', document_id), ('role', '=', role), "
        "('is_current', '=', True)]",
        help="Empty: a further appendix.",
    )

    def action_confirm(self):
        """Store the file; the act itself checks the right and inspects the content."""
        self.ensure_one()
        sequence = self.replaces_id.sequence if self.replaces_id else None
        return self.document_id.action_upload_draft(
            self.filename or "", self._take_content(), self.role, sequence
        )
