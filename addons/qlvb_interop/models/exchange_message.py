# SPDX-License-Identifier: LGPL-3.0-or-later
import base64

from odoo import fields, models

from odoo.addons.queue_job.exception import RetryableJobError

from ..messages import transport_message
from ..qlvb_edxml import MessageType, Packet, PermanentFailure, TemporaryFailure


class QlvbExchangeMessage(models.Model):
    """One packet, in or out; applied once however often it comes (invariant 8)."""

    _name = "qlvb.exchange.message"
    _description = "Packet"
    _order = "id desc"
    _rec_name = "packet_id"

    packet_id = fields.Char(required=True, index=True)
    flow = fields.Selection([("out", "Sent"), ("in", "Received")], required=True)
    kind = fields.Selection(
        [("edoc", "Document"), ("status", "Status")], required=True, default="edoc"
    )
    channel = fields.Selection(
        [("internal", "In the system"), ("axis", "National axis")], required=True
    )
    document_id = fields.Many2one("qlvb.document", required=True, index=True)
    agency_id = fields.Many2one(related="document_id.agency_id", store=True)
    manifest = fields.Json(
        help="Names, roles, sizes and SHA-256 of the files announced."
    )
    payload = fields.Binary(attachment=True, groups=fields.NO_ACCESS)
    state = fields.Selection(
        [
            ("pending", "Waiting to be sent"),
            ("sent", "Sent"),
            ("received", "Received"),
            ("failed", "Failed"),
        ],
        required=True,
        default="pending",
    )
    receipt = fields.Char(help="The axis' id of the packet.")
    error = fields.Char()
    delivery_ids = fields.One2many("qlvb.exchange.delivery", "message_id")

    _packet_uniq = models.Constraint(
        "UNIQUE (flow, packet_id, agency_id)", "This packet was handled already."
    )

    def _send(self):
        """Hand the packet to the axis; job, repeated until the axis has it."""
        self.ensure_one()
        if self.state == "sent":
            return
        packet = Packet(
            packet_id=self.packet_id,
            message_type=MessageType(self.kind),
            sender=self.agency_id.organ_id,
            data=base64.b64decode(self.payload),
        )
        try:
            receipt = self.env["qlvb.exchange.transport"]._get().send(packet)
        except TemporaryFailure as error:
            raise RetryableJobError(str(error)) from error
        except PermanentFailure as error:
            self._fail(transport_message(self.env, error))
            return
        self.write({"state": "sent", "receipt": receipt, "error": False})
        self.delivery_ids.write({"reason": False})
        self.delivery_ids._advance("sent")
        self.env["qlvb.audit.event"]._log(
            "exchange.sent", self.document_id, packet=self.packet_id
        )

    def _fail(self, reason: str):
        self.write({"state": "failed", "error": reason})
        self.delivery_ids.write({"reason": reason})
        self.env["qlvb.audit.event"]._log(
            "exchange.failed", self.document_id, packet=self.packet_id, reason=reason
        )

    def _enqueue_send(self):
        """Have the packets sent by jobs, urgent documents first (R38)."""
        for message in self:
            message.with_delay(
                identity_key=f"qlvb-send-{message.id}",
                max_retries=0,
                priority=10 - int(message.document_id.urgency),
            )._send()
