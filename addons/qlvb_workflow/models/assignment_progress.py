# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.clock import in_vietnam


class QlvbAssignment(models.Model):
    """How far a part is in one short column: beside the paper there is no more room."""

    _inherit = "qlvb.assignment"

    progress_words = fields.Char(
        string="How far it is", compute="_compute_progress_words"
    )

    @api.depends("timeliness", "received_at", "state", "is_further", "replaced_by_id")
    @api.depends_context("lang")
    def _compute_progress_words(self):
        for assignment in self:
            assignment.progress_words = assignment._progress()

    def _progress(self) -> str | None:
        """Return whether it was in time or, until it is done, whether it was opened."""
        if self.timeliness or self.state in ("done", "cancelled"):
            return self.timeliness
        if not self.received_at:
            return self.env._("not opened yet")
        return self._opened_words()

    def _opened_words(self) -> str:
        when = in_vietnam(self.received_at).strftime("%H:%M %d/%m/%Y")
        return self.env._("opened at %(when)s", when=when)
