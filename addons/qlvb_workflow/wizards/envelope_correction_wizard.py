# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

from odoo.addons.qlvb_core.models.work_item import URGENCY

from ..models.envelope import CONDITIONS, CORRECTED


class QlvbEnvelopeCorrectionWizard(models.TransientModel):
    """Asks what of an opened envelope is corrected, and why (R78)."""

    _name = "qlvb.envelope.correction.wizard"
    _description = "Correction of an envelope"
    _inherit = ["qlvb.correction.dialog"]

    _link = "envelope_id"
    _corrected = CORRECTED

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
