# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.clock import today


class QlvbProcedure(models.Model):
    """What is still wrong with a draft; nothing of it may be when it is published.

    A closed flow (Regulation Điều 8, R67): each step has one lead and somebody who
    holds each part, leads on to another or to an end, and never back.
    """

    _inherit = "qlvb.procedure"

    problem_words = fields.Text(string="Missing", compute="_compute_problem_words")
    unheld_words = fields.Text(
        string="Steps nobody holds", compute="_compute_problem_words"
    )

    @api.depends(
        "state",
        "agency_id",
        "rule_number",
        "rule_date",
        "informed_post_id",
        "reviewer_post_id",
        "step_ids.sequence",
        "step_ids.limit",
        "step_ids.limit_kind",
        "step_ids.then",
        "step_ids.next_id",
        "step_ids.part_ids.role",
        "step_ids.part_ids.holder",
    )
    def _compute_problem_words(self):
        for procedure in self:
            draft = procedure.state == "draft"
            problems = procedure._problems() if draft else []
            procedure.problem_words = "\n".join(problems)
            in_force = procedure.state == "in_force"
            gaps = procedure._unheld_problems() if in_force else []
            procedure.unheld_words = "\n".join(gaps)

    def _unheld_problems(self) -> list[str]:
        """Return the steps whose parts nobody holds any more, in words (R67)."""
        return [
            step._problem_of(problem)
            for step in self.step_ids.sorted("sequence")
            for problem in step._part_problems()
        ]

    def _problems(self) -> list[str]:
        """Return what has to be mended before publishing, in words."""
        if not self.step_ids:
            return [self.env._("Add the first step."), *self._rule_problems()]
        problems = []
        for step in self.step_ids.sorted("sequence"):
            problems += map(step._problem_of, step._problems())
        return [*problems, *self._flow_problems(), *self._rule_problems()]

    def _path(self):
        """Return the steps from the first on, and the one that would come twice."""
        path = self.step_ids.browse()
        step = self.step_ids.sorted("sequence")[:1]
        while step and step not in path:
            path |= step
            step = step._next()
        return path, step

    def _flow_problems(self) -> list[str]:
        path, again = self._path()
        if again:
            return [
                self.env._(
                    "The steps go in a circle: step %(last)s leads back to step "
                    "%(first)s.",
                    last=path[-1].number,
                    first=again.number,
                )
            ]
        problems = [
            self.env._("Step %(number)s: no step leads to it.", number=step.number)
            for step in (self.step_ids - path).sorted("sequence")
        ]
        days, limit = sum(step._days() for step in path), self._max_days()
        if days > limit:
            problems.append(
                self.env._(
                    "All steps together take %(days)s working days, at most %(limit)s "
                    "are allowed.",
                    days=days,
                    limit=limit,
                )
            )
        return problems

    def _max_days(self) -> int:
        return self.env["qlvb.rule"]._value("procedure.max_days")

    def _rule_problems(self) -> list[str]:
        """The rule that approved it is what makes it binding (R66)."""
        problems = []
        if not (self.rule_number and self.rule_date):
            problems.append(
                self.env._("Enter number and date of the rule that approves it.")
            )
        elif self.rule_date > today():
            problems.append(self.env._("The date of the rule is still to come."))
        if self.informed_post_id and not self.informed_post_id.in_force:
            problems.append(self.env._("The leader informed holds the post no more."))
        return problems


class QlvbProcedureStep(models.Model):
    _inherit = "qlvb.procedure.step"

    def _problems(self) -> list[str]:
        problems = [*self._part_problems(), *self._then_problems()]
        leads = self.part_ids.filtered(lambda part: part.role == "lead")
        if len(leads) != 1:
            problems.insert(0, self.env._("choose exactly one lead (chủ trì)."))
        return problems

    def _problem_of(self, problem: str) -> str:
        return self.env._(
            "Step %(number)s: %(problem)s", number=self.number, problem=problem
        )

    def _part_problems(self) -> list[str]:
        problems, seen = [], []
        for part in self.part_ids:
            now = part._holder_now()
            if not now:
                problems.append(
                    self.env._(
                        "nobody holds the part of “%(who)s” now.",
                        who=part.holder or self.env._("nobody chosen"),
                    )
                )
            elif now in seen:
                problems.append(
                    self.env._("%(who)s takes part twice.", who=part.holder)
                )
            seen.append(now)
        return problems

    def _then_problems(self) -> list[str]:
        if self.then not in ("next", "step"):
            return []
        following = self._next()
        # ``_origin``: a form compares lines not saved yet with what is
        own, other = self.procedure_id._origin, following.procedure_id._origin
        if following and other == own:
            return []
        return [self.env._("choose what follows, or how the flow ends.")]
