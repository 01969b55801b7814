# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing the header of a document message."""

from __future__ import annotations

from .build_parts import organ, reference, staff
from .nodes import Node, group, leaf, leaves, optional
from .schema import DEFAULT_REASONS
from .texts import clean_opaque, clean_text, format_date, format_timestamp
from .types import Business, DocumentMessage, ReceiverChange, Replaced

_QCVN_ORDER = (
    *("From", "To", "Code", "PromulgationInfo", "DocumentType", "Subject", "Content"),
    *("SignerInfo", "DueDate", "ToPlaces", "OtherInfo", "ResponseFor", "SteeringType"),
)


def document_header(message: DocumentMessage, *, qcvn_order: bool) -> Node:
    """Write MessageHeader in production order, or in that of .NET readers."""
    tag, nodes = group("MessageHeader", *_header_nodes(message))
    if qcvn_order and isinstance(nodes, list):
        nodes = sorted(nodes, key=_qcvn_rank)
    return (tag, nodes)


def _qcvn_rank(node: Node) -> int:
    name = node[0].removeprefix("edXML:")
    if name == "DocumentId":
        return len(_QCVN_ORDER) + 1
    return _QCVN_ORDER.index(name) if name in _QCVN_ORDER else len(_QCVN_ORDER)


def _header_nodes(message: DocumentMessage) -> list[Node | None]:
    return [
        organ("From", message.sender),
        *(organ("To", recipient) for recipient in message.recipients),
        leaf("DocumentId", clean_opaque(message.document_id)),
        _code(message),
        _promulgation(message),
        _document_type(message),
        leaf("Subject", clean_text(message.subject)),
        leaf("Content", clean_text(message.content or message.subject)),
        _signer(message),
        leaf("DueDate", format_date(message.due_date)),
        _other_info(message),
        *map(reference, message.response_for),
        leaf("SteeringType", message.steering_type),
        _tasks(message),
        optional("ApplicationType", clean_text(message.application_type)),
        group("ToPlaces", *leaves("Place", map(clean_text, message.to_places))),
    ]


def _code(message: DocumentMessage) -> Node:
    return group(
        "Code",
        leaf("CodeNumber", clean_text(message.code_number)),
        leaf("CodeNotation", clean_text(message.code_notation)),
    )


def _promulgation(message: DocumentMessage) -> Node:
    return group(
        "PromulgationInfo",
        leaf("Place", clean_text(message.place)),
        leaf("PromulgationDate", format_date(message.promulgation_date)),
    )


def _document_type(message: DocumentMessage) -> Node:
    return group(
        "DocumentType",
        leaf("Type", int(message.document_class)),
        leaf("TypeDetail", message.type_detail),
        leaf("TypeName", clean_text(message.type_name)),
    )


def _signer(message: DocumentMessage) -> Node:
    return group(
        "SignerInfo",
        leaf("Competence", clean_text(message.signer.competence)),
        leaf("Position", clean_text(message.signer.position)),
        leaf("FullName", clean_text(message.signer.full_name)),
    )


def _other_info(message: DocumentMessage) -> Node:
    direction = "" if message.direction is None else str(message.direction).lower()
    return group(
        "OtherInfo",
        leaf("Priority", int(message.priority)),
        leaf("SphereOfPromulgation", clean_text(message.sphere)),
        leaf("TyperNotation", clean_text(message.typer_notation)),
        leaf("PromulgationAmount", message.copies),
        leaf("PageAmount", message.pages),
        optional("ReplyFors", clean_text(message.reply_fors)),
        optional("Direction", direction),
        optional("ReferenceCodes", clean_text(message.reference_codes)),
        group("Appendixes", *leaves("Appendix", map(clean_text, message.appendixes))),
    )


def _tasks(message: DocumentMessage) -> Node | None:
    tasks = leaves("TaskCode", map(clean_text, message.response_tasks))
    return group("ResponseForTask", *tasks) if tasks else None


def trace_list(message: DocumentMessage) -> Node:
    """Write the hops, oldest first, then the purpose of the message."""
    hops = [
        group(
            "TraceHeader",
            leaf("OrganId", hop.organ_id),
            leaf("Timestamp", format_timestamp(hop.timestamp)),
        )
        for hop in message.trace
    ]
    return group("TraceHeaderList", *hops, _business(message.business))


def _business(business: Business) -> Node:
    reason = business.reason or DEFAULT_REASONS[business.type]
    return group(
        "Bussiness",  # spelt so on the axis; the correct spelling is ignored there
        optional("DocumentId", clean_opaque(business.document_id)),
        leaf("BussinessDocType", int(business.type)),
        leaf("BussinessDocReason", clean_text(reason)),
        leaf("Paper", int(business.paper)),
        _changes(business),
        _replacements(business),
        staff(business.staff),
    )


def _changes(business: Business) -> Node | None:
    receivers = [_receiver(change) for change in business.receivers]
    if not (business.document_changed or business.recipients_changed or receivers):
        return None
    return group(
        "BussinessDocumentInfo",
        leaf("DocumentInfo", int(business.document_changed)),
        leaf("DocumentReceiver", int(business.recipients_changed)),
        group("ReceiverList", *receivers) if receivers else None,
    )


def _receiver(change: ReceiverChange) -> Node:
    return group(
        "Receiver",
        leaf("OrganId", change.organ_id),
        leaf("ReceiverType", int(change.added)),
    )


def _replacements(business: Business) -> Node | None:
    infos = [_replacement(replaced) for replaced in business.replaced]
    return group("ReplacementInfoList", *infos) if infos else None


def _replacement(replaced: Replaced) -> Node:
    return group(
        "ReplacementInfo",
        leaf("DocumentId", clean_opaque(replaced.document_id)),
        group("OrganIdList", *leaves("OrganId", replaced.organ_ids)),
    )
