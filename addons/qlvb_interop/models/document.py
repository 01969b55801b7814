# SPDX-License-Identifier: LGPL-3.0-or-later
import uuid

from odoo import api, fields, models
from odoo.fields import Domain

from ..qlvb_edxml import FindingCode
from .exchange_delivery import STATUS_STATES

FILE_ODDITIES = (
    FindingCode.ATTACHMENT_UNLISTED,
    FindingCode.TYPE_MISMATCH,
    FindingCode.DAMAGED,
)


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    delivery_id = fields.Many2one(
        "qlvb.exchange.delivery",
        string="Came by delivery",
        readonly=True,
        copy=False,
        index="btree_not_null",
        groups=fields.NO_ACCESS,
        help="The sender's delivery this incoming document came by.",
    )
    delivery_ids = fields.One2many(
        "qlvb.exchange.delivery", "document_id", string="Deliveries", copy=False
    )
    source_identifier = fields.Char(
        string="Sender's document identifier", readonly=True, copy=False
    )

    _delivery_uniq = models.UniqueIndex("(delivery_id) WHERE delivery_id IS NOT NULL")
    _source_idx = models.Index(
        "(agency_id, issuer_organ_id, source_identifier) "
        "WHERE source_identifier IS NOT NULL"
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {
            "delivery_id",
            "delivery_ids",
            "source_identifier",
        }

    def _same_document_domain(self):
        """The sender's identifier says it too, whatever was typed (R86)."""
        same = super()._same_document_domain()
        if not self.source_identifier:
            return same
        return same | (
            Domain("issuer_organ_id", "=", self.issuer_organ_id)
            & Domain("source_identifier", "=", self.source_identifier)
        )

    # -- sending ------------------------------------------------------------------

    def _recipient_requirements(self):
        missing = super()._recipient_requirements()
        # sudo: identifiers of other agencies are no secret
        lines = self.sudo().recipient_ids
        for line in lines.filtered(lambda r: r.unit_id and not r.unit_id.organ_id):
            missing.append(
                self.env._("%(name)s has no electronic identifier.", name=line.name)
            )
        return missing

    def _on_issued(self):
        """Make the packets and one delivery per recipient (R33, R37, R145)."""
        super()._on_issued()
        lines = self.recipient_ids
        self._send_inside(lines.filtered(lambda r: r.channel == "internal"))
        self._send_by_axis(lines.filtered(lambda r: r.channel == "axis"))
        for line in lines.filtered(lambda r: r.channel == "paper"):
            self._new_deliveries(line, state="paper")

    def _send_inside(self, lines):
        if lines:
            message = self._new_message("internal", state="sent")
            self._new_deliveries(lines, message, state="sent")._enqueue_deliver()

    def _send_by_axis(self, lines):
        if lines:
            message = self._new_message("axis", payload=self._edxml_payload(lines))
            self._new_deliveries(lines, message)
            message._enqueue_send()

    def _new_message(self, channel, **values):
        return self.env["qlvb.exchange.message"].create(
            {
                "packet_id": str(uuid.uuid4()),
                "flow": "out",
                "channel": channel,
                "document_id": self.id,
                "manifest": self._manifest(),
                **values,
            }
        )

    def _manifest(self):
        return [
            {"name": f.name, "role": f.role, "size": f.size, "sha256": f.sha256}
            for f in self._current_files("main", "appendix")
        ]

    def _new_deliveries(self, lines, message=None, **values):
        return self.env["qlvb.exchange.delivery"].create(
            [
                {
                    "document_id": self.id,
                    "message_id": message and message.id,
                    "recipient_id": line.id,
                    "recipient_name": line.name,
                    "organ_id": line.unit_id.organ_id or line.correspondent_id.organ_id,
                    "unit_id": line.unit_id.id,
                    "channel": line.channel,
                    **values,
                }
                for line in lines
            ]
        )

    # -- receiving ----------------------------------------------------------------

    def _check_against_manifest(self, manifest):
        """Say whether all announced files came, unchanged (R72)."""
        files = self._current_files("main", "appendix")
        names = set(files.mapped("name"))
        received = {(f.name, f.sha256) for f in files}
        absent = [item["name"] for item in manifest if item["name"] not in names]
        changed = [
            item["name"]
            for item in manifest
            if item["name"] in names and (item["name"], item["sha256"]) not in received
        ]
        # sudo: verdicts of the system, protected from everybody
        self.sudo().write(
            {
                "check_complete": "fail" if absent else "ok",
                "check_intact": "fail" if changed or absent else "ok",
                "check_note": ", ".join(absent + changed) or False,
            }
        )

    def _note_oddities(self, findings):
        """Let the clerk look at files the packet describes wrongly (R72, R75)."""
        odd = [item.where for item in findings if item.code in FILE_ODDITIES]
        if odd:
            # sudo: a verdict of the system, protected from everybody
            self.sudo().write(
                {"check_complete": "unknown", "check_note": ", ".join(odd)}
            )

    def _on_progress(self, status):
        """Tell the sender (QĐ 28/2018 Điều 10; R73, R97, R107)."""
        told = super()._on_progress(status)
        # sudo: the sender's row belongs to another agency; only its status is written
        document = self.sudo()
        reason = document.result if status == "02" else None
        if document.delivery_id:
            document.delivery_id._advance(STATUS_STATES[status], reason)
        elif document.source_identifier:
            document._send_status(status, reason)
        return told or document._is_sender_told()

    def _is_sender_told(self):
        # sudo: whether it came by exchange, which its receiver sees anyway
        document = self.sudo()
        came = document.delivery_id or document.source_identifier
        return super()._is_sender_told() or bool(came)
