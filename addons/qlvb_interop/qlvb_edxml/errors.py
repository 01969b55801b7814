# SPDX-License-Identifier: LGPL-3.0-or-later
"""Typed refusals. ``code`` and ``params`` are for the caller to put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .types import DocumentMessage


class EdxmlError(Exception):
    """Base. ``header`` holds the message without its attachments, when readable.

    It lets the receiver answer status 02 to a packet it refuses.
    """

    code = "edxml_error"
    header: DocumentMessage | None = None

    def __init__(self, **params: str | int) -> None:
        super().__init__(self.code, params)
        self.params = params


class NotXml(EdxmlError):
    """The bytes are not well-formed UTF-8 XML; params line, column."""

    code = "not_xml"

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line=line, column=column)


class UnknownMessage(EdxmlError):
    """Well-formed XML of another kind; ``part`` is what is missing or foreign."""

    code = "unknown_message"

    def __init__(self, part: str) -> None:
        super().__init__(part=part)


class Hostile(EdxmlError):
    """An attack or something indistinguishable from one.

    ``kind`` is doctype, depth, elements, archive_size, archive_ratio or
    archive_entries; ``where`` the file concerned, if any.
    """

    code = "hostile"

    def __init__(self, kind: str, where: str = "") -> None:
        super().__init__(kind=kind, where=where)


class TooLarge(EdxmlError):
    """``what`` is message, attachments, total, or a file name; sizes in bytes."""

    code = "too_large"

    def __init__(self, what: str, size: int, limit: int) -> None:
        super().__init__(what=what, size=size, limit=limit)


class MissingField(EdxmlError):
    """A field without which the document cannot be identified or answered."""

    code = "missing_field"

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class TooLong(EdxmlError):
    """``limit`` and ``length`` in characters."""

    code = "too_long"

    def __init__(self, name: str, limit: int, length: int) -> None:
        super().__init__(name=name, limit=limit, length=length)


class BadDate(EdxmlError):
    """A date that cannot be read, or a time without an offset when writing."""

    code = "bad_date"

    def __init__(self, name: str, value: str) -> None:
        super().__init__(name=name, value=value)


class BadValue(EdxmlError):
    """A value outside its list or range."""

    code = "bad_value"

    def __init__(self, name: str, value: str) -> None:
        super().__init__(name=name, value=value)


class BadIdentifier(EdxmlError):
    """Not an organisation identifier, or one that cannot be addressed."""

    code = "bad_identifier"

    def __init__(self, name: str, value: str) -> None:
        super().__init__(name=name, value=value)


class DuplicateRecipient(EdxmlError):
    """The same agency twice among the recipients of a message to be written."""

    code = "duplicate_recipient"

    def __init__(self, organ_id: str) -> None:
        super().__init__(organ_id=organ_id)


class AttachmentMissing(EdxmlError):
    """Announced in the manifest, absent from the message."""

    code = "attachment_missing"

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class AttachmentMismatch(EdxmlError):
    """Present but unusable; ``reason`` is base64, empty, archive or encrypted."""

    code = "attachment_mismatch"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name=name, reason=reason)


class SecrecyDeclared(EdxmlError):
    """The header declares a secrecy mark: never on this network (QĐ 28/2018 Đ1)."""

    code = "secrecy_declared"

    def __init__(self, name: str, mark: str) -> None:
        super().__init__(name=name, mark=mark)


class TransportError(EdxmlError):
    """Sending or fetching failed; ``detail`` is what the other side said."""

    code = "transport_error"

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason=reason, detail=detail)


class TemporaryFailure(TransportError):
    """Worth another try; ``reason``: timeout, connection, http, not_json, folder."""

    code = "temporary_failure"


class PermanentFailure(TransportError):
    """Needs a person; ``reason``: refused, http, bad_answer, too_large, header,
    conflict, unknown_packet."""

    code = "permanent_failure"
