# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


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

    seen_id = fields.Many2one(
        "qlvb.document.file", compute="_compute_seen_id", store=True, readonly=False
    )
    other_version = fields.Char(compute="_compute_other_version")

    @api.depends("document_id", "role", "replaces_id")
    def _compute_seen_id(self):
        for wizard in self:
            drafts = wizard.document_id._current_files("draft")
            wizard.seen_id = drafts if wizard.role == "draft" else wizard.replaces_id

    @api.depends_context("uid")
    @api.depends("seen_id")
    def _compute_other_version(self):
        """Warn of a version that somebody else stored (R259)."""
        for wizard in self:
            seen = wizard.seen_id
            others = bool(seen) and seen.sudo().create_uid != self.env.user
            wizard.other_version = others and seen._stored_words()

    def action_confirm(self):
        """Store the file; the act itself checks the right and inspects the content."""
        self.ensure_one()
        sequence = self.replaces_id.sequence if self.replaces_id else None
        return self.document_id.action_upload_draft(
            self.filename or "",
            self._take_content(),
            self.role,
            sequence,
            self.seen_id.id,
        )
