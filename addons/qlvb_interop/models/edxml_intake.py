# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import hashlib

from odoo import api, models
from odoo.exceptions import UserError

from ..messages import edxml_message
from ..qlvb_edxml import EdxmlError, StatusMessage, fingerprint, parse
from .exchange_delivery import STATUS_STATES


class QlvbExchangeMessage(models.Model):
    """From a packet of the axis to the recipient's own row."""

    _inherit = "qlvb.exchange.message"

    @api.model
    def _receive(self, data: bytes):
        """Apply a packet, once; return the documents it made or touched.

        :raise UserError: broken, hostile, secret or not for an agency here; nothing of
            it is kept (R4, invariants 8-10)
        """
        message = self._parse(data)
        if isinstance(message, StatusMessage):
            return self._apply_status(message)
        agencies = self._addressed_agencies(message)
        known = self.sudo().search(
            [
                ("flow", "=", "in"),
                ("packet_id", "=", fingerprint(message)),
                ("agency_id", "in", agencies.ids),
            ]
        )
        documents = known.document_id
        for agency in agencies - known.agency_id:
            documents |= self.sudo()._make_incoming(message, agency, data)
        return documents

    def _parse(self, data):
        try:
            return parse(data)
        except EdxmlError as error:
            text = edxml_message(self.env, error)
            self.env["qlvb.audit.event"]._log_refused("exchange.packet", None, text)
            raise UserError(text) from error

    def _addressed_agencies(self, message):
        organ_ids = [organ.organ_id for organ in message.recipients]
        agencies = self.env["qlvb.unit"].sudo().search(
            [("organ_id", "in", organ_ids), ("kind", "=", "agency")]
        )
        if not agencies:
            raise UserError(
                self.env._(
                    "The packet is for %(names)s: none of them is an agency of this system.",
                    names=", ".join(organ.name or organ.organ_id for organ in message.recipients),
                )
            )
        return agencies

    def _make_incoming(self, message, agency, data):
        document = self.env["qlvb.document"].create(self._incoming_values(message, agency))
        files = self.env["qlvb.document.file"]
        for index, item in enumerate(message.attachments):
            role = "appendix" if index else "main"
            signed = item.data.startswith(b"%PDF") and b"/ByteRange" in item.data
            files._store(
                document, item.data, item.name, role, sequence=10 + 10 * index, signed=signed
            )
        manifest = [
            {"name": item.name, "sha256": hashlib.sha256(item.data).hexdigest()}
            for item in message.attachments
        ]
        self.create(
            {
                "packet_id": fingerprint(message),
                "flow": "in",
                "channel": "axis",
                "state": "received",
                "document_id": document.id,
                "manifest": manifest,
                "payload": base64.b64encode(data),
            }
        )
        document._check_against_manifest(manifest)
        document._check_authenticity()
        self.env["qlvb.audit.event"]._log(
            "exchange.arrived", document, sender=message.sender.name
        )
        document._send_status("01", None)
        return document

    def _incoming_values(self, message, agency):
        kind = self.env["qlvb.document.type"].search(
            [("name", "=ilike", message.type_name)], limit=1
        )
        return {
            "direction": "incoming",
            "agency_id": agency.id,
            "drafter_id": False,
            "type_id": kind.id,
            "code_number": message.code_number,
            "code_notation": message.code_notation,
            "subject": message.subject,
            "issuer_name": message.sender.name or message.sender.organ_id,
            "issuer_organ_id": message.sender.organ_id,
            "issued_date": message.promulgation_date,
            "place": message.place,
            "urgency": str(min(int(message.priority), 3)),
            "due_date": message.due_date,
            "page_count": message.pages,
            "signer_name": message.signer.full_name,
            "signer_title": message.signer.position,
            "source_identifier": message.document_id,
        }

    # -- statuses from outside -----------------------------------------------------------------

    def _apply_status(self, message):
        document = (
            self.env["qlvb.document"]
            .sudo()
            .search([("document_identifier", "=", message.response_for.document_id)], limit=1)
        )
        delivery = document.delivery_ids.filtered(
            lambda d: d.organ_id == message.sender.organ_id
        )
        if not delivery:
            raise UserError(
                self.env._("The status is about a document that was not sent from here.")
            )
        if state := STATUS_STATES.get(message.status_code):
            delivery._advance(state, message.description or None)
        return document
