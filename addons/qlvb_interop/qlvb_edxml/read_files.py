# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading the attachments: joining manifest and files, decoding, unpacking."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .archives import unwrap
from .block import Block, Notes
from .envelope import Envelope
from .errors import AttachmentMismatch, AttachmentMissing, MissingField, TooLarge
from .filetypes import is_damaged_pdf, looks_unlike
from .texts import clean_text
from .types import Attachment, FindingCode

_NO_FILE = "AttachmentEncoded/Attachment"


@dataclass(frozen=True)
class _Slot:
    """One line of the manifest or one encoded file."""

    block: Block
    content_id: str
    name: str


def read_files(envelope: Envelope) -> tuple[Attachment, ...]:
    """Return the files in manifest order, unlisted ones last.

    :raises AttachmentMissing, AttachmentMismatch, MissingField: packet unusable.
    :raises TooLarge, Hostile: packet beyond the limits.
    """
    notes = envelope.notes
    listed = _slots(envelope.manifest, "Reference", notes)
    encoded = _slots(envelope.files, "Attachment", notes)
    pairs = _join(listed, encoded)
    used = [file for _, file in pairs]
    unlisted = [(None, file) for file in encoded if file not in used]
    for _, file in unlisted:
        notes.add(FindingCode.ATTACHMENT_UNLISTED, file.name or _NO_FILE)
    return tuple(_decode_all([*pairs, *unlisted], notes))


def _slots(parent: Block, name: str, notes: Notes) -> list[_Slot]:
    slots = [_slot(block) for block in parent.children(name)]
    if len(slots) > notes.limits.max_attachments:
        raise TooLarge("attachments", len(slots), notes.limits.max_attachments)
    return slots


def _slot(block: Block) -> _Slot:
    content_id = block.text("ContentId")
    while content_id.lower().startswith("cid:"):
        content_id = content_id[4:].strip()
    return _Slot(block, content_id, _file_name(block.text("AttachmentName")))


def _file_name(text: str) -> str:
    """A name, never a path, whichever system wrote it."""
    name = clean_text(text.replace("\\", "/").rpartition("/")[2])
    return "" if name in {".", ".."} else name


def _join(listed: list[_Slot], encoded: list[_Slot]) -> list[tuple[_Slot, _Slot]]:
    """Match by content id, then by name, then by position."""
    found: dict[int, _Slot] = {}
    free = list(encoded)
    for key in (_by_id, _by_name, _by_position):
        for index, reference in enumerate(listed):
            match = next((f for f in free if key(reference) == key(f)), None)
            if index not in found and match and key(reference) is not None:
                found[index] = match
                free.remove(match)
    return [(ref, _found(ref, found.get(i))) for i, ref in enumerate(listed)]


def _by_id(slot: _Slot) -> str | None:
    return slot.content_id or None


def _by_name(slot: _Slot) -> str | None:
    return slot.name or None


def _by_position(_: _Slot) -> str | None:
    return ""


def _found(reference: _Slot, match: _Slot | None) -> _Slot:
    if match is None:
        raise AttachmentMissing(reference.name or reference.content_id)
    return match


def _decode_all(
    pairs: list[tuple[_Slot, _Slot] | tuple[None, _Slot]], notes: Notes
) -> Iterator[Attachment]:
    total = 0
    for reference, file in pairs:
        attachment = _decode(reference or file, file, notes)
        total += len(attachment.data)
        if total > notes.limits.max_total_bytes:
            raise TooLarge("total", total, notes.limits.max_total_bytes)
        yield attachment


def _decode(reference: _Slot, file: _Slot, notes: Notes) -> Attachment:
    name = file.name or reference.name
    if not name:
        raise MissingField(f"{_NO_FILE}/AttachmentName")
    attachment = Attachment(
        name=name,
        data=unwrap(name, _bytes(name, file.block, notes), notes.limits),
        content_type=_first("ContentType", file, reference),
        description=_first("Description", file, reference),
        content_id=file.content_id or reference.content_id,
    )
    _remark(attachment, notes)
    return attachment


def _first(field: str, *slots: _Slot) -> str:
    return next((text for slot in slots if (text := slot.block.text(field))), "")


def _bytes(name: str, block: Block, notes: Notes) -> bytes:
    text = block.child("ContentTransferEncoded").raw()
    limit = notes.limits.max_attachment_bytes
    if len(text) * 3 // 4 > limit * 1.1:
        raise TooLarge(name, len(text) * 3 // 4, limit)
    packed = "".join(text.split())
    if not packed:
        raise AttachmentMismatch(name, "empty")
    return _within(name, _from_base64(name, packed), limit)


def _from_base64(name: str, text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise AttachmentMismatch(name, "base64") from error


def _within(name: str, data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise TooLarge(name, len(data), limit)
    return data


def _remark(attachment: Attachment, notes: Notes) -> None:
    checks: tuple[tuple[FindingCode, Callable[[str, bytes], bool]], ...] = (
        (FindingCode.TYPE_MISMATCH, looks_unlike),
        (FindingCode.DAMAGED, is_damaged_pdf),
    )
    for code, applies in checks:
        if applies(attachment.name, attachment.data):
            notes.add(code, attachment.name, attachment.content_type)
