# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.form_of import place_of
from odoo.addons.qlvb_core.principal import user_principal
from odoo.addons.qlvb_core.transition import Transition, Work, table

from .document_outgoing import REVIEW_KINDS


class QlvbDocument(models.Model):
    """The drafter takes back what nobody has approved yet (R121, R259)."""

    _inherit = "qlvb.document"

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "take_back",
                    tuple(REVIEW_KINDS),
                    "draft",
                    (),
                    "document.take_back",
                    role="drafter",
                ),
            ),
        }

    def _entitles(self, step, kinds):
        if step.role == "drafter":
            return self._is_drafter() and not self._approvers_besides_drafter()
        return super()._entitles(step, kinds)

    def _is_drafter(self) -> bool:
        return user_principal(self.drafter_id) in self.env.user._qlvb_own_principals()

    def _approvers_besides_drafter(self):
        """Return who else approved the draft as it is: a head approves the own one."""
        # sudo: a name that stands on the document the caller reads
        approved = self.sudo().review_ids.filtered(
            lambda review: review.result == "approved" and not review.is_void
        )
        return approved.reviewer_id - self.drafter_id

    def action_take_back(self, reason: str = ""):
        """Take the own draft back before anybody else has approved it.

        :raise UserError: approved, signed or returned meanwhile
        :raise AccessError: not its drafter
        """
        self.ensure_one()
        self.check_access("read")
        approvers = self._approvers_besides_drafter()
        if approvers and self._is_drafter():
            self._refuse(
                "take_back",
                self.env._(
                    "%(who)s has approved it already: it is not taken back. Ask "
                    "%(holders)s to return it.",
                    who=", ".join(approvers.mapped("name")),
                    holders=self.holder_names,
                ),
                UserError,
            )
        self._check_transition("take_back")
        reason = reason.strip() if isinstance(reason, str) else ""
        self._review("taken_back", reason)
        self.sudo().review_ids.write({"is_void": True})
        self._tell_taken_back()
        self._cancel_open_work()
        drafter = user_principal(self.drafter_id)
        self._transition(
            "take_back",
            next_work=[Work("draft", drafter, self._review_deadline(), reason)],
            note=reason,
        )
        return self._said(self.env._("The draft is yours again."), self._now_with())

    def _tell_taken_back(self):
        """Tell those it waited for."""
        # sudo: who holds the document stands on it
        waiting = self.sudo()._waiting_work()
        persons = self.env["qlvb.post"]._persons(waiting.mapped("principal"))
        self.env["res.users"]._qlvb_tell_each(
            persons - self.env.user,
            lambda env: (
                env._("Draft taken back"),
                env._(
                    "%(who)s took back a draft that waited for you. It is no longer on "
                    "your desk.",
                    who=self.env.user.name,
                ),
            ),
            place_of(self),
        )

    def _back_words(self) -> str:
        """Return who gave or took the draft back, and why; empty if nobody."""
        last = self.review_ids.sorted("id")[-1:]
        waits_for_head = self._came_back_to_head() and last.result == "returned"
        if not waits_for_head and (
            self.state != "draft" or last.result not in ("returned", "taken_back")
        ):
            return ""
        who = last.reviewer_id.name
        if waits_for_head:
            words = self.env._("%(who)s returned it to the head of the unit", who=who)
        elif last.result == "returned":
            words = self.env._("%(who)s returned it to its drafter", who=who)
        else:
            words = self.env._("%(who)s took the draft back", who=who)
        return f"{words}: {last.note}" if last.note else f"{words}."
