# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError


class QlvbDocument(models.Model):
    """An answer issued while steps of the procedure are left (Điều 8; R67, R107).

    It answers the sender and closes nothing by itself: whoever leads the step goes on,
    or ends the document with the reason why the steps left are not done. A step that
    is mandatory is never left out.
    """

    _inherit = "qlvb.document"

    steps_left_words = fields.Char(
        string="Steps left", compute="_compute_steps_left_words"
    )

    @api.depends("procedure_id", "assignment_ids.step_id", "assignment_ids.state")
    @api.depends_context("lang")
    def _compute_steps_left_words(self):
        for document in self:
            left = document._steps_left()
            document.steps_left_words = "; ".join(left.mapped("display_name"))

    def _steps_left(self):
        """Return the steps that come after the present one, in their order."""
        step = self._current_step()
        left = step.browse()
        while step and (step := step._next()) and step not in left:
            left |= step
        return left

    # -- the answer ----------

    def _close_answered(self):
        """Leave what is answered open while steps of its procedure are left."""
        # sudo: as the method this extends
        answered = self.sudo().answers_id
        if answered.state == "assigned" and (left := answered._steps_left()):
            answered._note_answered(left)
        else:
            super()._close_answered()

    def _note_answered(self, left):
        """Tell the sender, the journal and whoever leads the step."""
        result = self._result_by_answer()
        self.result = result
        self.env["qlvb.audit.event"]._log(
            "document.answered", self, note=result, steps=left.mapped("display_name")
        )
        self._on_progress("06")
        leads = self._waiting_work().filtered(
            lambda item: item.assignment_id.role == "lead"
        )
        persons = self.env["qlvb.post"]._persons(set(leads.mapped("principal")))
        self.env["res.users"]._qlvb_tell_each(
            persons,
            lambda env: (
                env._("Answered; steps are left"),
                env._(
                    "The answer to a document you handle was issued. Go on with its "
                    "steps, or end it with the reason."
                ),
            ),
            f"{self._name}/{self.id}",
            kind="answer",
        )

    # -- ending it with steps left ----------

    def _not_by_step(self):
        """Offer the end beside the next step once the answer is issued."""
        ends_here = self.has_next_step and self._may_leave_out(self._steps_left())
        for action in super()._not_by_step():
            if not (ends_here and action == "finish"):
                yield action

    def _may_leave_out(self, steps) -> bool:
        return not any(steps.mapped("is_required")) and bool(self._result_by_answer())

    def _check_may_leave_out(self, steps, reason):
        """Refuse to leave steps out.

        :raise UserError: not answered yet, one is mandatory, or no reason
        """
        if not self._result_by_answer():
            raise UserError(
                self.env._("Steps are left: finish this one, the document goes on.")
            )
        if required := steps.filtered("is_required"):
            raise UserError(
                self.env._(
                    "Mandatory steps are left: %(steps)s. Finish this one, the "
                    "document goes on.",
                    steps="; ".join(required.mapped("display_name")),
                )
            )
        if not reason:
            raise UserError(
                self.env._(
                    "Write why these steps are not done: %(steps)s.",
                    steps="; ".join(steps.mapped("display_name")),
                )
            )

    def action_finish(self, result: str | None = None, without_opinions: bool = False):
        """End it; with steps left only once answered, with the reason (R67).

        See the document's own ``action_finish``.

        :param result: with steps left, why they are not done
        :raise UserError: steps are left that may not be left out, or no reason
        """
        self.ensure_one()
        if left := self._steps_left():
            self._check_transition("finish")
            reason = (result or "").strip()
            self._check_may_leave_out(left, reason)
            result = self.env._(
                "%(answer)s. Steps not done: %(steps)s. Reason: %(reason)s",
                answer=self._result_by_answer(),
                steps="; ".join(left.mapped("display_name")),
                reason=reason,
            )
        return super().action_finish(result, without_opinions)


class QlvbProcedureStep(models.Model):
    _inherit = "qlvb.procedure.step"

    is_required = fields.Boolean(
        string="Mandatory",
        help="As an approval: not left out though the answer was issued before.",
    )
