# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.models.work_item import URGENCY

from ..models.envelope import CONDITIONS, CORRECTED


class QlvbEnvelopeCorrectionWizard(models.TransientModel):
    """Asks what of an opened envelope is corrected, and why (R78)."""

    _name = "qlvb.envelope.correction.wizard"
    _description = "Correction of an envelope"
    _inherit = ["qlvb.document.wizard"]

    envelope_id = fields.Many2one("qlvb.envelope", required=True, ondelete="cascade")
    sender = fields.Char(
        "Sender on the envelope", compute="_compute_noted", store=True, readonly=False
    )
    codes = fields.Char(
        "Number on the envelope", compute="_compute_noted", store=True, readonly=False
    )
    postal_code = fields.Char(
        "Postal item code", compute="_compute_noted", store=True, readonly=False
    )
    addressee = fields.Char(
        "Addressed to", compute="_compute_noted", store=True, readonly=False
    )
    urgency = fields.Selection(
        URGENCY, compute="_compute_noted", store=True, readonly=False
    )
    condition = fields.Selection(
        CONDITIONS,
        string="State of the envelope",
        compute="_compute_noted",
        store=True,
        readonly=False,
    )
    note = fields.Char(compute="_compute_noted", store=True, readonly=False)
    reason = fields.Char(required=True)

    @api.depends("envelope_id")
    def _compute_noted(self):
        """Start from what stands there."""
        for wizard in self:
            for name in CORRECTED:
                wizard[name] = wizard.envelope_id[name]

    def action_confirm(self):
        """Correct it; the act itself checks the right and the reason."""
        self.ensure_one()
        values = {name: self[name] for name in CORRECTED}
        return self.envelope_id.action_correct(values, self.reason)
