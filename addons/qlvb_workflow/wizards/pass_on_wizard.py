# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbPassOnWizard(models.TransientModel):
    """The unit head chooses who of the unit does the work (R100)."""

    _name = "qlvb.pass_on.wizard"
    _description = "Pass on"
    _inherit = ["qlvb.assignment.wizard"]

    role = fields.Selection(related="assignment_id.role")
    unit_id = fields.Many2one(related="assignment_id.unit_id")
    given_directive = fields.Text(related="assignment_id.directive", string="Directive")
    limit_date = fields.Date(related="assignment_id.due_date", string="Given until")
    lead_user_id = fields.Many2one("res.users", string="Lead")
    support_user_ids = fields.Many2many("res.users", string="Support")
    directive = fields.Text(string="Instruction")

    def _work_kind(self):
        return "pass_on"

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
