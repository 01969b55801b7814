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
        :raise UserError: no reason, ended already, or a lead without a successor
        :raise AccessError: given by somebody else
        """
        self.ensure_one()
        self._check_transition("withdraw")
        reason = self._required_reason(reason)
        withdrawn = self._given_by_me(assignment_id)
        if withdrawn.role == "lead" and not line:
            raise UserError(
                self.env._(
                    "%(who)s has the lead. Choose who takes it over.",
                    who=withdrawn._holder_name(),
                )
            )
        given = withdrawn.browse()
        if line:
            given = withdrawn._give_instead(line, withdrawn.directive)
        told = withdrawn._told()
        withdrawn._withdraw()
        takes_all = given.role == "lead" and not given.parent_id
        self._transition(
            "withdraw",
            values={"due_date": given.due_date} if takes_all else None,
            next_work=given._work(),
            note=reason,
            withdrawn=told,
            to=given._told(),
        )
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
                "dialog_size": "medium",
                "default_document_id": self.document_id.id,
                "default_assignment_id": self.id,
            },
        }
