# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading the header of a document message."""

from __future__ import annotations

from collections.abc import Iterator

from .block import Block
from .envelope import Envelope
from .errors import BadValue, MissingField
from .read_parts import read_organ, read_reference, read_staff
from .types import (
    Business,
    BusinessType,
    DocumentClass,
    DocumentMessage,
    FindingCode,
    Organ,
    Priority,
    ReceiverChange,
    Replaced,
    Signer,
    Trace,
)


def read_document(envelope: Envelope) -> DocumentMessage:
    """Read everything but the files.

    :raises MissingField, BadDate, BadIdentifier, BadValue, TooLong: see errors.
    """
    header = envelope.header
    code = header.child("Code")
    issued = header.child("PromulgationInfo")
    kind = header.child("DocumentType")
    other = header.child("OtherInfo")
    answered = map(read_reference, header.children("ResponseFor"))
    return DocumentMessage(
        sender=_sender(header),
        recipients=_recipients(header),
        document_id=header.required("DocumentId", header.opaque),
        code_number=_code_number(code),
        code_notation=code.text("CodeNotation"),
        place=issued.text("Place"),
        promulgation_date=issued.required_date("PromulgationDate"),
        document_class=kind.integer("Type", DocumentClass.ADMINISTRATIVE),
        type_detail=kind.integer("TypeDetail"),
        type_name=kind.text("TypeName"),
        subject=header.required("Subject", header.text),
        content=header.text("Content"),
        signer=_signer(header.child("SignerInfo")),
        due_date=header.date("DueDate"),
        priority=_priority(other),
        sphere=other.text("SphereOfPromulgation"),
        typer_notation=other.text("TyperNotation"),
        copies=other.integer("PromulgationAmount"),
        pages=other.integer("PageAmount"),
        reply_fors=other.text("ReplyFors"),
        direction=other.flag("Direction") if other.text("Direction") else None,
        reference_codes=other.text("ReferenceCodes"),
        appendixes=other.child("Appendixes").texts("Appendix"),
        response_for=tuple(filter(None, answered)),
        steering_type=header.integer("SteeringType"),
        response_tasks=header.child("ResponseForTask").texts("TaskCode"),
        application_type=header.text("ApplicationType"),
        to_places=header.child("ToPlaces").texts("Place"),
        trace=tuple(_traces(envelope.trace)),
        business=_business(envelope.trace.child("Bussiness", "Business")),
    )


def _sender(header: Block) -> Organ:
    sender = read_organ(header.child("From"))
    if sender is None:
        raise MissingField("From/OrganId")
    return sender


def _recipients(header: Block) -> tuple[Organ, ...]:
    found: dict[str, Organ] = {}
    for organ in filter(None, map(read_organ, header.children("To"))):
        if organ.organ_id in found:
            code = FindingCode.DUPLICATE_RECIPIENT
            header.notes.add(code, "To/OrganId", organ.organ_id)
        found.setdefault(organ.organ_id, organ)
    if not found:
        raise MissingField("To/OrganId")
    return tuple(found.values())


def _code_number(code: Block) -> str:
    """Documents without a number exist; one without any code does not."""
    number = code.text("CodeNumber")
    if not number and not code.text("CodeNotation"):
        raise MissingField("Code/CodeNumber")
    return number


def _signer(block: Block) -> Signer:
    return Signer(
        competence=block.text("Competence"),
        position=block.text("Position"),
        full_name=block.text("FullName"),
    )


def _priority(other: Block) -> Priority:
    value = other.integer("Priority")
    if value in set(Priority):
        return Priority(value)
    other.notes.add(FindingCode.NUMBER_IGNORED, "OtherInfo/Priority", str(value))
    return Priority.NORMAL


def _traces(block: Block) -> Iterator[Trace]:
    for hop in block.children("TraceHeader"):
        organ_id = hop.text("OrganId")
        known = "" if organ_id.lower() == "null" else organ_id
        yield Trace(organ_id=known, timestamp=hop.timestamp("Timestamp"))


def _business(block: Block) -> Business:
    changes = block.child("BussinessDocumentInfo", "BusinessDocumentInfo")
    return Business(
        type=_business_type(block),
        reason=_either(block, "BussinessDocReason", "BusinessDocReason"),
        document_id=block.opaque("DocumentId"),
        paper=block.flag("Paper"),
        document_changed=changes.flag("DocumentInfo"),
        recipients_changed=changes.flag("DocumentReceiver"),
        receivers=tuple(_receivers(changes.child("ReceiverList"))),
        replaced=tuple(_replaced(block.child("ReplacementInfoList"))),
        staff=read_staff(block.child("StaffInfo")),
    )


def _business_type(block: Block) -> BusinessType:
    """Absent means new; an unknown purpose must not be applied as if it were."""
    text = _either(block, "BussinessDocType", "BusinessDocType") or "0"
    try:
        return BusinessType(int(text))
    except ValueError as error:
        raise BadValue("Bussiness/BussinessDocType", text[:100]) from error


def _either(block: Block, *names: str) -> str:
    return next((text for text in map(block.text, names) if text), "")


def _receivers(block: Block) -> Iterator[ReceiverChange]:
    for receiver in block.children("Receiver"):
        organ_id = receiver.required("OrganId", receiver.organ_id)
        yield ReceiverChange(organ_id=organ_id, added=receiver.flag("ReceiverType"))


def _replaced(block: Block) -> Iterator[Replaced]:
    for info in block.children("ReplacementInfo"):
        yield Replaced(
            document_id=info.required("DocumentId", info.opaque),
            organ_ids=info.child("OrganIdList").texts("OrganId"),
        )
