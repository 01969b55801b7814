# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

# Acts on one assignment of the document, by the work they wait as.
WORK_OF = {"return_assignment": "pass_on", "keep_assignment": "reassign"}


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
            ("take_back", "Take the draft back"),
            ("decide_fault", "Decide about it"),
            ("register", "Register again"),
            ("return_assignment", "Return the assignment"),
            ("keep_assignment", "Leave it with the unit"),
            ("reopen", "Take the work up again"),
        ],
        required=True,
    )
    duplicate_words = fields.Html(related="document_id.duplicate_words")
    assignment_id = fields.Many2one(
        "qlvb.assignment", compute="_compute_assignment_id", store=True, readonly=False
    )
    reason = fields.Text()  # the acts that need one refuse without
    # one works through what waits: the next opens after the act
    goes_on = fields.Boolean()
    returns_to = fields.Char(compute="_compute_returns_to")
    sender_is_told = fields.Boolean(compute="_compute_sender_is_told")

    @api.depends("document_id", "act")
    def _compute_assignment_id(self):
        for wizard in self:
            item = wizard.document_id._my_item(WORK_OF.get(wizard.act))
            wizard.assignment_id = item.assignment_id

    @api.depends("document_id", "act")
    def _compute_returns_to(self):
        """Say who has the draft next: the head who answered for it, or the drafter."""
        for wizard in self:
            document = wizard.document_id
            head = wizard.act == "return_draft" and document._head_it_returns_to()
            names = document.work_item_ids._principal_names({head}) if head else {}
            wizard.returns_to = names.get(head) or document.drafter_id.name

    @api.depends("document_id")
    def _compute_sender_is_told(self):
        for wizard in self:
            wizard.sender_is_told = wizard.document_id._is_sender_told()

    def action_confirm(self):
        """Do the act with the reason; the act itself checks the right."""
        self.ensure_one()
        document = self.document_id
        act = {
            "refuse": document.action_refuse,
            "return_draft": document.action_return_draft,
            "take_back": document.action_take_back,
            "decide_fault": document.action_decide_fault,
            "register": document.action_register_again,
            "return_assignment": document.action_return_assignment,
            "keep_assignment": document.action_keep_assignment,
            "reopen": document.action_reopen,
        }[self.act]
        if self.act in WORK_OF:
            return act(self.reason, self.assignment_id.id)
        said = act(self.reason)
        return document._go_on_receiving(said) if self.goes_on else said
