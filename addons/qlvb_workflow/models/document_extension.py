# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.transition import Transition, Work, table

ASKING = ("handle", "pass_on", "give_opinion", "decide_extension")


class QlvbDocument(models.Model):
    """Asking for a later due date, and deciding on it (Decree 30/2020 Điều 24)."""

    _inherit = "qlvb.document"

    extension_ids = fields.One2many("qlvb.extension", "document_id", copy=False)

    def _protected_fields(self):
        return super()._protected_fields() | {"extension_ids"}

    def _transition_table(self):
        def stays(action, *kinds):
            return Transition(action, ("assigned",), None, kinds, f"document.{action}")

        return {
            **super()._transition_table(),
            **table(
                stays("ask_extension", *ASKING),
                stays("grant_extension", "decide_extension"),
                stays("refuse_extension", "decide_extension"),
                stays("pass_up_extension", "decide_extension"),
            ),
        }

    def action_ask_extension(
        self,
        due_date,
        reason: str,
        assignment_id: int | None = None,
        further_up: bool = False,
    ):
        """Ask whoever gave the work for a later due date; the work goes on meanwhile.

        :param due_date: the date asked for, later than the present one
        :param assignment_id: which of the caller's assignments, the first if None
        :param further_up: ask whoever set the date that is in the way, when who gave
            the work may not go beyond it
        :raise UserError: no reason, no later date, or asked already
        :raise AccessError: not who has the work
        """
        self.ensure_one()
        self._check_transition("ask_extension")
        reason = self._required_reason(reason)
        assignment = self._extensible(assignment_id)
        day = self._later_date(due_date, assignment)
        top = assignment._binding(day) if further_up else assignment
        self._transition(
            "ask_extension",
            closes=self.env["qlvb.work.item"],
            next_work=[self._extension_decision(assignment, top, reason)],
            note=reason,
            due_date=day.isoformat(),
            to=top.given_by_id,
        )
        # sudo: the act was checked above; nobody else writes extensions
        extension = self.env["qlvb.extension"].sudo()
        extension = extension.create(
            {
                "document_id": self.id,
                "assignment_id": assignment.id,
                "binding_id": (top - assignment).id,
                "due_date": assignment.due_date,
                "asked_date": day,
                "reason": reason,
            }
        )
        extension._tell_between()
        return self._said(
            self.env._(
                "Asked; until that is decided the due date stays %(day)s.",
                day=self._day(assignment.due_date),
            )
        )

    def _extension_decision(self, assignment, top, reason) -> Work:
        """Return the work of who decides on the date of ``top``."""
        return Work(
            "decide_extension",
            top._giver_principal(),
            self._office_deadline(),
            note=reason,
            assignment_id=assignment.id,
        )

    def action_pass_up_extension(self, assignment_id: int | None = None):
        """Have whoever set the date in the way decide on what was asked (Điều 24).

        :raise UserError: one may grant it oneself
        :raise AccessError: not who gave the work
        """
        self.ensure_one()
        self._check_transition("pass_up_extension")
        item, extension = self._asked_extension(assignment_id)
        top = extension.assignment_id._binding(extension.asked_date)
        if top == extension._top():
            raise UserError(
                self.env._("This date is yours to grant: nobody above has set one.")
            )
        decision = self._extension_decision(
            extension.assignment_id, top, extension.reason
        )
        self._transition(
            "pass_up_extension",
            closes=item,
            next_work=[decision],
            note=extension.reason,
            due_date=extension.asked_date.isoformat(),
            to=top.given_by_id,
        )
        extension.binding_id = top  # not before: it is what entitles to this act
        return self._said(
            self.env._("Now %(who)s decides.", who=top.sudo()._directed_by())
        )

    def action_grant_extension(
        self, due_date=None, answer: str | None = None, assignment_id: int | None = None
    ):
        """Set a later due date for who asked (R101).

        :param due_date: the date asked for if None
        :raise UserError: later than one's own due date: ask for that first
        :raise AccessError: not who gave the work
        """
        self.ensure_one()
        self._check_transition("grant_extension")
        item, extension = self._asked_extension(assignment_id)
        assignment, top = extension.assignment_id, extension._top()
        day = self._later_date(due_date or extension.asked_date, assignment)
        top._check_due_date({"due_date": day}, top.parent_id)
        extension._decide("granted", answer, day)
        extension._line()._extend(day)
        self._transition(
            "grant_extension",
            values=top._whole_values(),
            closes=item,
            note=answer,
            due_date=day.isoformat(),
            to=assignment._told(),
        )
        extension._tell_asker()
        return self._said(self.env._("Extended to %(day)s.", day=self._day(day)))

    def action_refuse_extension(self, reason: str, assignment_id: int | None = None):
        """Leave the due date as it is, with the reason.

        :raise UserError: no reason
        :raise AccessError: not who gave the work
        """
        self.ensure_one()
        self._check_transition("refuse_extension")
        reason = self._required_reason(reason)
        item, extension = self._asked_extension(assignment_id)
        extension._decide("refused", reason)
        self._transition(
            "refuse_extension",
            closes=item,
            note=reason,
            to=extension.assignment_id._told(),
        )
        extension._tell_asker()
        return self._said(
            self.env._(
                "Not extended: due on %(day)s.", day=self._day(extension.due_date)
            )
        )

    def _entitles(self, step, kinds):
        entitled = super()._entitles(step, kinds)
        if entitled and step.action == "ask_extension":
            return bool(self._extensible_assignments())
        if entitled and step.action == "pass_up_extension":
            return bool(self._extensions_to_pass_up())
        return entitled

    def _extensions_to_pass_up(self):
        """Return what the user decides on and may not grant as it was asked."""
        items = self._my_open_work(["decide_extension"])
        asked = items.assignment_id.extension_ids.filtered(lambda e: e.state == "asked")
        return asked.filtered(
            lambda e: e.assignment_id._binding(e.asked_date) != e._top()
        )

    def _extensible_assignments(self):
        """Return the user's work here, of a head who decides the unit's own.

        Without what an extension is asked for already.
        """
        own = [
            item.assignment_id._asked_top().parent_id
            if item.kind == "decide_extension"
            else item.assignment_id
            for item in self._my_open_work(ASKING)
        ]
        mine = self.env["qlvb.assignment"].union(*own).sudo(False)
        return mine.filtered(lambda a: "asked" not in a.extension_ids.mapped("state"))

    def _extensible(self, assignment_id=None):
        mine = self._extensible_assignments()
        if assignment_id:
            mine = mine.filtered(lambda a: a.id == assignment_id)
        if not mine:
            raise UserError(self.env._("You have no due date here to be extended."))
        return mine[0]

    def _later_date(self, due_date, assignment):
        try:
            day = fields.Date.to_date(due_date)
        except (TypeError, ValueError):
            day = None
        if not day or day <= assignment.due_date:
            raise UserError(
                self.env._(
                    "Choose a date later than %(day)s.",
                    day=self._day(assignment.due_date),
                )
            )
        return day

    def _asked_extension(self, assignment_id):
        item = self._item_or_refuse("decide_extension", assignment_id)
        asked = item.assignment_id.sudo().extension_ids
        return item, asked.filtered(lambda extension: extension.state == "asked")


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    extension_ids = fields.One2many("qlvb.extension", "assignment_id")

    def _asked_top(self):
        """Return whose date is asked for here: one's own or that of a unit above."""
        asked = self.sudo().extension_ids.filtered(lambda e: e.state == "asked")
        return asked._top() or self

    def _binding(self, day):
        """Return the highest assignment above whose own date is before ``day``.

        Who gave it set the date that is in the way; itself when none is.
        """
        # sudo: dates of the work one's own is a part of
        found = node = self.sudo()
        while node := node.parent_id:
            if node.due_date and node.due_date < day:
                found = node
        return found

    def _extend(self, day):
        """Give a later date, to what waits by it as well; none is brought forward."""
        # sudo: the act that extends has checked the right to it
        earlier = self.sudo().filtered(lambda a: not a.due_date or a.due_date < day)
        earlier.due_date = day
        items = self.env["qlvb.work.item"].sudo()
        items.search(
            [
                ("assignment_id", "in", earlier.ids),
                ("state", "=", "open"),
                ("kind", "!=", "decide_extension"),
            ]
        ).write({"due_date": day})

    def _close(self, state="done"):
        """What was asked for work that has ended needs no decision any more.

        What was passed on has not: its unit answers for it until its own date.
        """
        super()._close(state)
        if state == "passed":
            return
        asked = self.sudo().extension_ids.filtered(lambda e: e.state == "asked")
        asked.write({"state": "lapsed"})
        items = self.env["qlvb.work.item"].sudo()
        items.search(
            [
                ("assignment_id", "in", self.ids),
                ("state", "=", "open"),
                ("kind", "=", "decide_extension"),
            ]
        )._cancel()
