# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

from odoo.addons.qlvb_core.models.document import NOTATION_MAX
from odoo.addons.qlvb_core.models.work_item import URGENCY

from ..models.document_correction import CORRECTED


class QlvbCorrectionWizard(models.TransientModel):
    """Asks what of a registered document is corrected, and why (R90)."""

    _name = "qlvb.correction.wizard"
    _description = "Correction of a registered document"
    _inherit = ["qlvb.correction.dialog"]

    _link = "document_id"
    _corrected = CORRECTED

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    subject = fields.Char(compute="_compute_noted", store=True, readonly=False)
    type_id = fields.Many2one(
        "qlvb.document.type", compute="_compute_noted", store=True, readonly=False
    )
    code_number = fields.Char(
        "Number", size=11, compute="_compute_noted", store=True, readonly=False
    )
    code_year = fields.Integer(compute="_compute_noted", store=True, readonly=False)
    code_notation = fields.Char(
        "Notation",
        size=NOTATION_MAX,
        compute="_compute_noted",
        store=True,
        readonly=False,
    )
    issuer_name = fields.Char(
        "Issued by", compute="_compute_noted", store=True, readonly=False
    )
    issued_date = fields.Date(
        "Issued on", compute="_compute_noted", store=True, readonly=False
    )
    signer_title = fields.Char(
        size=100, compute="_compute_noted", store=True, readonly=False
    )
    signer_name = fields.Char(
        size=50, compute="_compute_noted", store=True, readonly=False
    )
    urgency = fields.Selection(
        URGENCY, compute="_compute_noted", store=True, readonly=False
    )
