# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit.tables import Column, Table


class QlvbPrintoutCommentTable(models.AbstractModel):
    """Bảng tổng hợp, tiếp thu, giải trình ý kiến on a draft (R112)."""

    _name = "qlvb.printout.comment_table"
    _inherit = "qlvb.printout.form"
    _description = "Table of opinions on a draft"

    def _check(self, printout):
        self._check_right(printout)
        if not self._total(printout):
            raise UserError(self.env._("Nobody was asked about this draft."))

    def _comments(self, printout):
        # of one draft: without it the table would be about everything
        domain = printout.search_domain or [("id", "=", False)]
        return self.env["qlvb.document"].search(domain).comment_ids

    def _total(self, printout):
        return len(self._comments(printout))

    def _paper(self, printout):
        columns = [
            Column(self.env._("No."), 5, "right"),
            Column(self.env._("Unit, person"), 17),
            Column(self.env._("View"), 10),
            Column(self.env._("Opinion"), 33),
            Column(self.env._("Result"), 12),
            Column(self.env._("How it was taken up, or why not"), 33),
        ]
        draft = self._comments(printout).document_id[:1]
        return Table(
            self.env._("Opinions on the draft and how they were taken up"),
            columns,
            **self._around(printout, facts=[draft.subject or ""]),
        )

    def _rows(self, printout):
        for number, comment in enumerate(self._comments(printout), 1):
            yield [
                number,
                self._who(comment),
                self._label(comment, "stance") or self._label(comment, "state"),
                comment.text or "",
                self._label(comment, "resolution"),
                comment.explanation or "",
            ]

    def _who(self, comment) -> str:
        # sudo: who spoke for the unit is said beside it to whoever reads the opinion
        author = comment.sudo().author_id.name
        if comment.unit_id and author:
            return f"{comment.who} ({author})"
        return comment.who

    def _label(self, comment, name) -> str:
        labels = dict(comment._fields[name]._description_selection(self.env))
        return labels.get(comment[name], "")
