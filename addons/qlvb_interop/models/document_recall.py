# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.transition import Transition, table

RECALL_STATES = [
    ("asked", "Recall asked for"),
    ("part", "Recalled in part"),
    ("recalled", "Recalled"),
    ("refused", "Recall refused"),
]
RECALL_FIELDS = frozenset(
    {
        "recall_state",
        "recall_reason",
        "recall_notice",
        "recall_leader_id",
        "recall_clerk_id",
        "recall_changed_at",
        "recall_packet",
    }
)


class QlvbDocument(models.Model):
    """A document that was sent is asked back (Decree 30/2020 Điều 18.4; R76)."""

    _inherit = "qlvb.document"

    recall_state = fields.Selection(
        RECALL_STATES, string="Recall", readonly=True, copy=False
    )
    recall_reason = fields.Char(
        string="Reason of the recall", readonly=True, copy=False
    )
    recall_notice = fields.Char(
        string="Notice of recall", readonly=True, copy=False, help="Its number."
    )
    recall_leader_id = fields.Many2one(
        "res.users", string="Recall ordered by", readonly=True, copy=False
    )
    recall_clerk_id = fields.Many2one(
        "res.users", string="Recall asked by", readonly=True, copy=False
    )
    recall_changed_at = fields.Datetime(
        string="Recall changed at", readonly=True, copy=False
    )

    _recall_idx = models.Index(
        "(agency_id, recall_state) WHERE recall_state IS NOT NULL"
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | RECALL_FIELDS

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "ask_recall",
                    ("issued",),
                    None,
                    (),
                    "document.ask_recall",
                    role="clerk",
                ),
            ),
        }

    def _check_has_holder(self, step):
        """What has ended stays ended: nobody needs to hold it after a recall."""
        if self.state not in self._end_states():
            super()._check_has_holder(step)

    # -- the sender's act ---------------------------------------------------------

    def action_ask_recall(
        self,
        reason: str,
        leader_id: int,
        delivery_ids: list | None = None,
        notice: str | None = None,
    ):
        """Ask recipients to give the document back, as the leader ordered.

        :param delivery_ids: of ``qlvb.exchange.delivery``; all that can be when None
        :param notice: number of the notice of recall, when there is one
        :raise UserError: not issued, no reason, no leader, nobody to ask
        :raise AccessError: not a clerk of the issuing agency
        """
        self.ensure_one()
        self._check_transition("ask_recall")
        reason = self._required_reason(reason)
        leader = self._ordering_leader(leader_id)
        chosen = self._chosen_to_recall(delivery_ids)
        values = {
            "recall_reason": reason,
            "recall_notice": (notice or "").strip() or False,
            "recall_leader_id": leader.id,
            "recall_clerk_id": self.env.uid,
        }
        self._transition(
            "ask_recall",
            values=values,
            note=reason,
            order_of=leader.sudo().name,
            notice=values["recall_notice"] or None,
            to=chosen.mapped("recipient_name"),
        )
        chosen._ask_back()
        return self._said(
            self.env._("%(count)s recipients are asked back.", count=len(chosen)),
            self.env._("Their answers appear under Recipients."),
        )

    def _ordering_leader(self, leader_id):
        leader = self.env["res.users"].browse(leader_id or 0).exists()
        if not leader or not leader._qlvb_posts("leader", self.agency_id):
            raise UserError(self.env._("Choose the leader who ordered the recall."))
        return leader

    def _chosen_to_recall(self, delivery_ids):
        """Return the deliveries to ask back, with system rights.

        :raise UserError: some are of another document, or cannot be asked
        """
        # sudo: _check_transition has decided; deliveries have no other writer
        able = self.sudo().delivery_ids.filtered(lambda d: d._can_be_recalled())
        if delivery_ids is None:
            chosen = able
        else:
            chosen = able.filtered(lambda d: d.id in delivery_ids)
        if not chosen or len(chosen) < len(set(delivery_ids or ())):
            raise UserError(
                self.env._(
                    "Choose recipients who have the document and are not asked yet."
                )
            )
        return chosen

    def _renew_recall_state(self):
        """Say how far the recall is, by the answers of all who got the document.

        The time is written each time, so that of two answers at once the second one
        is played again and counts the first.
        """
        self.ensure_one()
        if self.direction == "incoming":
            return  # its own recall is decided; these answer for copies of it
        self.write(
            {
                "recall_state": self._recall_by_answers(),
                "recall_changed_at": self.env.cr.now(),
            }
        )

    def _recall_by_answers(self):
        received = self.delivery_ids.filtered(lambda d: d.state != "refused")
        answers = set(received.mapped("recall_state"))
        if answers == {"agreed"}:
            return "recalled"
        if "agreed" in answers:
            return "part"
        return next((state for state in ("asked", "refused") if state in answers), None)
