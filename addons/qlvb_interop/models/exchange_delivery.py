# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

from odoo.addons.queue_job.exception import RetryableJobError

# Codes of the axis (QĐ 28/2018/QĐ-TTg Điều 10); the order in which they may follow.
STATUS_STATES = {
    "01": "arrived",
    "02": "refused",
    "03": "received",
    "04": "assigned",
    "05": "in_progress",
    "06": "finished",
}
STATES = [
    ("waiting", "Waiting to be sent"),
    ("paper", "Paper dispatch"),
    ("sent", "Sent"),
    ("arrived", "Arrived"),
    ("refused", "Refused"),
    ("received", "Received"),
    ("assigned", "Assigned"),
    ("in_progress", "In process"),
    ("finished", "Finished"),
]
RANK = {state: rank for rank, (state, _label) in enumerate(STATES)}


class QlvbExchangeDelivery(models.Model):
    """What became of a document at one recipient (R150)."""

    _name = "qlvb.exchange.delivery"
    _description = "Delivery"
    _order = "id"

    document_id = fields.Many2one("qlvb.document", required=True, index=True)
    agency_id = fields.Many2one(related="document_id.agency_id", store=True)
    message_id = fields.Many2one("qlvb.exchange.message", index="btree_not_null")
    recipient_id = fields.Many2one(
        "qlvb.recipient", string="Recipient line", ondelete="set null"
    )
    recipient_name = fields.Char(string="Recipient", required=True)
    organ_id = fields.Char()
    unit_id = fields.Many2one("qlvb.unit")
    channel = fields.Selection(
        [
            ("internal", "In the system"),
            ("axis", "National axis"),
            ("mail", "Official mail"),
            ("paper", "Paper"),
        ],
        required=True,
    )
    state = fields.Selection(STATES, required=True, default="waiting")
    reason = fields.Char()
    changed_at = fields.Datetime(string="Since", default=fields.Datetime.now)
    # Nobody follows a delivery into the other agency: the acts below go with sudo.
    received_document_ids = fields.One2many(
        "qlvb.document", "delivery_id", groups=fields.NO_ACCESS
    )

    _recipient_uniq = models.UniqueIndex(
        "(document_id, recipient_id) WHERE recipient_id IS NOT NULL",
        "The document was sent to this recipient already.",
    )

    def _advance(self, state: str, reason: str | None = None):
        """Move forward only: statuses may come late, twice or out of order."""
        for delivery in self:
            if RANK[state] <= RANK[delivery.state] or delivery.state == "refused":
                continue
            delivery.write(
                {"state": state, "reason": reason, "changed_at": fields.Datetime.now()}
            )
            self.env["qlvb.audit.event"]._log(
                "exchange.status",
                delivery.document_id,
                recipient=delivery.recipient_name,
                state=state,
                reason=reason,
            )

    # -- inside the province ------------------------------------------------------

    def _enqueue_deliver(self):
        for delivery in self:
            delivery.with_delay(
                identity_key=f"qlvb-deliver-{delivery.id}",
                max_retries=0,
                priority=10 - int(delivery.document_id.urgency),
            )._deliver()

    def _deliver(self):
        """Make the recipient's own row, once; job.

        The lock keeps a second runner out; whoever comes later finds the row.
        """
        self.ensure_one()
        if not self.try_lock_for_update():
            raise RetryableJobError("delivery is being made")
        if self.received_document_ids:
            return
        incoming = self.env["qlvb.document"].create(self._incoming_values())
        self._copy_files(incoming)
        self._check_arrival(incoming)
        self.env["qlvb.audit.event"]._log(
            "exchange.arrived", incoming, sender=self.document_id.agency_id.name
        )
        self._advance("arrived")
        incoming._link_versions()

    def _incoming_values(self):
        sent = self.document_id
        issuer = sent.agency_id._as_of(sent.date)
        return {
            "direction": "incoming",
            # The agency may have ended on the way: who took over receives it.
            "agency_id": self.unit_id._in_charge().id,
            "delivery_id": self.id,
            # Nobody here drafted it: what the creator's post would suggest is wrong.
            "drafter_id": False,
            "unit_id": False,
            "type_id": sent.type_id.id,
            "code_number": sent.code_number,
            "code_notation": sent.code_notation,
            "code_year": sent.code_year,
            "subject": sent.subject,
            "issuer_name": issuer.name,
            "issuer_organ_id": issuer.organ_id,
            "issued_date": sent.issued_date,
            "place": sent.place,
            "urgency": sent.urgency,
            "due_date": sent.due_date,
            "page_count": sent.page_count,
            "signer_name": sent.signer_post_id.user_id.name,
            "signer_title": sent.signer_post_id.title,
            "source_identifier": sent.document_identifier,
            "replacement_kind": sent.replaces_ids and sent.replacement_kind,
            "replaced_identifiers": "\n".join(
                sent.replaces_ids.mapped("document_identifier")
            ),
        }

    def _copy_files(self, incoming):
        for file in self.document_id._current_files("main", "appendix"):
            self.env["qlvb.document.file"]._store(
                incoming,
                file._read_content(),
                file.name,
                file.role,
                sequence=file.sequence,
                signed=file.signed,
                made_here=True,
            )

    def _check_arrival(self, incoming):
        incoming._check_against_manifest(self.message_id.manifest)
        # copies of what was signed here: nothing hostile, and there are many of them
        incoming._check_authenticity(made_here=True)
