# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing a message: strict, and the same bytes for the same message."""

from __future__ import annotations

from enum import Enum

from .build_document import document_header, trace_list
from .build_files import encoded_files, manifest
from .build_parts import organ, reference, staff
from .errors import TooLarge
from .nodes import Node, group, leaf, render
from .schema import NAMESPACE
from .texts import clean_text, format_timestamp
from .types import DEFAULT_LIMITS, DocumentMessage, Limits, Message, StatusMessage
from .validate import check_document, check_status


class ElementOrder(Enum):
    """Order inside the header: the one in production, or that of .NET readers."""

    VXP = "vxp"
    QCVN = "qcvn"


def build(
    message: Message,
    *,
    order: ElementOrder = ElementOrder.VXP,
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """Return the edXML file of a message.

    :raises EdxmlError: one of :mod:`.errors`, when a receiver could not use it.
    """
    if isinstance(message, StatusMessage):
        check_status(message)
        return render(_root(_status(message)))
    check_document(message, limits)
    data = render(_document(message, order))
    if len(data) > limits.max_message_bytes:
        raise TooLarge("message", len(data), limits.max_message_bytes)
    return data


def _root(*envelope: Node, files: Node | None = None) -> Node:
    outer = (f'edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}"', list(envelope))
    return (f'edXML xmlns="{NAMESPACE}"', [outer, *([files] if files else [])])


def _document(message: DocumentMessage, order: ElementOrder) -> Node:
    header = group(
        "edXMLHeader",
        document_header(message, qcvn_order=order is ElementOrder.QCVN),
        trace_list(message),
    )
    body = group("edXMLBody", manifest(message))
    return _root(header, body, files=encoded_files(message))


def _status(message: StatusMessage) -> Node:
    header = group(
        "MessageHeader",
        organ("From", message.sender),
        reference(message.response_for),
        staff(message.staff),
        leaf("StatusCode", message.status_code),
        leaf("Description", clean_text(message.description)),
        leaf("Timestamp", format_timestamp(message.timestamp)),
    )
    return group("edXMLHeader", header)
