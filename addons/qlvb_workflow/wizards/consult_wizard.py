# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.qlvb_core.clock import today


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

    @api.depends("assignment_id")
    def _compute_due_date(self):
        """Propose the working day before one's own: opinions are to be used."""
        super()._compute_due_date()
        for wizard in self.filtered("due_date"):
            before = wizard.due_date - timedelta(days=1)
            day = wizard.document_id._last_working_day(before)
            wizard.due_date = max(day, min(today(), wizard.due_date))

    def action_confirm(self):
        """Ask; the act itself checks the right and the lines."""
        self.ensure_one()
        targets = [("unit_id", unit.id) for unit in self.unit_ids]
        targets += [("user_id", user.id) for user in self.user_ids]
        lines = [{name: id_, "due_date": self.due_date} for name, id_ in targets]
        return self.document_id.action_consult(
            self.question, lines, self.assignment_id.id
        )
