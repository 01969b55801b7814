# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import UserError


class QlvbReasonWizard(models.TransientModel):
    _inherit = "qlvb.reason.wizard"

    act = fields.Selection(
        selection_add=[
            ("refuse_recall", "Refuse the recall"),
            ("keep_answer", "Answer all the same"),
        ],
        ondelete={"refuse_recall": "cascade", "keep_answer": "cascade"},
    )

    def action_confirm(self):
        if self.act == "refuse_recall":
            return self.document_id.action_refuse_recall(self.reason)
        if self.act == "keep_answer":
            return self.document_id.action_keep_answer(self.reason)
        return super().action_confirm()


class QlvbDocumentWizard(models.AbstractModel):
    _inherit = "qlvb.document.wizard"

    def _check_links(self):
        """Say of a document recalled meanwhile that it is, before refusing (R259)."""
        for wizard in self if "document_id" in self._fields else ():
            # sudo: the words are for those only whose the document was
            document = wizard.sudo().document_id.with_env(self.env)
            if document and (words := document._recalled_words()):
                raise UserError(words)
        return super()._check_links()
