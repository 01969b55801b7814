# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.transition import Transition, table


class QlvbDocument(models.Model):
    """From step to step of a procedure, forward and back (R66-R68).

    The tree of assignments carries it: a step is done when its lead says so, and the
    next one begins as a directive would.
    """

    _inherit = "qlvb.document"

    step_words = fields.Char(string="Step", compute="_compute_step_words")
    has_next_step = fields.Boolean(compute="_compute_step_words")
    next_step_words = fields.Char(compute="_compute_next_step_words")

    def _transition_table(self):
        def stays(action, *kinds):
            return Transition(action, ("assigned",), None, kinds, f"document.{action}")

        return {
            **super()._transition_table(),
            **table(
                stays("advance", "handle"),
                stays("return_step", "handle", "pass_on"),
            ),
        }

    @api.depends("procedure_id", "assignment_ids.step_id", "assignment_ids.state")
    @api.depends_context("lang")
    def _compute_step_words(self):
        for document in self:
            step = document._current_step()
            document.has_next_step = bool(step and step._next())
            document.step_words = step._place_words() if step else False

    @api.depends("procedure_id", "assignment_ids.step_id", "assignment_ids.state")
    @api.depends_context("lang")
    def _compute_next_step_words(self):
        for document in self:
            step = document._current_step()
            following = step and step._next()
            document.next_step_words = (
                following._next_words(document) if following else False
            )

    def _current_step(self):
        """Return the step whose lead has the document now; empty without procedure."""
        # sudo: a step binds whoever acts by it, people of another agency as well
        live = self.sudo().assignment_ids.filtered(
            lambda a: a.step_id and a.role == "lead" and a.state in ("open", "passed")
        )
        return live[:1].step_id

    def _done_before(self):
        """Return who did the step that led here; empty in the first one."""
        step = self._current_step()
        if not step:
            return self.env["qlvb.assignment"]
        # sudo: see _current_step
        done = self.sudo().assignment_ids.filtered(
            lambda a: (
                a.state == "done"
                and a.role == "lead"
                and a.user_id
                and a.step_id
                and a.step_id._next() == step
            )
        )
        return done.sorted("id")[-1:]

    @api.depends("procedure_id", "assignment_ids.step_id", "assignment_ids.state")
    def _compute_allowed_actions(self):
        """Offer what the step allows: on to the next one, or the end after the last."""
        super()._compute_allowed_actions()
        for document in self:
            for action in document._not_by_step():
                document.allowed_actions = document.allowed_actions.replace(
                    f",{action},", ","
                )

    def _not_by_step(self):
        """Yield the acts that have no sense at this point of the procedure."""
        if not self.procedure_id:
            yield from ("advance", "return_step")
            return
        yield "finish" if self.has_next_step else "advance"
        came_back = bool(self._done_before()) and self._leads_step()
        yield "return_assignment" if came_back else "return_step"

    def _leads_step(self) -> bool:
        """Return whether the current user's part in the step is the lead's."""
        items = self._my_open_work(("handle", "pass_on"))
        return "lead" in items.assignment_id.mapped("role")

    # -- acts ----------

    def action_advance(self, result: str, without_opinions: bool = False):
        """Finish the step: who holds the next one gets the work (R67, R68).

        :param result: what was done, for whoever comes next
        :param without_opinions: go on although somebody still owes an opinion
        :raise UserError: nothing written, no next step, or opinions outstanding
        :raise AccessError: not whoever leads the step
        """
        self.ensure_one()
        self._check_transition("advance")
        result = (result or "").strip()
        step = self._current_step()
        following = step and step._next()
        if not following:
            raise UserError(self.env._("This is the last step: finish the document."))
        if not result:
            raise UserError(self.env._("Write what was done in this step."))
        self._check_opinions_given(without_opinions)
        item = self._my_open_work(("handle",))[:1]
        self._close_step(step)
        given = following._go_on(self, f"{self.env.user.name}: {result}")
        self._transition(
            "advance",
            closes=item,
            next_work=given._work(),
            note=result,
            to=given._told(),
            step=step.display_name,
        )
        return self._said(self.env._("Step finished."), self._now_with())

    def _close_step(self, step, state="done"):
        """Close what the step gave; who was only to be informed reads on.

        :param state: of what the lead had; opinions owed are asked no more
        """
        # sudo: the act that closes it was checked
        live = self.sudo().assignment_ids.filtered(
            lambda a: (
                a.step_id == step and a.role != "info" and a.state in ("open", "passed")
            )
        )
        owed = live.filtered(lambda a: a.role == "support")
        (live - owed)._close(state)
        owed._close("cancelled")
        self.sudo()._waiting_work().filtered(
            lambda item: item.assignment_id in owed
        )._cancel()

    def action_return_step(self, reason: str):
        """Send the step back to who did the one before, with the reason.

        :raise UserError: no reason, or there is no step before
        :raise AccessError: not whoever leads the step
        """
        self.ensure_one()
        self._check_transition("return_step")
        reason = self._required_reason(reason)
        step, before = self._current_step(), self._done_before()
        if not (before and self._leads_step()):
            raise UserError(self.env._("There is no step before to return it to."))
        item = self._my_open_work(("handle", "pass_on")).filtered(
            lambda work: work.assignment_id.role == "lead"
        )
        given = before._begin_again(self, reason)
        self._close_step(step, "cancelled")
        self._transition(
            "return_step",
            closes=item[:1],
            next_work=given._work(),
            note=reason,
            to=given._told(),
            step=step.display_name,
        )
        return self._said(self.env._("Returned."), self._now_with())

    def action_finish(self, result: str | None = None, without_opinions: bool = False):
        """Say in the result how the last step ends.

        See the document's own ``action_finish``.
        """
        self.ensure_one()
        step = self._current_step()
        last = step and not step._next()
        if last and step.then != "done" and (result or "").strip():
            result = f"{step.then_words}. {result}"
        return super().action_finish(result, without_opinions)


class QlvbProcedureStep(models.Model):
    _inherit = "qlvb.procedure.step"

    def _place_words(self) -> str:
        return self.env._(
            "Step %(number)s of %(count)s: %(name)s",
            number=self.number,
            count=len(self.procedure_id.step_ids),
            name=self.name,
        )

    def _next_words(self, document) -> str:
        """Return who would hold the step if it began now; where nobody, who instead."""
        _lines, gaps = self._filled_lines(document)
        return " ".join([f"{self.display_name}. {self.holder_words}", *gaps])


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    def _begin_again(self, document, reason):
        """Give the step once more to who did it, or to whom it names by now."""
        step = self.step_id
        if not self.user_id._qlvb_posts(agency=document.agency_id)._working():
            return step._go_on(document)
        line = {
            "role": "lead",
            "user_id": self.user_id.id,
            **step._due(document),
        }
        given = self.env["qlvb.assignment"]._give(document, [line], reason)
        given.sudo().step_id = step
        return given
