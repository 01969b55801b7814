# SPDX-License-Identifier: LGPL-3.0-or-later
import uuid

from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.queue_job.exception import RetryableJobError

from ..qlvb_edxml import StatusCode

# Codes of the axis by which a recipient answers.
RECALL_ANSWERS = {
    StatusCode.RECALL_AGREED.value: "agreed",
    StatusCode.RECALL_REFUSED.value: "refused",
}
# Nothing tells by itself what became of it.
BY_HAND = ("paper", "mail")


class QlvbExchangeDelivery(models.Model):
    """What a recipient says to a recall; each request is answered once."""

    _inherit = "qlvb.exchange.delivery"
    _rec_name = "recipient_name"

    recall_state = fields.Selection(
        [
            ("asked", "Recall asked for"),
            ("agreed", "Agreed to the recall"),
            ("refused", "Refused the recall"),
        ],
        string="Recall",
    )
    recall_answer = fields.Char(string="Reason of the refusal")
    recall_changed_at = fields.Datetime(string="Recall changed at")

    def _can_be_recalled(self) -> bool:
        """Return whether the recipient has the document and is not asked already."""
        return self.state != "refused" and self.recall_state not in ("asked", "agreed")

    def _ask_back(self):
        """Ask these recipients, each by the way the document went.

        What the clerk has not mailed yet is not mailed any more.
        """
        unsent = self.filtered(lambda d: d._waits_for_mail())
        self._write_recall("asked")
        unsent._keep_back()
        unsent.copy_id._renew_mail_work()
        self.filtered(lambda d: d.channel == "internal")._enqueue_recall()
        for delivery in self.filtered(lambda d: d.channel == "axis"):
            delivery._send_recall()
        self.document_id._renew_recall_state()

    def _keep_back(self):
        """Nobody has it, so that nobody is asked; the journal says just that."""
        self._write_recall("agreed")
        for delivery in self:
            self.env["qlvb.audit.event"]._log(
                "exchange.kept_back",
                delivery.document_id,
                recipient=delivery.recipient_name,
            )

    def _write_recall(self, state, answer=None):
        self.write(
            {
                "recall_state": state,
                "recall_answer": answer,
                "recall_changed_at": fields.Datetime.now(),
            }
        )

    def _answer_recall(self, state: str, reason: str | None = None):
        """Note an answer; late, repeated and unasked ones change nothing (R76)."""
        for delivery in self.filtered(lambda d: d.recall_state == "asked"):
            delivery._write_recall(state, reason)
            self.env["qlvb.audit.event"]._log(
                "exchange.recall_answer",
                delivery.document_id,
                recipient=delivery.recipient_name,
                answer=state,
                reason=reason,
            )
            delivery.document_id._renew_recall_state()
            delivery.document_id._tell_recall_answer(delivery)

    # -- inside the province ------------------------------------------------------

    def _enqueue_recall(self):
        for delivery in self:
            delivery.with_delay(
                identity_key=f"qlvb-recall-{delivery.id}", max_retries=0, priority=1
            )._recall()

    def _recall(self):
        """Ask for the recipient's own row; job, the same however often it runs.

        What has not arrived yet never will.
        """
        self.ensure_one()
        if not self.try_lock_for_update():
            raise RetryableJobError("delivery is being made or answered")
        if self.recall_state != "asked":
            return
        if not self.received_document_ids:
            self._answer_recall("agreed")
        for received in self.received_document_ids:
            received._receive_recall(
                self.document_id.recall_reason, self.document_id.recall_notice
            )

    def _deliver(self):
        if self.recall_state == "agreed":
            return
        super()._deliver()

    # -- over the national axis ---------------------------------------------------

    def _send_recall(self):
        """Queue the request, status 13: what the running systems understand."""
        document = self.document_id
        document._queue_status(
            str(uuid.uuid4()),
            (self.organ_id, document.document_identifier),
            StatusCode.RECALL_REQUESTED.value,
            document.recall_reason,
        )

    # -- on paper -----------------------------------------------------------------

    def action_paper_returned(self):
        """Note that a paper recipient gave the document back (Điều 18.4.a).

        :raise UserError: not on paper, or not asked back
        :raise AccessError: not a clerk of the issuing agency
        """
        self.ensure_one()
        self.check_access("read")
        document = self.document_id
        clerk = document._role_holder("clerk")
        if clerk not in self.env.user._qlvb_own_principals():
            raise AccessError(self.env._("Only the clerk notes what came back."))
        document._lock_rows()
        if self.channel not in BY_HAND or self.recall_state != "asked":
            raise UserError(self.env._("This recipient was not asked on paper."))
        # sudo: the clerk of the issuing agency, checked above
        self.sudo()._answer_recall("agreed")
        return document._said(self.env._("Noted: the paper came back."))
