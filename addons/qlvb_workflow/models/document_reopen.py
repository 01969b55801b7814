# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.transition import Transition, Work, table


class QlvbDocument(models.Model):
    """Work that was closed by mistake is taken up again, while nothing rests on it.

    The sender keeps reading "finished" meanwhile: statuses go forward only
    (Quyết định 28/2018/QĐ-TTg Điều 10).
    """

    _inherit = "qlvb.document"

    reopen_obstacle = fields.Char(compute="_compute_reopen_obstacle")

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "reopen",
                    ("done",),
                    "assigned",
                    (),
                    "document.reopen",
                    role="closer",
                ),
            ),
        }

    def _entitles(self, step, kinds):
        if step.role == "closer":
            return self._closed_or_given_by_me()
        return super()._entitles(step, kinds)

    def _closed_or_given_by_me(self) -> bool:
        """Return whether the user closed it, or gave the work that was closed."""
        # sudo: who closed it, asked of the document the caller reads
        closing = self.sudo()._closing_work()
        if closing.closed_by_id == self.env.user:
            return True
        giver = closing.assignment_id and closing.assignment_id._giver_principal()
        return bool(giver) and giver in self.env.user._qlvb_own_principals()

    def _closing_work(self):
        """Return the work whose end closed the document."""
        ended = self.work_item_ids.filtered(
            lambda item: item.state == "done" and item.kind == "handle"
        )
        return ended.sorted(lambda item: (item.closed_at, item.id))[-1:]

    @api.depends("state", "answered_by_ids.state", "dossier_item_ids")
    @api.depends_context("lang")
    def _compute_reopen_obstacle(self):
        """Say what rests on the result by now, so that it is not taken back."""
        # sudo: the number of the answer, or that there is a closed dossier
        for document, seen in zip(self, self.sudo(), strict=True):
            document.reopen_obstacle = seen.state == "done" and seen._rests_on_it()

    def _rests_on_it(self) -> str:
        if answer := self._result_by_answer():
            return answer
        closed = self.dossier_item_ids.dossier_id.filtered(lambda d: d.state != "open")
        if closed:
            return self.env._("It lies in a dossier that is closed")
        return ""

    def action_reopen(self, reason: str):
        """Give the work back to who closed it, with the reason; the result goes.

        Opinions and notes that were dropped at the end are not asked for again.

        :raise UserError: no reason, wrong state, or something rests on the result
        :raise AccessError: neither who closed it nor who had given the work
        """
        self.ensure_one()
        self._check_transition("reopen")
        reason = self._required_reason(reason)
        if self.reopen_obstacle:
            raise UserError(
                self.env._(
                    "%(obstacle)s: this is not reopened. Nothing was changed.",
                    obstacle=self.reopen_obstacle,
                )
            )
        closing = self.sudo()._closing_work()
        work = closing.assignment_id._take_up(reason)
        self._transition(
            "reopen", values={"result": False}, next_work=[work], note=reason
        )
        closing._cancel()  # it counts neither as done nor as in time
        return self._said(self.env._("Taken up again."), self._now_with())


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    def _take_up(self, reason) -> Work:
        """Run again, and what it is part of; return the work for its holder.

        Whoever left the agency does not get it: it goes to the unit above, else to who
        gave it, to be given to another.

        :raise UserError: that unit was dissolved, or nobody heads it any more
        """
        held = self.parent_id if self.parent_id and self._holder_left() else self
        if held.unit_id:
            self.document_id._check_somebody_is("head", held.unit_id)
        held.write({"state": "open", "done_at": False})
        above = held.parent_id
        while above:
            above.write({"state": "passed", "done_at": False})
            above = above.parent_id
        kind, principal = held._kind_of_work(), held.principal
        if held._holder_left():
            kind, principal = "reassign", held._giver_principal()
        return Work(kind, principal, held.due_date, reason, held.id, held.due_at)

    def _holder_left(self) -> bool:
        """Return whether it is a person's who holds no post in the agency any more."""
        agency = self.document_id.agency_id
        return bool(self.user_id) and not self.user_id._qlvb_posts(agency=agency)
