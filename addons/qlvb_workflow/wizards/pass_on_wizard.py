# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbPassOnWizard(models.TransientModel):
    """The unit head chooses who of the unit does the work (R100)."""

    _name = "qlvb.pass_on.wizard"
    _description = "Pass on"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    assignment_id = fields.Many2one(
        "qlvb.assignment", compute="_compute_assignment_id", store=True, readonly=False
    )
    role = fields.Selection(related="assignment_id.role")
    unit_id = fields.Many2one(related="assignment_id.unit_id")
    given_directive = fields.Text(related="assignment_id.directive", string="Directive")
    limit_date = fields.Date(related="assignment_id.due_date", string="Given until")
    lead_user_id = fields.Many2one("res.users", string="Lead")
    support_user_ids = fields.Many2many("res.users", string="Support")
    directive = fields.Text(string="Instruction")
    due_date = fields.Date(compute="_compute_due_date", store=True, readonly=False)

    @api.depends("document_id")
    def _compute_assignment_id(self):
        for wizard in self:
            wizard.assignment_id = wizard.document_id._my_item("pass_on").assignment_id

    @api.depends("assignment_id")
    def _compute_due_date(self):
        for wizard in self:
            wizard.due_date = wizard.assignment_id.due_date

    def action_confirm(self):
        """Pass on; the act itself checks the right and the lines."""
        self.ensure_one()
        return self.document_id.action_pass_on(
            self._lines(), self.assignment_id.id, self.directive
        )

    def _lines(self) -> list[dict]:
        lead = self.lead_user_id if self.role == "lead" else self.lead_user_id.browse()
        chosen = [("lead", lead)] if lead else []
        chosen += [("support", user) for user in self.support_user_ids - lead]
        return [
            {"role": role, "user_id": user.id, "due_date": self.due_date}
            for role, user in chosen
        ]
