# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import replace

from odoo import models
from odoo.exceptions import UserError

from ..qlvb_edxml import BusinessType, StatusCode, fingerprint


class QlvbExchangeMessage(models.Model):
    """Packets by which a sender outside asks for a document back (R76).

    Running systems send status 13, the standard a document of business type 1; an
    update may drop a recipient. All are one request.
    """

    _inherit = "qlvb.exchange.message"

    def _apply_document(self, message, data, only_for):
        if message.business.type == BusinessType.RECALL:
            agencies = self._addressed_agencies(message, only_for)
            return self._recall(message, agencies, _recalled_identifier(message))
        dropped = self._here(_dropped(message), only_for)
        if not dropped:
            return super()._apply_document(message, data, only_for)
        identifier = _recalled_identifier(message)
        documents = self._recall(message, dropped, identifier)
        message = _to_the_others(message)
        if self._here({o.organ_id for o in message.recipients}, only_for):
            documents |= super()._apply_document(message, data, only_for)
        return documents

    def _here(self, organ_ids, only_for):
        """Return the agencies of this installation behind identifiers."""
        units = self.env["qlvb.unit"]
        agencies = units.union(*map(units._by_organ_id, sorted(organ_ids)))
        return agencies if only_for is None else agencies & only_for

    def _apply_status(self, message, only_for):
        if message.status_code != StatusCode.RECALL_REQUESTED:
            return super()._apply_status(message, only_for)
        identifier = message.response_for.document_id
        agency = self._here({message.response_for.organ_id}, only_for)
        if not agency or self._is_own(agency, identifier):
            raise UserError(
                self.env._("The recall is not for your agency. Nothing was stored.")
            )
        return self._recall(message, agency, identifier)

    def _is_own(self, agency, identifier) -> bool:
        """Return whether the document is one the agency sent itself."""
        # sudo: a yes or no about the agency the packet is for
        own = [
            ("document_identifier", "=", identifier),
            ("agency_id", "in", agency._with_predecessors().ids),
        ]
        return bool(self.env["qlvb.document"].sudo().search_count(own, limit=1))

    def _recall(self, message, agencies, identifier):
        """Apply a recall at each agency, once; return the documents it is about."""
        packet_id = fingerprint(message)
        documents = self.env["qlvb.document"]
        for agency in agencies:
            documents |= self._recall_at(agency, message, identifier, packet_id)
        return documents

    def _recall_at(self, agency, message, identifier, packet_id):
        # sudo: found by the sender's own identifier, for the agency addressed
        recalls = self.env["qlvb.exchange.recall"].sudo()
        organ_id = message.sender.organ_id
        documents = self._came_from(agency, organ_id, identifier)
        if recalls._is_known(agency, packet_id):
            return documents
        reason = _reason(message)
        recalls.create(
            {
                "agency_id": agency.id,
                "packet_id": packet_id,
                "organ_id": organ_id,
                "source_identifier": identifier,
                "reason": reason,
                "waits": not documents,
            }
        )
        for document in documents:
            document._receive_recall(reason, packet=packet_id)
        return documents

    def _answer_once(self, message, deliveries, answer):
        """Note a recipient's answer; come again, it answers no later request."""
        # sudo: the deliveries were found by the identifiers the packet names
        recalls = self.env["qlvb.exchange.recall"].sudo()
        facts = {
            "packet_id": fingerprint(message),
            "organ_id": message.sender.organ_id,
            "source_identifier": message.response_for.document_id,
            "reason": message.description,
        }
        for agency, meant in deliveries.grouped("agency_id").items():
            if not recalls._is_known(agency, facts["packet_id"]):
                recalls.create({**facts, "agency_id": agency.id})
                meant._answer_recall(answer, message.description or None)

    def _came_from(self, agency, organ_id, identifier):
        """Return what a sender outside sent under ``identifier``, by the axis only."""
        # sudo: as above
        return (
            self.env["qlvb.document"]
            .sudo()
            .search(
                [
                    ("agency_id", "in", agency._with_predecessors().ids),
                    ("issuer_organ_id", "=", organ_id),
                    ("source_identifier", "=", identifier),
                    ("delivery_id", "=", False),
                ]
            )
        )


def _recalled_identifier(message) -> str:
    answered = [ref.document_id for ref in message.response_for]
    return next(filter(None, [message.business.document_id, *answered]), "") or (
        message.document_id
    )


def _dropped(message) -> set[str]:
    """Return the identifiers of recipients an update takes off the list."""
    return {item.organ_id for item in message.business.receivers if not item.added}


def _to_the_others(message):
    dropped = _dropped(message)
    kept = tuple(o for o in message.recipients if o.organ_id not in dropped)
    return replace(message, recipients=kept)


def _reason(message) -> str:
    business = getattr(message, "business", None)
    return (business.reason if business else message.description) or ""


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    def _apply_early_recall(self):
        """Give back at once what was recalled before it arrived (invariant 8)."""
        # sudo: the system's own rows, of this document's sender and agency
        early = (
            self.env["qlvb.exchange.recall"]
            .sudo()
            .search(
                [
                    ("waits", "=", True),
                    ("agency_id", "in", self.agency_id._with_predecessors().ids),
                    ("organ_id", "=", self.issuer_organ_id),
                    ("source_identifier", "=", self.source_identifier),
                ]
            )
        )
        early.waits = False
        for recall in early:
            self._receive_recall(recall.reason, packet=recall.packet_id)
