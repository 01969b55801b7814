# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError


class QlvbPresentWizard(models.TransientModel):
    """Many at once: by the procedure where one applies, else to the leader (R91)."""

    _inherit = "qlvb.present.wizard"

    # By id of a document: the version it would go by, as the clerk was shown it
    procedures = fields.Json(compute="_compute_procedures", store=True, precompute=True)
    routed_count = fields.Integer(compute="_compute_left_count")
    left_count = fields.Integer(compute="_compute_left_count")
    many_words = fields.Html(compute="_compute_many_words", sanitize=False)

    @api.depends("document_id", "other_ids")
    def _compute_procedures(self):
        for wizard in self:
            found = {
                str(document.id): wizard._open_procedure(document).id
                for document in wizard._documents()
                if wizard.other_ids
            }
            wizard.procedures = {key: id_ for key, id_ in found.items() if id_}

    @api.depends("procedures")
    def _compute_way(self):
        super()._compute_way()
        for wizard in self.filtered("procedures"):
            wizard.way = "route"

    @api.depends("procedures", "procedure_id", "way")
    def _compute_left_count(self):
        for wizard in self:
            wizard.routed_count = len(wizard.procedures or wizard.procedure_id)
            routed = wizard.routed_count if wizard.way == "route" else 0
            wizard.left_count = wizard.count - routed

    @api.depends("procedures", "way", "leader_id")
    @api.depends_context("lang")
    def _compute_many_words(self):
        """Show where each would go."""
        for wizard in self:
            wizard.many_words = bool(wizard.other_ids) and self.env["ir.qweb"]._render(
                "qlvb_workflow.present_many",
                {
                    "rows": [
                        (document, wizard._procedure_of(document))
                        for document in wizard._documents()
                    ]
                },
            )

    def _open_procedure(self, document):
        """Return the procedure by which the document can go now, else none."""
        procedure = self.env["qlvb.procedure"]._for_document(document)
        try:
            procedure.step_ids.sorted("sequence")[:1]._lines(document)
        except UserError:  # nobody holds a part: the leader decides
            return procedure.browse()
        return procedure

    def _procedure_of(self, document):
        by_rule = (self.way == "route" and self.procedures) or {}
        # sudo: the clerk may send by it, and so reads its name
        return (
            self.env["qlvb.procedure"].sudo().browse(by_rule.get(str(document.id), []))
        )

    def _all_done_words(self):
        if not self.routed_count or self.way != "route":
            return super()._all_done_words()
        return self.env._(
            "Sent by the procedure: %(routed)s. Presented: %(left)s.",
            routed=self.routed_count,
            left=self.left_count,
        )

    def _present_one(self, document) -> str:
        procedure = self._procedure_of(document)
        if not procedure:
            return super()._present_one(document)
        document.action_route(procedure.id)
        return self.env._("Sent by the procedure.") + " " + document._now_with()
