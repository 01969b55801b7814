# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup

from odoo import api, fields, models

from odoo.addons.qlvb_core.qlvb_toolkit.difference import ADDED, REMOVED

LONGEST_SPAN = 2_000
MARKS = {
    ADDED: Markup('<ins class="text-success fw-bold">%s</ins>'),
    REMOVED: Markup('<del class="text-danger">%s</del>'),
}
PARAGRAPH = Markup(
    '<div class="d-flex gap-3 py-1 border-bottom">'
    '<span class="text-muted text-end flex-shrink-0" style="width: 2.5rem">%s</span>'
    "<div>%s</div></div>"
)


class QlvbDifferenceWizard(models.TransientModel):
    """What changed in a version of a draft, paragraph by paragraph (R111)."""

    _name = "qlvb.difference.wizard"
    _description = "Difference between two versions"
    _inherit = ["qlvb.document.wizard"]

    file_id = fields.Many2one("qlvb.document.file", required=True, ondelete="cascade")
    document_id = fields.Many2one(related="file_id.document_id")
    summary = fields.Char(compute="_compute_shown")
    shown = fields.Html(compute="_compute_shown", sanitize=False)

    @api.depends("file_id")
    def _compute_shown(self):
        for wizard in self:
            wizard.file_id.check_access("read")
            wizard.file_id.previous_id.check_access("read")
            found = wizard.file_id._difference()
            wizard.summary = wizard._summary_of(found)
            wizard.shown = Markup().join(map(wizard._line_of, found.changes))
            self.env["qlvb.audit.event"]._log_anyhow("file.compare", wizard.file_id)

    def _summary_of(self, found) -> str:
        if not found.changes:
            return self.env._("The wording is the same; layout or pictures may differ.")
        words = self.env._(
            "%(paragraphs)s paragraphs changed: %(added)s words added, %(removed)s "
            "taken out.",
            paragraphs=len(found.changes),
            added=found.added,
            removed=found.removed,
        )
        if found.cut:
            words += " " + self.env._(
                "The texts are too long to show all; this is the beginning."
            )
        return words

    def _line_of(self, change) -> Markup:
        spans = [
            MARKS.get(span.kind, Markup("%s")) % span.text[:LONGEST_SPAN]
            for span in change.spans
        ]
        return PARAGRAPH % (change.number, Markup(" ").join(spans))
