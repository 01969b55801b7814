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

    @api.model
    def _waiting_words(self):
        return {
            **super()._waiting_words(),
            "receive": self.env._("to be registered"),
            "decide_fault": self.env._("to be decided about as abnormal"),
            "present": self.env._("to be presented"),
            "direct": self.env._("to be directed"),
            "pass_on": self.env._("to be passed on"),
            "reassign": self.env._("to be assigned anew"),
            "decide_extension": self.env._("with an extension to decide on"),
            "handle": self.env._("to be handled"),
            "give_opinion": self.env._("to give an opinion on"),
            "take_note": self.env._("to take note of"),
            "draft": self.env._("to be drafted"),
            "review_content": self.env._("with content to approve"),
            "review_form": self.env._("with form to approve"),
            "sign": self.env._("to be signed"),
        }
