# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from ..office_language import in_office_language
from .work_item import PERSONAL_KINDS

KINDS = [
    ("give_work", "Hand over"),
    ("take_work", "Receive by hand-over"),
    ("read_report", "Read the report"),
]
LINKS = {"handover_id": "qlvb.handover", "report_id": "qlvb.account.report"}


class QlvbWorkItem(models.Model):
    """Hand-overs and reports on accounts wait on the desk too (R246, R252)."""

    _inherit = "qlvb.work.item"

    kind = fields.Selection(
        selection_add=KINDS, ondelete=dict.fromkeys(PERSONAL_KINDS, "cascade")
    )
    handover_id = fields.Many2one(
        "qlvb.handover", string="Hand-over", ondelete="cascade", index="btree_not_null"
    )
    report_id = fields.Many2one(
        "qlvb.account.report", ondelete="cascade", index="btree_not_null"
    )

    _target_check = models.Constraint(
        "CHECK (num_nonnulls(document_id, dossier_id, access_change_id, handover_id, "
        "report_id) = 1)",
        "A work item belongs to one record only.",
    )

    @api.depends("handover_id.giver_id.name", "report_id.date_to")
    def _compute_subject(self):
        super()._compute_subject()
        for item in self:
            if target := item.handover_id or item.report_id:
                item.subject = in_office_language(target).display_name

    def _target(self):
        return self.handover_id or self.report_id or super()._target()

    def _target_of(self, vals):
        for link, model in LINKS.items():
            if vals.get(link):
                return self.env[model].browse(vals[link])
        return super()._target_of(vals)
