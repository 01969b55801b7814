# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.principal import role_principal


class QlvbLeaderWizard(models.TransientModel):
    """A leader leaves the directive to another leader (R96)."""

    _name = "qlvb.leader.wizard"
    _description = "Pass to another leader"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    agency_id = fields.Many2one(related="document_id.acting_agency_id")
    leader_id = fields.Many2one(
        "res.users",
        required=True,
        string="To",
        compute="_compute_leader_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    note = fields.Text()

    @api.depends("document_id")
    def _compute_leader_id(self):
        """Choose the only other leader: what is known is not asked (ux.md)."""
        for wizard in self:
            leader = role_principal("leader", wizard.document_id.acting_agency_id)
            leaders = self.env["qlvb.post"]._persons([leader]).with_env(self.env)
            others = leaders - self.env.user
            wizard.leader_id = len(others) == 1 and others

    def action_confirm(self):
        """Pass it; the act itself checks the right."""
        self.ensure_one()
        return self.document_id.action_pass_to_leader(self.leader_id.id, self.note)
