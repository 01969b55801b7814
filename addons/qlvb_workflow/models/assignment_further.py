# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbAssignment(models.Model):
    """A further directive to who leads is read, it is no task beside the lead (R98)."""

    _inherit = "qlvb.assignment"

    is_further = fields.Boolean(compute="_compute_part_words")
    part_words = fields.Char(string="Part", compute="_compute_part_words")

    @api.depends("role", "principal", "document_id.assignment_ids.principal")
    @api.depends_context("lang")
    def _compute_part_words(self):
        labels = dict(self._fields["role"]._description_selection(self.env))
        for assignment in self:
            further = assignment._is_to_who_leads()
            assignment.is_further = further
            assignment.part_words = (
                self.env._("Further directive") if further else labels[assignment.role]
            )

    def _is_to_who_leads(self) -> bool:
        """Return whether its holder had the lead already when it was given."""
        return self.role == "info" and any(
            other.role == "lead"
            and other.principal == self.principal
            and other.id < self.id
            for other in self.document_id.assignment_ids
        )

    def _progress(self) -> str | None:
        """Say whether it was opened: in time or late is the lead, not the words."""
        if self.is_further and self.state == "done":
            return self._opened_words() if self.received_at else None
        return super()._progress()
