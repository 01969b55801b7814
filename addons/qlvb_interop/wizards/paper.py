# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

from ..models.exchange_delivery_paper import GROUNDS


class QlvbPostWizard(models.TransientModel):
    """Asks how many envelopes and copies went to each recipient."""

    _name = "qlvb.post.wizard"
    _description = "Paper posted"
    _inherit = ["qlvb.document.wizard"]

    delivery_ids = fields.Many2many("qlvb.exchange.delivery", string="Recipients")
    envelopes = fields.Integer(string="Envelopes for each recipient", default=1)
    copies = fields.Integer(string="Copies for each recipient", default=1)
    note = fields.Char(string="Remarks")

    def action_confirm(self):
        """Note it; the act itself checks the right."""
        self.ensure_one()
        return self.delivery_ids.action_post(self.envelopes, self.copies, self.note)


class QlvbAddPaperWizard(models.TransientModel):
    """Asks why a document sent electronically goes on paper as well."""

    _name = "qlvb.add.paper.wizard"
    _description = "Paper beside the electronic document"
    _inherit = ["qlvb.document.wizard"]

    delivery_id = fields.Many2one("qlvb.exchange.delivery", required=True)
    ground = fields.Selection(GROUNDS, required=True, string="Why on paper as well")
    reason = fields.Text(required=True)

    def action_confirm(self):
        """Add the paper; the act itself checks the right."""
        self.ensure_one()
        return self.delivery_id.action_add_paper(self.ground, self.reason)
