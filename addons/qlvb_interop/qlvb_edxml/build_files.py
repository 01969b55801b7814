# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing the attachments: once in the manifest, once with their bytes."""

from __future__ import annotations

import base64
import hashlib
import uuid
from dataclasses import replace

from .archives import is_office, is_zip, wrap
from .filetypes import RAW_TYPES, ZIP_TYPE, extension
from .nodes import Node, group, leaf
from .schema import NAMESPACE
from .texts import clean_text
from .types import Attachment, DocumentMessage

_MANIFEST = 'edXML:edXMLManifest version="1.0"'
_CONTENT = f'edXML:ContentTransferEncoded xmlns:edXML="{NAMESPACE}"'


def manifest(message: DocumentMessage) -> Node:
    """Write the list of files; the first one is the document itself."""
    return (_MANIFEST, [_reference(file) for file in _identified(message)])


def encoded_files(message: DocumentMessage) -> Node:
    """Write the files, base64 on one line each."""
    return ("AttachmentEncoded", [_attachment(file) for file in _identified(message)])


def _identified(message: DocumentMessage) -> list[Attachment]:
    return [
        replace(file, content_id=file.content_id or _content_id(message, index, file))
        for index, file in enumerate(message.attachments)
    ]


def _content_id(message: DocumentMessage, index: int, file: Attachment) -> str:
    """Derive the identifier, so that writing twice gives the same bytes."""
    digest = hashlib.sha256(file.data).hexdigest()
    name = f"{message.document_id}\n{index}\n{file.name}\n{digest}"
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def _reference(file: Attachment) -> Node:
    return group(
        "Reference",
        leaf("ContentId", f"cid:{file.content_id}"),
        leaf("ContentType", _wire_type(file)),
        leaf("Description", clean_text(file.description)),
        leaf("AttachmentName", clean_text(file.name)),
    )


def _attachment(file: Attachment) -> Node:
    children: list[Node] = [
        ("ContentId", f"cid:{file.content_id}"),
        ("AttachmentName", clean_text(file.name)),
        ("Description", clean_text(file.description)),
        ("ContentType", _wire_type(file)),
        (_CONTENT, base64.b64encode(_wire_bytes(file)).decode("ascii")),
    ]
    return ("Attachment", children)


def _wire_type(file: Attachment) -> str:
    return RAW_TYPES[extension(file.name)] if _travels_raw(file) else ZIP_TYPE


def _travels_raw(file: Attachment) -> bool:
    """Readers unpack a zip under another name; one of ours must stay whole."""
    suffix = extension(file.name)
    if suffix not in RAW_TYPES:
        return False
    return suffix == "zip" or not is_zip(file.data) or is_office(file.data)


def _wire_bytes(file: Attachment) -> bytes:
    """Zip what the reference writer zips; the entry name tells only the kind."""
    if _travels_raw(file):
        return file.data
    suffix = extension(file.name)
    entry = uuid.uuid5(uuid.NAMESPACE_OID, file.content_id)
    return wrap(file.data, f"{entry}.{suffix}" if suffix.isalnum() else str(entry))
