# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

from odoo.addons.qlvb_core.clock import in_vietnam


class QlvbReview(models.Model):
    """A decision on one version of a draft; void once the draft goes back (R122)."""

    _name = "qlvb.review"
    _description = "Review"
    _order = "id"

    document_id = fields.Many2one(
        "qlvb.document", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(related="document_id.agency_id", store=True)
    kind = fields.Selection(
        [("content", "Content"), ("form", "Form"), ("signing", "Signing")],
        required=True,
    )
    result = fields.Selection(
        [
            ("approved", "Approved"),
            ("returned", "Returned"),
            ("taken_back", "Taken back by the drafter"),
        ],
        required=True,
    )
    reviewer_id = fields.Many2one("res.users", required=True, string="Person")
    post_title = fields.Char(string="Post")
    note = fields.Text()
    file_ids = fields.Many2many("qlvb.document.file", string="Versions")
    digests = fields.Text(
        string="SHA-256", required=True, help="Of every file decided on, one per line."
    )
    # Quality marks of a time: what was sent back (R69).
    _returned_idx = models.Index("(agency_id, create_date) WHERE result = 'returned'")

    is_void = fields.Boolean(
        string="Void", help="The draft went back to its drafter afterwards."
    )

    def _who_and_when(self) -> str:
        post = f" ({self.post_title})" if self.post_title else ""
        moment = in_vietnam(self.create_date).strftime("%H:%M, %d/%m/%Y")
        return f"{self.reviewer_id.name}{post}, {moment}"
