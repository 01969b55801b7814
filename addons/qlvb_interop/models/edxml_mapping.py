# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import uuid

from odoo import models
from odoo.exceptions import UserError

from ..messages import building_message
from ..qlvb_edxml import (
    Attachment,
    DocumentClass,
    DocumentMessage,
    DocumentRef,
    EdxmlError,
    Organ,
    Priority,
    Signer,
    StatusMessage,
    Trace,
    build,
)


class QlvbDocument(models.Model):
    """From a document to its packet (QCVN 102:2016/BTTTT)."""

    _inherit = "qlvb.document"

    def _edxml_payload(self, lines):
        """Return the edXML packet to ``lines``, base64.

        :raise UserError: a field a receiver could not use, named
        """
        return self._build(self._edxml_message(lines))

    def _build(self, message):
        try:
            return base64.b64encode(build(message))
        except EdxmlError as error:
            raise UserError(building_message(self.env, error)) from error

    def _edxml_message(self, lines):
        post = self.signer_post_id
        return DocumentMessage(
            sender=self._own_organ(),
            recipients=tuple(
                Organ(line.correspondent_id.organ_id, line.name) for line in lines
            ),
            document_id=self.document_identifier,
            code_number=self._wire_number(),
            code_notation=self.code_notation,
            promulgation_date=self.issued_date,
            place=self.place or self.agency_id.place or "",
            type_name=self.type_id.name.split(" (")[0],
            document_class=self._wire_class(),
            subject=self.subject,
            signer=Signer(full_name=post.user_id.name, position=post.title),
            due_date=self.due_date or None,
            priority=Priority(int(self.urgency)),
            copies=len(self.recipient_ids),
            pages=self._main_pdf().page_count,
            to_places=tuple(self.recipient_ids.mapped("name")),
            business=self._wire_business(),
            trace=(Trace(self.agency_id.organ_id, self._now()),),
            attachments=tuple(self._edxml_files()),
        )

    def _own_organ(self):
        return Organ(self.agency_id.organ_id, self.agency_id.name)

    def _wire_class(self):
        if self.document_class == "normative":
            return DocumentClass.NORMATIVE
        return DocumentClass.ADMINISTRATIVE

    def _wire_number(self):
        """Return CodeNumber; a normative one carries its year there (76/2025)."""
        return (
            f"{self.code_number}/{self.code_year}"
            if self.code_year
            else self.code_number
        )

    def _edxml_files(self):
        for file in self._current_files("main", "appendix"):
            yield Attachment(file.name, file._read_content(), file.mimetype)

    # -- statuses to a sender outside ---------------------------------------------

    def _send_status(self, status, reason, about=None):
        """Queue a status packet to the sender of an axis document, each status once.

        :param about: which request of the sender it answers, when it asked for one
        """
        packet_id = self._status_packet_id(status, about)
        messages = self.env["qlvb.exchange.message"]
        if messages.search_count([("packet_id", "=", packet_id), ("flow", "=", "out")]):
            return
        meant = (self.issuer_organ_id, self.source_identifier)
        self._queue_status(packet_id, meant, status, reason)

    def _queue_status(self, packet_id, meant, status, reason):
        """Queue what this agency says about a document to another.

        :param meant: identifiers of whom it goes to and of the document
        """
        organ_id, identifier = meant
        message = StatusMessage(
            sender=self._own_organ(),
            response_for=DocumentRef(
                organ_id=organ_id,
                document_id=identifier,
                code=self.code or "",
                promulgation_date=self.issued_date or None,
            ),
            status_code=status,
            description=reason or "",
            timestamp=self._now(),
        )
        self.env["qlvb.exchange.message"].create(
            {
                "packet_id": packet_id,
                "flow": "out",
                "kind": "status",
                "channel": "axis",
                "document_id": self.id,
                "payload": self._build(message),
            }
        )._enqueue_send()

    def _status_packet_id(self, status, about=None) -> str:
        """Return an id that is the same for the same status of a document."""
        parts = (self.agency_id.organ_id, self.issuer_organ_id, self.source_identifier)
        parts = (*parts, status, *filter(None, [about]))
        name = "|".join(part or "" for part in parts)
        return str(uuid.uuid5(uuid.NAMESPACE_OID, name))
