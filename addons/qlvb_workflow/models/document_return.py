# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.principal import role_principal, user_principal
from odoo.addons.qlvb_core.transition import Transition, Work, table


class QlvbDocument(models.Model):
    """An assignment that went to the wrong unit goes back to who gave it (R102).

    Until that person decides, it stays the unit's: nothing is without an owner.
    """

    _inherit = "qlvb.document"

    def _transition_table(self):
        def stays(action, kind):
            return Transition(
                action, ("assigned",), None, (kind,), f"document.{action}"
            )

        return {
            **super()._transition_table(),
            **table(
                stays("return_assignment", "pass_on"),
                stays("reassign", "reassign"),
                stays("keep_assignment", "reassign"),
            ),
        }

    def action_return_assignment(self, reason: str, assignment_id: int | None = None):
        """Send the unit's assignment back to who gave it, with the reason (R102).

        :param assignment_id: which of the caller's assignments, the first if None
        :raise UserError: no reason, or wrong state
        :raise AccessError: not a head it waits for
        """
        self.ensure_one()
        self._check_transition("return_assignment")
        reason = self._required_reason(reason)
        item = self._item_or_refuse("pass_on", assignment_id)
        assignment = item.assignment_id
        decision = Work(
            "reassign",
            assignment._giver_principal(),
            assignment.due_date,
            note=reason,
            assignment_id=assignment.id,
        )
        self._transition(
            "return_assignment",
            closes=item,
            next_work=[decision],
            note=reason,
            to=assignment.given_by_id,
        )
        return self._said(self.env._("Returned; it stays yours until that is decided."))

    def action_reassign(
        self,
        line: dict,
        directive: str | None = None,
        assignment_id: int | None = None,
    ):
        """Give a returned assignment to somebody else; its unit is free of it (R102).

        :param line: as in ``action_direct``, without a role: that stays
        :param assignment_id: which of those returned, the first if None
        :raise UserError: nobody chosen, the same unit again, a date past
        :raise AccessError: not whoever gave it
        """
        self.ensure_one()
        self._check_transition("reassign")
        item = self._item_or_refuse("reassign", assignment_id)
        returned = item.assignment_id
        directive = (directive or "").strip() or returned.directive
        given = returned._give_instead(line, directive)
        returned._close("cancelled")
        self._transition(
            "reassign",
            values=given._whole_values(),
            closes=item,
            next_work=given._work(),
            note=directive,
            to=given._told(),
            replaced=given._end_lesser_parts(),
        )
        return self._said(self.env._("Assigned anew."), self._now_with())

    def action_keep_assignment(self, reason: str, assignment_id: int | None = None):
        """Leave a returned assignment with its unit, with the reason (R102).

        :param assignment_id: which of those returned, the first if None
        :raise UserError: no reason, wrong state, or its holder has left
        :raise AccessError: not whoever gave it
        """
        self.ensure_one()
        self._check_transition("keep_assignment")
        reason = self._required_reason(reason)
        item = self._item_or_refuse("reassign", assignment_id)
        kept = item.assignment_id
        if kept._holder_left():
            raise UserError(
                self.env._(
                    "%(who)s holds no post in %(unit)s.",
                    who=kept._holder_name(),
                    unit=self.agency_id.name,
                )
            )
        kind = kept._kind_of_work()
        again = Work(kind, kept.principal, kept.due_date, reason, kept.id, kept.due_at)
        self._transition(
            "keep_assignment",
            closes=item,
            next_work=[again],
            note=reason,
            to=kept._told(),
        )
        return self._said(self.env._("It stays with the unit."), self._now_with())


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    def _giver_principal(self) -> str:
        """Return who decides about it: the head above, who gave it, or the leaders."""
        if self.parent_id:
            return self.parent_id.principal
        giver, agency = self.given_by_id, self.document_id.acting_agency_id
        if giver._qlvb_posts("leader", agency):
            return user_principal(giver)
        return role_principal("leader", agency)

    def _give_instead(self, line, directive):
        """Create the one assignment that takes the place of this one.

        :raise UserError: as ``_give``
        """
        line = self._clean_line(line, self.role)
        if not line["due_date"] or line["due_date"] == self.due_date:
            line |= {"due_date": self.due_date, "due_at": line["due_at"] or self.due_at}
        # Who asked for an opinion asks anywhere in the agency, a head inside the unit.
        inside = self.browse() if self.is_question else self.parent_id
        self._check_target(self.document_id, line, inside)
        self._check_due_date(line, self.parent_id)
        self._check_may_receive(self._principal_of(line))
        given = self._create_at(self.document_id, [line], directive, self.parent_id)
        given.is_question = self.is_question
        return given

    def _whole_values(self) -> dict | None:
        """Return the due date of the document, where this assignment sets it."""
        if self.role != "lead" or self.parent_id:
            return None
        return {"due_date": self.due_date, "due_at": self.due_at}

    def _beside(self):
        """Return what is live at this place of the tree, this one included."""
        return self.document_id.assignment_ids.filtered(
            lambda a: a.parent_id == self.parent_id and a.state in ("open", "passed")
        )
