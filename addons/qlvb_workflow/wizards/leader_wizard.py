# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbLeaderWizard(models.TransientModel):
    """A leader leaves the directive to another leader (R96)."""

    _name = "qlvb.leader.wizard"
    _description = "Pass to another leader"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    agency_id = fields.Many2one(related="document_id.acting_agency_id")
    leader_id = fields.Many2one("res.users", required=True, string="To")
    note = fields.Text()

    def action_confirm(self):
        """Pass it; the act itself checks the right."""
        self.ensure_one()
        return self.document_id.action_pass_to_leader(self.leader_id.id, self.note)
