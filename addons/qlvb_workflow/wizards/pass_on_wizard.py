# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbPassOnWizard(models.TransientModel):
    """The head chooses who of the unit, or which unit below, does the work (R100)."""

    _name = "qlvb.pass_on.wizard"
    _description = "Pass on"
    _inherit = ["qlvb.assignment.wizard"]

    role = fields.Selection(related="assignment_id.role")
    own_unit_ids = fields.Many2many("qlvb.unit", compute="_compute_own_unit_ids")
    given_directive = fields.Text(related="assignment_id.directive", string="Directive")
    limit_date = fields.Date(related="assignment_id.due_date", string="Given until")
    lead_user_id = fields.Many2one("res.users", string="Lead")
    support_user_ids = fields.Many2many("res.users", string="Support")
    has_units_below = fields.Boolean(compute="_compute_has_units_below")
    lead_unit_id = fields.Many2one("qlvb.unit", string="or a unit below")
    support_unit_ids = fields.Many2many(
        "qlvb.unit", "qlvb_pass_on_wizard_unit_rel", string="Units below, for support"
    )
    directive = fields.Text(string="Instruction")

    @api.depends("assignment_id")
    def _compute_own_unit_ids(self):
        for wizard in self:
            wizard.own_unit_ids = wizard.assignment_id._own_units()

    @api.depends("own_unit_ids")
    def _compute_has_units_below(self):
        for wizard in self:
            wizard.has_units_below = bool(wizard.own_unit_ids._origin._below())

    @api.onchange("lead_user_id")
    def _onchange_lead_user_id(self):
        if self.lead_user_id:
            self.lead_unit_id = False

    @api.onchange("lead_unit_id")
    def _onchange_lead_unit_id(self):
        if self.lead_unit_id:
            self.lead_user_id = False

    def _work_kind(self):
        return "pass_on"

    def action_confirm(self):
        """Pass on; the act itself checks the right and the lines."""
        self.ensure_one()
        return self.document_id.action_pass_on(
            self._lines(), self.assignment_id.id, self.directive
        )

    def _lines(self) -> list[dict]:
        leads = self.filtered(lambda wizard: wizard.role == "lead")
        return [
            *self._lines_for("user_id", leads.lead_user_id, self.support_user_ids),
            *self._lines_for("unit_id", leads.lead_unit_id, self.support_unit_ids),
        ]

    def _lines_for(self, name, lead, support) -> list[dict]:
        """Return the lines for people, or for units, whichever ``name`` says."""
        chosen = [("lead", one) for one in lead]
        chosen += [("support", one) for one in support - lead]
        return [
            {"role": role, name: one.id, "due_date": self.due_date}
            for role, one in chosen
        ]
