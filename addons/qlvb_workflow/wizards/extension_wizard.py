# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbExtensionWizard(models.TransientModel):
    """Whoever has the work asks for a later due date."""

    _name = "qlvb.extension.wizard"
    _description = "Ask for an extension"
    _inherit = ["qlvb.assignment.wizard"]

    present_date = fields.Date(related="assignment_id.due_date", string="Due now")
    due_date = fields.Date(required=True, string="Asked until")
    reason = fields.Char(required=True)
    exceeds_limit = fields.Boolean(
        compute="_compute_limit", string="Later than the unit's own date"
    )
    limit_date = fields.Date(compute="_compute_limit", string="Given to the unit until")
    limit_set_by = fields.Char(compute="_compute_limit", string="Set by")

    def _assignment(self):
        return self.document_id._extensible()

    @api.depends("assignment_id", "due_date")
    def _compute_limit(self):
        """Tell whose date is in the way of what is asked."""
        for wizard in self:
            own, day = wizard.assignment_id, wizard.due_date
            binding = own._binding(day) if own and day else own
            wizard.exceeds_limit = binding != own
            wizard.limit_date = wizard.exceeds_limit and binding.due_date
            wizard.limit_set_by = wizard.exceeds_limit and binding._directed_by()

    def _compute_due_date(self):
        """Propose nothing: the later date is for who asks to say."""
        self.due_date = False

    def action_confirm(self):
        """Ask who gave the work; the act itself checks the right and the date."""
        return self._ask(further_up=False)

    def action_ask_further_up(self):
        """Ask whoever set the date in the way; the act itself checks the right."""
        return self._ask(further_up=True)

    def _ask(self, further_up):
        self.ensure_one()
        return self.document_id.action_ask_extension(
            self.due_date, self.reason, self.assignment_id.id, further_up
        )


class QlvbExtensionDecisionWizard(models.TransientModel):
    """Whoever gave the work decides on a later due date."""

    _name = "qlvb.extension.decision.wizard"
    _description = "Decide on an extension"
    _inherit = ["qlvb.document.wizard", "qlvb.due.date.note"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    extension_id = fields.Many2one(
        "qlvb.extension", compute="_compute_extension_id", store=True, readonly=False
    )
    who = fields.Char(related="extension_id.who")
    reason = fields.Char(related="extension_id.reason")
    present_date = fields.Date(related="extension_id.due_date")
    asked_date = fields.Date(related="extension_id.asked_date")
    limit_date = fields.Date(compute="_compute_limit", string="Given to the unit until")
    exceeds_limit = fields.Boolean(
        compute="_compute_limit", string="Later than the unit's own date"
    )
    due_date = fields.Date(
        string="Extend to", compute="_compute_due_date", store=True, readonly=False
    )
    answer = fields.Char()

    @api.depends("document_id")
    def _compute_extension_id(self):
        for wizard in self:
            item = wizard.document_id._my_item("decide_extension")
            asked = item.assignment_id.extension_ids
            wizard.extension_id = asked.filtered(lambda e: e.state == "asked")[:1]

    @api.depends("extension_id")
    def _compute_limit(self):
        for wizard in self:
            # sudo: the date of the unit's work, whose part one decides on
            limit = wizard.extension_id.sudo()._top().parent_id.due_date
            asked = wizard.asked_date
            wizard.limit_date = limit
            wizard.exceeds_limit = bool(limit and asked and asked > limit)

    @api.depends("extension_id")
    def _compute_due_date(self):
        for wizard in self:
            wizard.due_date = wizard.extension_id.asked_date

    def action_grant(self):
        """Extend; the act itself checks the right and the date."""
        self.ensure_one()
        return self.document_id.action_grant_extension(
            self.due_date, self.answer, self.extension_id.assignment_id.id
        )

    def action_pass_up(self):
        """Have whoever set the unit's date decide; the act itself checks the right."""
        self.ensure_one()
        return self.document_id.action_pass_up_extension(
            self.extension_id.assignment_id.id
        )

    def action_refuse(self):
        """Leave the due date; the act itself asks for the reason."""
        self.ensure_one()
        return self.document_id.action_refuse_extension(
            self.answer, self.extension_id.assignment_id.id
        )
