# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbConsultWizard(models.TransientModel):
    """The handler asks for opinions (R104)."""

    _name = "qlvb.consult.wizard"
    _description = "Ask for opinions"
    _inherit = ["qlvb.assignment.wizard"]

    question = fields.Text(required=True)
    unit_ids = fields.Many2many("qlvb.unit", string="Units")
    user_ids = fields.Many2many("res.users", string="Persons")
    due_date = fields.Date(string="Opinions by")

    def _work_kind(self):
        return "handle"

    def action_confirm(self):
        """Ask; the act itself checks the right and the lines."""
        self.ensure_one()
        targets = [("unit_id", unit.id) for unit in self.unit_ids]
        targets += [("user_id", user.id) for user in self.user_ids]
        lines = [{name: id_, "due_date": self.due_date} for name, id_ in targets]
        return self.document_id.action_consult(
            self.question, lines, self.assignment_id.id
        )
