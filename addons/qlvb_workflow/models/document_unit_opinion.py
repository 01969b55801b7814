# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import replace

from odoo import api, fields, models

GIVE = "give_opinion"


class QlvbDocument(models.Model):
    """A unit that is asked answers by its head, or by whom the head chooses (R105)."""

    _inherit = "qlvb.document"

    questions = fields.Text(compute="_compute_questions")

    def _transition_table(self):
        rows = super()._transition_table()
        row = rows[GIVE]
        return {**rows, GIVE: replace(row, work=(*row.work, "pass_on"))}

    def _entitles(self, step, kinds):
        if step.action == GIVE and GIVE not in kinds:
            return "pass_on" in kinds and bool(self._asked_of_my_unit())
        return super()._entitles(step, kinds)

    def _my_item(self, kind, assignment_id=None):
        item = super()._my_item(kind, assignment_id)
        if item or kind != GIVE:
            return item
        asked = self._asked_of_my_unit()
        if assignment_id:
            asked = asked.filtered(lambda i: i.assignment_id.id == assignment_id)
        return asked[:1]

    def _asked_of_my_unit(self):
        """Return the work by which a unit of the current user is to support.

        Who was lent passing on alone gives no opinion for the other one.
        """

        def may_answer(item):
            lent = item._stand_in()
            return not lent or GIVE in lent.kinds

        return self._my_open_work(["pass_on"]).filtered(
            lambda item: item.assignment_id.role == "support" and may_answer(item)
        )

    @api.depends("assignment_ids.directive", "assignment_ids.state")
    def _compute_questions(self):
        """Collect what handlers ask: no directive of anybody (R104)."""
        for document in self:
            asked = document.assignment_ids.filtered(
                lambda a: a.is_question and a.state == "open"
            )
            lines = [f"{a._directed_by()}: {a.directive}" for a in asked]
            document.questions = "\n".join(dict.fromkeys(lines))


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    is_question = fields.Boolean(
        string="Asked by a handler",
        readonly=True,
        help="A handler asked it, who does not direct (R104).",
    )
