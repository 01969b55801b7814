# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading a message: tolerant in form, strict about safety."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from lxml import etree

from .envelope import Envelope, open_envelope, refuse_secrets
from .errors import EdxmlError, SecrecyDeclared
from .read_document import read_document
from .read_files import read_files
from .read_status import is_status, read_status
from .types import (
    DEFAULT_LIMITS,
    DocumentMessage,
    Limits,
    StatusMessage,
)
from .xmlsafe import read_tree


def parse(
    data: bytes, *, limits: Limits = DEFAULT_LIMITS
) -> DocumentMessage | StatusMessage:
    """Read one edXML file.

    Secrecy is looked for before any attachment is decoded; from then on the
    exceptions carry ``header`` so that status 02 can be answered.

    :raises EdxmlError: one of :mod:`.errors`, never another exception.
    """
    root = read_tree(data, limits)
    envelope = open_envelope(root, limits)
    if is_status(envelope.header):
        status = read_status(envelope.header)
        return replace(status, findings=tuple(envelope.notes.findings))
    _refuse_secrets(root, envelope)
    return _with_files(read_document(envelope), envelope)


def _refuse_secrets(root: etree._Element, envelope: Envelope) -> None:
    try:
        refuse_secrets(root)
    except SecrecyDeclared as error:
        # The mark decides even when the rest of the header is unusable.
        with contextlib.suppress(EdxmlError):
            error.header = read_document(envelope)
        raise


def _with_files(message: DocumentMessage, envelope: Envelope) -> DocumentMessage:
    try:
        files = read_files(envelope)
    except EdxmlError as error:
        error.header = message
        raise
    return replace(message, attachments=files, findings=tuple(envelope.notes.findings))
