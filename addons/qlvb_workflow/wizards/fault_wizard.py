# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbFaultWizard(models.TransientModel):
    """The clerk says what is abnormal about what arrived, and to whom (R75)."""

    _name = "qlvb.fault.wizard"
    _description = "Report something abnormal"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    agency_id = fields.Many2one(related="document_id.acting_agency_id")
    decider_id = fields.Many2one(
        "res.users",
        required=True,
        string="To",
        compute="_compute_decider_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    note = fields.Text(string="What is abnormal", required=True)

    @api.depends("document_id")
    def _compute_decider_id(self):
        """Propose whoever heads the clerk's own unit, the office."""
        for wizard in self:
            unit = self.env.user._qlvb_posts("clerk", wizard.agency_id)[:1].unit_id
            key = unit._role_principal("head") if unit else ""
            holders = self.env["qlvb.post"]._holders([key]) if key else {}
            wizard.decider_id = holders[key][:1] if holders else False

    def action_confirm(self):
        """Report it; the act itself checks the right."""
        self.ensure_one()
        return self.document_id.action_report_fault(self.decider_id.id, self.note)
