# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.transition import Transition, table


class QlvbDocument(models.Model):
    """Who gave an assignment takes it back, or gives it to somebody else (Điều 24)."""

    _inherit = "qlvb.document"

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "withdraw",
                    ("assigned",),
                    None,
                    (),
                    "document.withdraw",
                    role="giver",
                ),
            ),
        }

    def _entitles(self, step, kinds):
        if step.role == "giver":
            return any(a.can_withdraw for a in self.assignment_ids)
        return super()._entitles(step, kinds)

    def action_withdraw(
        self, assignment_id: int, reason: str, line: dict | None = None
    ):
        """End an assignment one has given; a lead goes to somebody else at once.

        :param line: who receives it instead, as in ``action_direct``, without a role
        :raise UserError: no reason, ended already, or without a successor although it
            is a lead or the last that a unit's opinion was asked of
        :raise AccessError: given by somebody else
        """
        self.ensure_one()
        self._check_transition("withdraw")
        reason = self._required_reason(reason)
        withdrawn = self._given_by_me(assignment_id)
        if not line:
            withdrawn._check_may_end()
        given = withdrawn.browse()
        if line:
            given = withdrawn._give_instead(line, withdrawn.directive)
        self._transition(
            "withdraw",
            values=given._whole_values(),
            next_work=given._work(),
            note=reason,
            withdrawn=withdrawn._told(),
            to=given._told(),
            replaced=given._end_lesser_parts(),
        )
        # Not before: what one gave last is what entitles to take it back.
        withdrawn._withdraw()
        withdrawn.parent_id._close_when_answered()
        return self._said(self.env._("Taken back."), self._now_with())

    def _given_by_me(self, assignment_id):
        assignment = self.assignment_ids.filtered(lambda a: a.id == assignment_id)
        if not assignment.can_withdraw:
            self._refuse(
                "withdraw",
                self.env._(
                    "Only who gave this assignment takes it back, while it runs."
                ),
                AccessError,
            )
        return assignment


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    can_withdraw = fields.Boolean(compute="_compute_can_withdraw")

    @api.depends_context("uid")
    @api.depends("state", "given_by_id", "parent_id.principal")
    def _compute_can_withdraw(self):
        keys = self.env.user._qlvb_own_principals()
        for assignment in self:
            live = assignment._is_live() and assignment.document_id.state == "assigned"
            assignment.can_withdraw = live and assignment._giver_principal() in keys

    def _check_may_end(self):
        """Refuse to leave the lead, or what a unit was asked, with nobody."""
        unit = self.parent_id
        if self.role == "lead":
            raise UserError(
                self.env._(
                    "%(who)s has the lead. Choose who takes it over.",
                    who=self._holder_name(),
                )
            )
        if unit.state == "passed" and unit._still_asked() == self:
            raise UserError(
                self.env._(
                    "%(unit)s asks nobody else for its opinion. Choose who takes it "
                    "over.",
                    unit=unit._holder_name(),
                )
            )

    def action_ask_withdraw(self):
        """Open the dialog that takes this assignment back."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_workflow.withdraw_wizard_action"
        )
        return {
            **action,
            "context": {
                "dialog_size": "beside",
                "default_document_id": self.document_id.id,
                "default_assignment_id": self.id,
            },
        }
