# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

from odoo.addons.qlvb_core.principal import role_principal, user_principal


class QlvbDocument(models.Model):
    """Who approves the content of a draft first (Regulation Điều 10.1.c; R113, R117).

    The head of the drafting unit. An answer goes by the work it was drafted for: given
    by a leader to the drafter in person, to that leader; given through a unit, to the
    head of that unit; by a step of a procedure, to whom the procedure names.
    """

    _inherit = "qlvb.document"

    def _content_reviewer(self) -> str:
        """Return the principal whose approval of the content is asked.

        :raise UserError: no unit above the drafter has a head
        """
        given = self._answered_assignment()
        return self._reviewer_by_assignment(given) or role_principal(
            "head", self._reviewing_unit()
        )

    def _answered_assignment(self):
        """Return the drafter's latest lead in what this answers; empty without."""
        # sudo: the drafter's own work, read also once somebody else submits
        return (
            self.sudo()
            .answers_id.assignment_ids.filtered(
                lambda a: a.role == "lead" and a.user_id == self.drafter_id
            )
            .sorted("id")[-1:]
        )

    def _reviewer_by_assignment(self, given) -> str | None:
        above = given.parent_id.unit_id
        if above and self._has_post("head", above):
            return role_principal("head", above._in_charge())
        if given.step_id:
            post = given.step_id.procedure_id._reviewer_now()
            return user_principal(post.user_id) if post else None
        if given and not above:
            return given._giver_principal()
        return None


class QlvbProcedure(models.Model):
    _inherit = "qlvb.procedure"

    reviewer_post_id = fields.Many2one(
        "qlvb.post",
        string="Reviews the answer",
        ondelete="restrict",
        domain="[('agency_id', '=', agency_id), ('in_force', '=', True)]",
        help="Approves the content of an answer drafted in a step given to a person; "
        "else the head of the drafting unit does.",
    )

    def _reviewer_now(self):
        """Return the post that reviews, if it is held and of the agency itself."""
        return self.reviewer_post_id.filtered(
            lambda post: post.in_force and post.agency_id == self.agency_id
        )

    def _rule_problems(self) -> list[str]:
        problems = super()._rule_problems()
        if self.reviewer_post_id and not self._reviewer_now():
            problems.append(
                self.env._("Who reviews the answer holds the post no more.")
            )
        return problems
