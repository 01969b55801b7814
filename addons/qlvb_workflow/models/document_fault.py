# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.principal import user_principal
from odoo.addons.qlvb_core.transition import Transition, Work, table

DECIDERS = ("leader", "head")


class QlvbDocument(models.Model):
    """Errors and abnormal signs of what arrives (Decree 30 Điều 21.2.b; R75).

    The clerk reports them to the responsible person and tells the sender in one act;
    nothing goes on before that person has decided.
    """

    _inherit = "qlvb.document"

    fault_note = fields.Char(string="Abnormal", readonly=True, copy=False)
    fault_decider_id = fields.Many2one(
        "res.users", string="Reported to", readonly=True, copy=False
    )
    fault_decision = fields.Char(string="Decision about it", readonly=True, copy=False)
    fault_state = fields.Selection(
        [("waiting", "To be decided"), ("decided", "Decided")],
        string="Abnormality",
        compute="_compute_fault_state",
        search="_search_fault_state",
        help="Of what was reported as abnormal and is not registered or refused yet.",
    )

    @api.depends("state", "fault_note", "fault_decision")
    def _compute_fault_state(self):
        for document in self:
            reported = document.state == "arrived" and document.fault_note
            known = "decided" if document.fault_decision else "waiting"
            document.fault_state = known if reported else False

    def _search_fault_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        reported = Domain("state", "=", "arrived") & Domain("fault_note", "!=", False)
        asked = {
            "waiting": reported & Domain("fault_decision", "=", False),
            "decided": reported & Domain("fault_decision", "!=", False),
            False: ~reported,
        }
        return Domain.OR(asked[one] for one in value)

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {
            "fault_note",
            "fault_decider_id",
            "fault_decision",
        }

    def _transition_table(self):
        def stays(action, kind):
            return Transition(action, ("arrived",), None, (kind,), f"document.{action}")

        return {
            **super()._transition_table(),
            **table(
                stays("report_fault", "receive"),
                stays("decide_fault", "decide_fault"),
            ),
        }

    def action_report_fault(self, user_id: int, note: str):
        """Report what is abnormal to the responsible person; the sender is told.

        :param user_id: a leader or head of the agency
        :raise UserError: nothing written, or not a leader or head of the agency
        :raise AccessError: not the clerk it waits for
        """
        self.ensure_one()
        self._check_transition("report_fault")
        note = self._required_reason(note)
        decider = self._fault_decider(user_id)
        work = Work(
            "decide_fault", user_principal(decider), self._office_deadline(), note
        )
        self._transition(
            "report_fault",
            values={
                "fault_note": note,
                "fault_decider_id": decider.id,
                "fault_decision": False,
            },
            next_work=[work],
            note=note,
            to=decider,
        )
        if self._on_fault(note):
            said = self.env._("Reported; the sender is told.")
        else:
            said = self.env._("Reported. Tell the sender: it came by no exchange.")
        return self._said(said, self._now_with())

    def _fault_decider(self, user_id):
        decider = self.env["res.users"].browse(user_id)
        if not any(decider._qlvb_posts(role, self.agency_id) for role in DECIDERS):
            raise UserError(
                self.env._(
                    "Report it to a leader or to a head of a unit of the agency."
                )
            )
        return decider

    def _on_fault(self, note: str) -> bool:
        """Tell the sender what is abnormal; the exchange addon does it.

        :return: whether the sender is told
        """
        return False

    def action_decide_fault(self, decision: str):
        """Say what becomes of it: the clerk goes on by these words.

        :raise UserError: nothing written
        :raise AccessError: not who it was reported to
        """
        self.ensure_one()
        self._check_transition("decide_fault")
        decision = self._required_reason(decision)
        self._transition(
            "decide_fault",
            values={"fault_decision": decision},
            next_work=[
                Work("receive", self._clerk(), self._office_deadline(), decision)
            ],
            note=decision,
        )
        return self._said(self.env._("Decided."), self._now_with())
