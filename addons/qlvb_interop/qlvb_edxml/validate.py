# SPDX-License-Identifier: LGPL-3.0-or-later
"""What must hold before a message is written; reading asks far less."""

from __future__ import annotations

from collections import Counter

from .archives import unwrap
from .errors import (
    AttachmentMismatch,
    BadDate,
    BadIdentifier,
    BadValue,
    DuplicateRecipient,
    MissingField,
    SecrecyDeclared,
    TooLong,
)
from .filetypes import extension
from .schema import LENGTHS, ORGAN_FIELDS
from .secrecy import find_mark
from .texts import clean_text, is_centre_id, is_organ_id
from .types import (
    Attachment,
    DocumentClass,
    DocumentMessage,
    DocumentRef,
    Limits,
    Organ,
    StatusCode,
    StatusMessage,
)


def check_document(message: DocumentMessage, limits: Limits) -> None:
    """Check a document message.

    :raises MissingField, TooLong, BadIdentifier, BadValue, BadDate: a field.
    :raises DuplicateRecipient, SecrecyDeclared, AttachmentMismatch, Hostile: the rest.
    """
    texts = _document_texts(message)
    _check_marks(texts)
    _check_required(texts)
    _check_lengths(texts)
    _check_organ("From", message.sender)
    _check_recipients(message.recipients)
    _check_ranges(message)
    for hop in message.trace:
        if hop.timestamp and hop.timestamp.tzinfo is None:
            raise BadDate("TraceHeader/Timestamp", hop.timestamp.isoformat())
    for attachment in message.attachments:
        _check_file(attachment, limits)


def check_status(message: StatusMessage) -> None:
    """Check a status message.

    :raises MissingField, TooLong, BadIdentifier, BadValue, BadDate: a field.
    """
    _check_organ("From", message.sender)
    _check_reference(message.response_for)
    if message.status_code not in set(StatusCode):
        raise BadValue("StatusCode", message.status_code)
    if message.timestamp is None:
        raise MissingField("Timestamp")
    if message.timestamp.tzinfo is None:
        raise BadDate("Timestamp", message.timestamp.isoformat())


def _document_texts(message: DocumentMessage) -> dict[str, str]:
    texts = {
        "DocumentId": message.document_id,
        "Code/CodeNumber": message.code_number,
        "Code/CodeNotation": message.code_notation,
        "PromulgationInfo/Place": message.place,
        "DocumentType/TypeName": message.type_name,
        "Subject": message.subject,
        "Content": message.content,
        "SignerInfo/FullName": message.signer.full_name,
        "OtherInfo/SphereOfPromulgation": message.sphere,
        "OtherInfo/TyperNotation": message.typer_notation,
    }
    places = {f"ToPlaces/Place[{i}]": t for i, t in enumerate(message.to_places, 1)}
    return {name: clean_text(text) for name, text in (texts | places).items()}


def _check_marks(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        if mark := find_mark(text):
            raise SecrecyDeclared(name, mark)


_REQUIRED = (
    "DocumentId",
    "Code/CodeNumber",
    "Code/CodeNotation",
    "DocumentType/TypeName",
    "Subject",
    "SignerInfo/FullName",
)


def _check_required(texts: dict[str, str]) -> None:
    for name in _REQUIRED:
        if not texts[name]:
            raise MissingField(name)


def _check_lengths(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        limit = LENGTHS.get(name.split("[")[0])
        if limit is not None and len(text) > limit:
            raise TooLong(name, limit, len(text))


def _check_organ(role: str, organ: Organ) -> None:
    texts = {
        f"{role}/{tag}": clean_text(getattr(organ, field))
        for tag, field in ORGAN_FIELDS.items()
    }
    for tag in ("OrganId", "OrganName"):
        if not texts[f"{role}/{tag}"]:
            raise MissingField(f"{role}/{tag}")
    _check_identifier(f"{role}/OrganId", texts[f"{role}/OrganId"])
    _check_lengths(texts)


def _check_identifier(name: str, organ_id: str) -> None:
    if not is_organ_id(organ_id) or is_centre_id(organ_id):
        raise BadIdentifier(name, organ_id)


def _check_recipients(recipients: tuple[Organ, ...]) -> None:
    if not recipients:
        raise MissingField("To/OrganId")
    for organ in recipients:
        _check_organ("To", organ)
    organ_id, count = Counter(o.organ_id for o in recipients).most_common(1)[0]
    if count > 1:
        raise DuplicateRecipient(organ_id)


def _check_ranges(message: DocumentMessage) -> None:
    if message.document_class not in set(DocumentClass):
        raise BadValue("DocumentType/Type", str(message.document_class))
    numbers = {
        "DocumentType/TypeDetail": message.type_detail,
        "OtherInfo/PromulgationAmount": message.copies,
        "OtherInfo/PageAmount": message.pages,
        "SteeringType": message.steering_type,
    }
    for name, value in numbers.items():
        if value < 0:
            raise BadValue(name, str(value))


def _check_reference(reference: DocumentRef) -> None:
    if not reference.document_id:
        raise MissingField("ResponseFor/DocumentId")
    if not reference.organ_id:
        raise MissingField("ResponseFor/OrganId")
    _check_identifier("ResponseFor/OrganId", reference.organ_id)


def _check_file(attachment: Attachment, limits: Limits) -> None:
    if not attachment.name.strip():
        raise MissingField("AttachmentEncoded/Attachment/AttachmentName")
    if any(separator in attachment.name for separator in "/\\"):
        raise BadValue("AttachmentName", attachment.name)
    if not attachment.data:
        raise AttachmentMismatch(attachment.name, "empty")
    if extension(attachment.name) == "zip":
        unwrap(attachment.name, attachment.data, limits)
