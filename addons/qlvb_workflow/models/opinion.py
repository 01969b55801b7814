# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbOpinion(models.Model):
    """What a supporting person says to the lead; written by the act only (R105)."""

    _name = "qlvb.opinion"
    _description = "Opinion"
    _order = "id"

    document_id = fields.Many2one(
        "qlvb.document", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(related="document_id.agency_id", store=True)
    assignment_id = fields.Many2one("qlvb.assignment", ondelete="restrict")
    author_id = fields.Many2one("res.users", required=True, string="Person")
    text = fields.Text(required=True, string="Opinion")
    file_ids = fields.Many2many("qlvb.document.file", string="Files")
