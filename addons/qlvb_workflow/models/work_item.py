# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

KINDS = [
    ("receive", "Receive"),
    ("decide_fault", "Abnormal arrival"),
    ("present", "Present"),
    ("direct", "Direct"),
    ("pass_on", "Pass on"),
    ("reassign", "Assignment returned"),
    ("decide_extension", "Extension asked"),
    ("handle", "Handle"),
    ("give_opinion", "Give an opinion"),
    ("take_note", "For information"),
    ("draft", "Draft"),
    ("comment", "Comment on the draft"),
    ("review_content", "Approve content"),
    ("review_form", "Approve form"),
    ("sign", "Sign"),
]


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    kind = fields.Selection(
        selection_add=KINDS, ondelete={kind: "cascade" for kind, _label in KINDS}
    )
    assignment_id = fields.Many2one(
        "qlvb.assignment", ondelete="cascade", index="btree_not_null"
    )
    urged_on = fields.Date(string="Urged on", readonly=True)

    # What was done lately in an agency: the trend of "Theo dõi".
    _done_idx = models.Index("(agency_id, closed_at) WHERE state = 'done'")

    @api.model
    def _editing_kinds(self):
        return super()._editing_kinds() | {"receive", "draft"}

    @api.model
    def _values_of(self, work):
        return {**super()._values_of(work), "assignment_id": work.assignment_id}
