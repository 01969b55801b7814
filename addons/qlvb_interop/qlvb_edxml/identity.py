# SPDX-License-Identifier: LGPL-3.0-or-later
"""Telling a repeated delivery from a new message."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace

from .texts import document_id_key
from .types import DocumentMessage, StatusMessage


def fingerprint(message: DocumentMessage | StatusMessage) -> str:
    """SHA-256, hex, over everything the sender said.

    Relays add hops and rewrite the file on the way, so a hash of the file differs
    between two deliveries of one message; this one does not. Two messages with the
    same fingerprint are the same act and must be applied once.
    """
    content = asdict(_without_route(message))
    content["files"] = _file_hashes(message)
    text = json.dumps(content, default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _without_route(
    message: DocumentMessage | StatusMessage,
) -> DocumentMessage | StatusMessage:
    if isinstance(message, StatusMessage):
        return replace(message, findings=())
    key = document_id_key(message.document_id)
    return replace(message, document_id=key, trace=(), attachments=(), findings=())


def _file_hashes(message: DocumentMessage | StatusMessage) -> list[str]:
    files = message.attachments if isinstance(message, DocumentMessage) else ()
    return [f"{f.name}:{hashlib.sha256(f.data).hexdigest()}" for f in files]
