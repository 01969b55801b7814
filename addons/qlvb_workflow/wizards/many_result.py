# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.said import said


class QlvbManyResult(models.TransientModel):
    """What became of each document of an act on many: done, or why not."""

    _name = "qlvb.many.result"
    _description = "Result of an act on many documents"
    _inherit = ["qlvb.document.wizard"]

    line_ids = fields.One2many("qlvb.many.result.line", "result_id")
    done_count = fields.Integer(compute="_compute_counts")
    refused_count = fields.Integer(compute="_compute_counts")

    @api.depends("line_ids.is_done")
    def _compute_counts(self):
        for result in self:
            result.done_count = len(result.line_ids.filtered("is_done"))
            result.refused_count = len(result.line_ids) - result.done_count

    @api.model
    def _each(self, documents, act, all_done: str):
        """Do ``act`` on each document, wholly or not at all, and tell what became.

        :param act: takes one document, returns what was done in words; checks the
            right itself
        :param all_done: the sentence when all went
        :return: the sentence when all went, else the dialog that says which and why
        """
        lines = [self._outcome(document, act) for document in documents]
        if all(line["is_done"] for line in lines):
            return said(all_done)
        lines.sort(key=lambda line: line["is_done"])
        result = self.create({"line_ids": [fields.Command.create(v) for v in lines]})
        return result._open()

    def _outcome(self, document, act) -> dict:
        try:
            with self.env.cr.savepoint():
                words, is_done = act(document), True
        except UserError as refusal:
            words, is_done = str(refusal), False
        return {"document_id": document.id, "words": words, "is_done": is_done}

    def _open(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_workflow.many_result_action"
        )
        return {**action, "res_id": self.id}


class QlvbManyResultLine(models.TransientModel):
    """One document, and what became of it."""

    _name = "qlvb.many.result.line"
    _description = "Result for one document"
    _inherit = ["qlvb.document.wizard"]

    result_id = fields.Many2one(
        "qlvb.many.result", required=True, ondelete="cascade", string="Results"
    )
    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    code = fields.Char(related="document_id.code", related_sudo=False)
    subject = fields.Char(related="document_id.subject", related_sudo=False)
    is_done = fields.Boolean(string="Done")
    words = fields.Char(string="Result")

    def action_open(self):
        """Open the document, to mend what stands in the way."""
        self.ensure_one()
        self.document_id.check_access("read")
        return self.document_id._action_open()
