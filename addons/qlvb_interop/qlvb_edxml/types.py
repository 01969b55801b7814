# SPDX-License-Identifier: LGPL-3.0-or-later
"""Values of an edXML message (QCVN 102:2016/BTTTT as used on the national axis).

Texts are plain strings, empty when absent. Dates are calendar dates of Viet Nam,
times are aware datetimes; the wire carries Vietnam local time without an offset.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import IntEnum, StrEnum

# Viet Nam has one offset and no daylight saving; the wire carries none.
VIETNAM = timezone(timedelta(hours=7))


class MessageType(StrEnum):
    """The two kinds of file the axis carries, by their transport names."""

    DOCUMENT = "edoc"
    STATUS = "status"


class Priority(IntEnum):
    """Urgency; NĐ 30/2020 knows the first four, 4 is met on input only."""

    NORMAL = 0
    URGENT = 1
    VERY_URGENT = 2
    EXPRESS = 3
    EXPRESS_TIMED = 4


class BusinessType(IntEnum):
    """Purpose of a document message (BussinessDocType)."""

    NEW = 0
    RECALL = 1
    UPDATE = 2
    REPLACE = 3


class DocumentClass(IntEnum):
    """DocumentType/Type: legal normative or administrative document."""

    NORMATIVE = 1
    ADMINISTRATIVE = 2


class SteeringType(IntEnum):
    """Whether the document directs work; sources disagree, so only shown."""

    NONE = 0
    DIRECTIVE = 1
    REPORT = 2


class StatusCode(StrEnum):
    """What a receiver, or for 13 the issuer, says about a document."""

    ARRIVED = "01"
    REFUSED = "02"
    REGISTERED = "03"
    ASSIGNED = "04"
    IN_PROGRESS = "05"
    FINISHED = "06"
    RECALL_REQUESTED = "13"
    RECALL_AGREED = "15"
    RECALL_REFUSED = "16"


class FindingCode(StrEnum):
    """An oddity that was tolerated while reading, for the clerk to see."""

    DATE_FORMAT = "date_format"
    DATE_IGNORED = "date_ignored"
    NUMBER_IGNORED = "number_ignored"
    TOO_LONG = "too_long"
    DUPLICATE_RECIPIENT = "duplicate_recipient"
    ATTACHMENT_UNLISTED = "attachment_unlisted"
    TYPE_MISMATCH = "type_mismatch"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Finding:
    """``where`` is a field path or a file name, ``value`` what stood there."""

    code: FindingCode
    where: str
    value: str = ""


@dataclass(frozen=True)
class Limits:
    """Ceilings against hostile or unusable files; sizes in bytes.

    The 50 MB of two running clients is the attachment ceiling; base64 adds a third.
    """

    max_message_bytes: int = 80 * 1024 * 1024
    max_attachments: int = 100
    max_attachment_bytes: int = 50 * 1024 * 1024
    max_total_bytes: int = 60 * 1024 * 1024
    max_archive_entries: int = 10_000
    max_archive_ratio: int = 200
    max_text: int = 10_000
    max_depth: int = 32
    max_elements: int = 20_000


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True)
class Organ:
    """An agency as sender or recipient."""

    organ_id: str
    name: str = ""
    in_charge: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    fax: str = ""
    website: str = ""


@dataclass(frozen=True)
class Signer:
    """Competence holds TM., KT., TL., TUQ., Q. with the title signed for."""

    full_name: str = ""
    position: str = ""
    competence: str = ""


@dataclass(frozen=True)
class DocumentRef:
    """Another document; ``code`` is number/notation in one string."""

    organ_id: str
    document_id: str
    code: str = ""
    promulgation_date: date | None = None


@dataclass(frozen=True)
class Staff:
    """The person to ask at the sender."""

    name: str = ""
    department: str = ""
    email: str = ""
    mobile: str = ""


@dataclass(frozen=True)
class Trace:
    """One hop; relays often leave the identifier out."""

    organ_id: str
    timestamp: datetime | None


@dataclass(frozen=True)
class ReceiverChange:
    """A recipient added to, or removed from, a document already sent."""

    organ_id: str
    added: bool


@dataclass(frozen=True)
class Replaced:
    """A document replaced by the one in the message, and where it had gone."""

    document_id: str
    organ_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Business:
    """Purpose of the message; ``paper`` says that a paper copy follows."""

    type: BusinessType = BusinessType.NEW
    reason: str = ""
    document_id: str = ""
    paper: bool = False
    document_changed: bool = False
    recipients_changed: bool = False
    receivers: tuple[ReceiverChange, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    staff: Staff | None = None


@dataclass(frozen=True)
class Attachment:
    """A file, always unpacked.

    ``content_type`` is what the packet declared; it often lies, and writing derives
    it from the name. ``content_id`` is without ``cid:``; empty means "make one".
    """

    name: str
    data: bytes = field(repr=False)
    content_type: str = ""
    description: str = ""
    content_id: str = ""


@dataclass(frozen=True)
class DocumentMessage:
    """A document sent to one or more agencies (messagetype ``edoc``)."""

    sender: Organ
    recipients: tuple[Organ, ...]
    document_id: str
    code_number: str
    code_notation: str
    promulgation_date: date
    type_name: str
    subject: str
    place: str = ""
    document_class: int = DocumentClass.ADMINISTRATIVE
    type_detail: int = 0
    content: str = ""
    signer: Signer = Signer()
    due_date: date | None = None
    priority: Priority = Priority.NORMAL
    sphere: str = ""
    typer_notation: str = ""
    copies: int = 0
    pages: int = 0
    reply_fors: str = ""
    direction: bool | None = None
    reference_codes: str = ""
    appendixes: tuple[str, ...] = ()
    response_for: tuple[DocumentRef, ...] = ()
    steering_type: int = SteeringType.NONE
    response_tasks: tuple[str, ...] = ()
    application_type: str = ""
    to_places: tuple[str, ...] = ()
    trace: tuple[Trace, ...] = ()
    business: Business = Business()
    attachments: tuple[Attachment, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class StatusMessage:
    """A status of a document (messagetype ``status``).

    ``response_for.organ_id`` is the agency the status goes to: the issuer, except
    for 13 where it is the receiver. Unknown codes are kept as two or more digits.
    """

    sender: Organ
    response_for: DocumentRef
    status_code: str
    description: str = ""
    timestamp: datetime | None = None
    staff: Staff | None = None
    findings: tuple[Finding, ...] = field(default=(), compare=False)


Message = DocumentMessage | StatusMessage
