# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbBreachWizard(models.TransientModel):
    """Asks when a leak of personal data was found, or reported (R29)."""

    _name = "qlvb.breach.wizard"
    _description = "Leak of personal data"
    _inherit = ["qlvb.document.wizard"]

    incident_id = fields.Many2one("qlvb.incident", required=True, readonly=True)
    act = fields.Selection(
        [("find", "Found"), ("report", "Reported")], required=True, readonly=True
    )
    moment = fields.Datetime(
        string="At", required=True, default=lambda self: fields.Datetime.now()
    )
    data = fields.Text(string="Which data, of whom")
    reference = fields.Char(string="Number and date of the report")
    recipient = fields.Char(related="incident_id.breach_recipient")
    hours = fields.Integer(compute="_compute_hours")

    def _compute_hours(self):
        self.hours = self.env["qlvb.rule"]._value("breach.report_hours")

    def action_confirm(self):
        """Do the act; the act itself checks rights, state and time."""
        self.ensure_one()
        if self.act == "find":
            return self.incident_id.action_breach_found(self.moment, self.data)
        return self.incident_id.action_breach_reported(self.moment, self.reference)
