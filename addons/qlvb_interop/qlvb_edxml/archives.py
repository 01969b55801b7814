# SPDX-License-Identifier: LGPL-3.0-or-later
"""The zip that surrounds a file on the wire: putting it on, taking it off."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from .errors import AttachmentMismatch, Hostile, TooLarge
from .types import Limits

_MAGIC = b"PK\x03\x04"
_CHUNK = 1 << 20
# Below this size a high ratio is harmless: blank forms compress very well.
_RATIO_FLOOR = 1 << 20
# What the zip module raises over a damaged or unsupported archive.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)
_OFFICE_MARKS = {"[Content_Types].xml", "mimetype"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin like a zip with at least one entry."""
    return data.startswith(_MAGIC)


def is_office(data: bytes) -> bool:
    """Whether the bytes are an office file, which is a zip by construction."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return bool(_OFFICE_MARKS & set(archive.namelist()))
    except _BROKEN:
        return False


def wrap(data: bytes, entry_name: str) -> bytes:
    """Return a zip with one deflated entry, the same bytes for the same input."""
    buffer = io.BytesIO()
    info = zipfile.ZipInfo(entry_name, date_time=_EPOCH)
    info.create_system = 0
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unwrap(name: str, data: bytes, limits: Limits) -> bytes:
    """Take off the wrapper; files that are archives in themselves stay as they are.

    The path of the entry is never used.

    :raises Hostile: the archive claims or has an expansion beyond the limits.
    :raises AttachmentMismatch: broken or encrypted archive.
    :raises TooLarge: the file inside is larger than an attachment may be.
    """
    if not is_zip(data):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _content(name, data, archive, limits)
    except _BROKEN as error:
        raise AttachmentMismatch(name, "archive") from error


def _content(name: str, data: bytes, archive: zipfile.ZipFile, limits: Limits) -> bytes:
    entries = archive.infolist()
    _refuse_bomb(name, len(data), entries, limits)
    names = {entry.filename for entry in entries}
    keeps = name.lower().endswith(".zip") or names & _OFFICE_MARKS
    if keeps or len(entries) != 1 or entries[0].is_dir():
        return data
    if entries[0].flag_bits & 0x1:
        raise AttachmentMismatch(name, "encrypted")
    return _extract(name, archive, entries[0], limits)


def _refuse_bomb(
    name: str, packed: int, entries: list[zipfile.ZipInfo], limits: Limits
) -> None:
    if len(entries) > limits.max_archive_entries:
        raise Hostile("archive_entries", name)
    _refuse_expansion(name, packed, sum(e.file_size for e in entries), limits)


def _refuse_expansion(name: str, packed: int, unpacked: int, limits: Limits) -> None:
    if unpacked > limits.max_attachment_bytes:
        raise Hostile("archive_size", name)
    if unpacked > max(_RATIO_FLOOR, packed * limits.max_archive_ratio):
        raise Hostile("archive_ratio", name)


def _extract(
    name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits
) -> bytes:
    """Read in pieces: the declared size may be a lie."""
    content = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > limits.max_attachment_bytes:
                raise TooLarge(name, len(content), limits.max_attachment_bytes)
    return bytes(content)
