# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbAssignment(models.Model):
    """An assignment given by a step of a procedure, with all that hangs below it."""

    _inherit = "qlvb.assignment"

    step_id = fields.Many2one(
        "qlvb.procedure.step",
        string="Step of the procedure",
        ondelete="restrict",
        index="btree_not_null",
    )
    step_name = fields.Char(string="Step and name", compute="_compute_step_name")
    step_number = fields.Char(string="Step", compute="_compute_step_name")
    begun_at = fields.Datetime(string="Begun", related="create_date")
    instead_of = fields.Char(
        string="In place of",
        readonly=True,
        help="The part of the step that nobody held when it began.",
    )

    # Few: what stands in the list of steps nobody holds.
    _instead_idx = models.Index(
        "(document_id) WHERE instead_of IS NOT NULL AND state = 'open'"
    )

    @api.depends("step_id.display_name")
    def _compute_step_name(self):
        # sudo: whoever sees the assignment sees by which step it was given
        for assignment in self:
            step = assignment.sudo().step_id
            assignment.step_name = step.display_name
            assignment.step_number = str(step.number) if step else False

    def _directed_by(self) -> str:
        """A step says what is asked; whoever sends the document on does not."""
        # sudo: see _compute_step_name
        step = self.sudo().step_id
        if not step or self.parent_id:
            return super()._directed_by()
        return self.env._("Step %(number)s", number=step.number)

    def _create_at(self, document, lines, directive, parent):
        """What the head of a unit passes on stays part of the unit's step."""
        given = super()._create_at(document, lines, directive, parent)
        if parent.step_id:
            given.step_id = parent.step_id
        return given

    def _whole_values(self):
        """A step may move the end of the whole procedure back, never forward."""
        values = super()._whole_values()
        if values and self.step_id:
            end = self.document_id.due_date or self.due_date
            return {"due_date": max(self.due_date, end)}
        return values

    def _give_instead(self, line, directive):
        """Whoever takes the place of another takes the step as well."""
        given = super()._give_instead(line, directive)
        if self.step_id:
            given.sudo().step_id = self.step_id
        return given
