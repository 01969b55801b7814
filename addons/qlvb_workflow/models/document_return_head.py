# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.principal import user_principal
from odoo.addons.qlvb_core.transition import Transition, Work, table


class QlvbDocument(models.Model):
    """A leader gives a draft back to the head who answered for it (R121; Điều 10.3.a).

    The head puts it right, approves it again, or passes it on to its drafter by one
    touch, with the leader's reason.
    """

    _inherit = "qlvb.document"

    passes_back = fields.Boolean(compute="_compute_passes_back")
    returned_by = fields.Char(compute="_compute_returned_by")

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "return_to_head",
                    ("approved",),
                    "content_review",
                    ("sign",),
                    "document.return_draft",
                )
            ),
        }

    @api.depends_context("uid")
    @api.depends("state", "return_reason", "allowed_actions")
    def _compute_passes_back(self):
        for document in self:
            may_return = ",return_draft," in (document.allowed_actions or "")
            document.passes_back = may_return and document._came_back_to_head()

    @api.depends("return_reason", "review_ids.result")
    @api.depends_context("lang")
    def _compute_returned_by(self):
        for document in self:
            review = document._returning_review()
            told = document.return_reason and review
            document.returned_by = bool(told) and review._who_and_when()

    def _returning_review(self):
        """Return the decision whose reason stands on the draft.

        A head passes on the reason of who returned it, who is the one to name.
        """
        # sudo: whoever reads the reason reads whose it is
        reviews = self.sudo().review_ids
        before, last = reviews[-2:-1], reviews[-1:]
        if last.result != "returned":
            return before.browse()
        is_passed_on = (before.kind, before.result) == ("signing", "returned")
        same = before.note == last.note
        return before if is_passed_on and same and last.kind == "content" else last

    def _entitles(self, step, kinds):
        if step.action == "take_back" and self._came_back_to_head():
            return False  # the head decides what becomes of it
        return super()._entitles(step, kinds)

    def _came_back_to_head(self) -> bool:
        return self.state == "content_review" and bool(self.return_reason)

    def action_return_draft(self, reason: str):
        self.ensure_one()
        head = self._head_it_returns_to()
        if not head:
            return super().action_return_draft(reason)
        self._check_transition("return_to_head")
        reason = self._required_reason(reason)
        told = self._approvers_besides_drafter() | self.drafter_id
        self._review("returned", reason)
        self.sudo().review_ids.write({"is_void": True})
        self._transition(
            "return_to_head",
            values={"return_reason": reason},
            next_work=[Work("review_content", head, self._review_deadline(), reason)],
            note=reason,
        )
        self._tell_returned(told - self.env["qlvb.post"]._persons({head}))
        return self._said(self.env._("Returned."), self._now_with())

    def _head_it_returns_to(self) -> str | None:
        """Return the principal of the head who approved the content, asked again.

        None where no other approved it: the drafter has it again.
        """
        if self.state != "approved":
            return None
        # sudo: a name that stands on the document the caller reads
        approved = self.sudo().review_ids.filtered(
            lambda r: (r.kind, r.result, r.is_void) == ("content", "approved", False)
        )
        others = approved.reviewer_id - self.drafter_id - self.env.user
        try:
            head = self._content_reviewer() if others else None
        except UserError:  # nobody heads the unit any more
            return None
        own = {user_principal(self.drafter_id), *self.env.user._qlvb_own_principals()}
        return None if head in own else head

    def action_pass_back(self):
        """Pass the draft on to its drafter with the reason of who returned it.

        :raise UserError: nobody returned it, or it is not with its head any more
        :raise AccessError: not the head it waits for
        """
        self.ensure_one()
        self._check_transition("return_draft")
        if not self._came_back_to_head():
            raise UserError(self.env._("Nobody returned it: write the reason."))
        return self.action_return_draft(self.return_reason)
