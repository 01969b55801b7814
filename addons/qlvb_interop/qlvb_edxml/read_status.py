# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading a status message."""

from __future__ import annotations

from .block import Block
from .errors import MissingField
from .read_parts import read_organ, read_reference, read_staff
from .types import DocumentRef, StatusMessage


def is_status(header: Block) -> bool:
    """Only status messages carry a code; documents never do."""
    return bool(header.child("StatusCode"))


def read_status(header: Block) -> StatusMessage:
    """Read a status; the code is padded to two digits, unknown ones are kept.

    :raises MissingField, BadIdentifier, TooLong: see errors.
    """
    sender = read_organ(header.child("From"))
    if sender is None:
        raise MissingField("From/OrganId")
    return StatusMessage(
        sender=sender,
        response_for=_subject(header.child("ResponseFor")),
        status_code=header.required("StatusCode", header.text).zfill(2),
        description=header.text("Description"),
        timestamp=header.timestamp("Timestamp"),
        staff=read_staff(header.child("StaffInfo")),
    )


def _subject(block: Block) -> DocumentRef:
    """A status without DocumentId can still be matched by code and date."""
    reference = read_reference(block)
    if reference is None:
        raise MissingField("ResponseFor/DocumentId")
    return reference
