# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

from ..models.draft_comment import STANCES


class QlvbAskCommentsWizard(models.TransientModel):
    """The drafter asks about the draft, or gives more time for it (R112)."""

    _name = "qlvb.ask.comments.wizard"
    _description = "Ask about the draft"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    agency_id = fields.Many2one(related="document_id.agency_id")
    extends = fields.Boolean()
    question = fields.Text(string="What you ask")
    unit_ids = fields.Many2many("qlvb.unit", string="Units")
    user_ids = fields.Many2many("res.users", string="Persons")
    due_date = fields.Date(string="Opinions by", required=True)

    def action_confirm(self):
        """Ask or extend; the act itself checks the right and the values."""
        self.ensure_one()
        if self.extends:
            return self.document_id.action_extend_comments(self.due_date)
        targets = [{"unit_id": unit.id} for unit in self.unit_ids]
        targets += [{"user_id": user.id} for user in self.user_ids]
        return self.document_id.action_ask_comments(
            self.question, targets, self.due_date
        )


class QlvbCommentWizard(models.TransientModel):
    """Who is asked says what he thinks of the draft (R112)."""

    _name = "qlvb.comment.wizard"
    _description = "Comment on the draft"
    _inherit = ["qlvb.file.wizard", "qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    question = fields.Char(compute="_compute_question")
    stance = fields.Selection(STANCES, string="View", required=True, default="agree")
    text = fields.Text(string="Opinion")

    def _compute_question(self):
        for wizard in self:
            wizard.question = wizard.document_id._my_item("comment").note

    def action_confirm(self):
        """Send the opinion; the act itself checks the right."""
        self.ensure_one()
        files = [(self.filename, self._take_content())] if self.content else []
        return self.document_id.action_comment(self.stance, self.text, files)
