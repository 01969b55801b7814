# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbPaperFileWizard(models.TransientModel):
    """Notes the paper file that came with a document (R95)."""

    _name = "qlvb.paper.file.wizard"
    _description = "With a paper file"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    count = fields.Integer(
        string="Number of items",
        compute="_compute_noted",
        store=True,
        readonly=False,
        required=True,
    )
    description = fields.Char(
        string="What they are",
        compute="_compute_noted",
        store=True,
        readonly=False,
        required=True,
    )
    place = fields.Char(
        string="Where they went",
        compute="_compute_noted",
        store=True,
        readonly=False,
        required=True,
    )

    @api.depends("document_id")
    def _compute_noted(self):
        for wizard in self:
            document = wizard.document_id
            wizard.count = document.paper_count or 1
            wizard.description = document.paper_description
            wizard.place = document.paper_place

    def action_confirm(self):
        """Note it; the act itself checks the right."""
        self.ensure_one()
        self.document_id.action_note_paper_file(
            self.count, self.description, self.place
        )
