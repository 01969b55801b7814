# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import hashlib

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit import text

from ..messages import edxml_message
from ..qlvb_edxml import EdxmlError, StatusMessage, fingerprint, parse
from .exchange_delivery import STATUS_STATES
from .exchange_delivery_recall import RECALL_ANSWERS


class QlvbExchangeMessage(models.Model):
    """From a packet of the axis to the recipient's own row."""

    _inherit = "qlvb.exchange.message"

    @api.model
    def _receive(self, data: bytes, only_for=None):
        """Apply a packet, once; return the documents it made or touched.

        :param only_for: agencies (``qlvb.unit``) the caller acts for; all when None
        :raise UserError: broken, hostile, secret or not for an agency here; nothing of
            it is kept (R4, invariants 8-10)
        """
        message = self._parse(data)
        with self.env.cr.savepoint():
            if isinstance(message, StatusMessage):
                return self._apply_status(message, only_for)
            return self._apply_document(message, data, only_for)

    def _parse(self, data):
        try:
            return parse(data)
        except EdxmlError as error:
            words = edxml_message(self.env, error)
            self.env["qlvb.audit.event"]._log_refused("exchange.packet", None, words)
            raise UserError(words) from error

    def _apply_document(self, message, data, only_for):
        agencies = self._addressed_agencies(message, only_for)
        packet_id = fingerprint(message)
        # sudo: packets known are looked up for the agencies addressed
        packets = self.sudo()
        known = packets.search(
            [
                ("flow", "=", "in"),
                ("packet_id", "=", packet_id),
                ("agency_id", "in", agencies.ids),
            ]
        )
        documents = known.document_id
        for agency in agencies - known.agency_id:
            documents |= packets._make_incoming(message, packet_id, agency, data)
        return documents

    def _addressed_agencies(self, message, only_for):
        units = self.env["qlvb.unit"]
        # By old codes and names too; the packet keeps what it says (R36).
        agencies = units.union(
            *(units._by_organ_id(organ.organ_id) for organ in message.recipients)
        )
        if only_for is not None:
            agencies &= only_for
        if not agencies:
            names = ", ".join(
                organ.name or organ.organ_id for organ in message.recipients
            )
            raise UserError(
                self.env._(
                    "The packet is for %(names)s, not for your agency. Nothing was "
                    "stored.",
                    names=names,
                )
            )
        return agencies

    def _make_incoming(self, message, packet_id, agency, data):
        document = self.env["qlvb.document"].create(
            self._incoming_values(message, agency)
        )
        for index, item in enumerate(message.attachments):
            self._store_attachment(document, index, item)
        packet = self.create(
            {
                "packet_id": packet_id,
                "flow": "in",
                "channel": "axis",
                "state": "received",
                "document_id": document.id,
                "manifest": self._announced(message),
                "payload": base64.b64encode(data),
            }
        )
        document._check_against_manifest(packet.manifest)
        document._check_authenticity()
        document._note_oddities(message.findings)
        self.env["qlvb.audit.event"]._log(
            "exchange.arrived", document, sender=message.sender.name
        )
        document._send_status("01", None)
        document._link_versions()
        document._apply_early_recall()
        return document

    def _store_attachment(self, document, index, item):
        self.env["qlvb.document.file"]._store(
            document,
            item.data,
            item.name,
            "appendix" if index else "main",
            sequence=10 + 10 * index,
            signed=item.data.startswith(b"%PDF") and b"/ByteRange" in item.data,
        )

    def _announced(self, message):
        return [
            {
                "name": text.nfc(item.name),
                "sha256": hashlib.sha256(item.data).hexdigest(),
            }
            for item in message.attachments
        ]

    def _incoming_values(self, message, agency):
        number, _slash, year = message.code_number.partition("/")
        return {
            "direction": "incoming",
            "agency_id": agency.id,
            "drafter_id": False,
            "unit_id": False,
            "type_id": self._type_named(message.type_name).id,
            "code_number": number,
            "code_year": int(year) if year.isdigit() else False,
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
            **self._version_values(message),
        }

    def _type_named(self, name):
        types = self.env["qlvb.document.type"].search([("name", "!=", False)])
        wanted = text.nfc(name).casefold()
        return types.filtered(lambda t: text.nfc(t.name).casefold() == wanted)[:1]

    # -- statuses from outside ----------------------------------------------------

    def _apply_status(self, message, only_for):
        """Note what a recipient says; only about what was sent to that recipient."""
        deliveries = self._deliveries_meant(message)
        if only_for is not None:
            deliveries = deliveries.filtered(lambda d: d.agency_id in only_for)
        if not deliveries:
            raise UserError(
                self.env._(
                    "The status is about document %(code)s, which was not sent from "
                    "your agency to %(sender)s. Nothing was stored.",
                    code=message.response_for.code or message.response_for.document_id,
                    sender=message.sender.name or message.sender.organ_id,
                )
            )
        state = STATUS_STATES.get(message.status_code)
        answer = RECALL_ANSWERS.get(message.status_code)
        if not (state or answer):
            raise UserError(
                self.env._(
                    "Status %(code)s cannot be handled here. Nothing was stored.",
                    code=message.status_code,
                )
            )
        reason = message.description or None
        if answer:
            self._answer_once(message, deliveries, answer)
        else:
            deliveries._advance(state, reason)
        return deliveries.document_id

    def _deliveries_meant(self, message):
        about = message.response_for
        agency = self.env["qlvb.unit"]._by_organ_id(about.organ_id)
        # sudo: found by identifiers the packet names; the caller's agencies limit it
        return (
            self.env["qlvb.exchange.delivery"]
            .sudo()
            .search(
                [
                    ("channel", "=", "axis"),
                    ("organ_id", "=", message.sender.organ_id),
                    ("document_id.document_identifier", "=", about.document_id),
                    ("agency_id", "in", agency._with_inherited().ids),
                ]
            )
        )
