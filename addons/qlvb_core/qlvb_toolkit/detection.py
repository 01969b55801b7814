# SPDX-License-Identifier: LGPL-3.0-or-later
"""Telling the MIME type of a file by its content."""

from .errors import BrokenFile
from .ole import OleDirectory
from .zip_container import office_mimetype

OCTET_STREAM = "application/octet-stream"
OOXML = "application/vnd.openxmlformats-officedocument."
DOCX = OOXML + "wordprocessingml.document"
OLE_ENCRYPTED = "application/x-ole-encrypted"
OLE_OTHER = "application/x-ole-storage"

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", OLE_ENCRYPTED),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf1", "audio/aac"),
    (b"\xff\xf9", "audio/aac"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"\x00\x00\x01\xb3", "video/mpeg"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
    (b"#!", "text/x-script"),
)
_MARKUP = (
    (b"<?xml", "application/xml"),
    (b"<!doctype html", "text/html"),
    (b"<html", "text/html"),
    (b"<script", "text/html"),
    (b"<svg", "image/svg+xml"),
)
_BLANKS = b"\xef\xbb\xbf \t\r\n"


def detect_mimetype(data: bytes) -> str:
    """The MIME type the content shows; ``application/octet-stream`` when unknown.

    Raises BrokenFile when a container of a known kind cannot be read.
    """
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return office_mimetype(data)
    if data.startswith(_OLE_MAGIC):
        return _ole_mimetype(data)
    if data.lstrip(_BLANKS).startswith(b"%PDF-"):
        return "application/pdf"
    return _by_magic(data) or _by_markup(data) or _plain_text(data) or OCTET_STREAM


def decode_text(data: bytes) -> str:
    """Text in UTF-8 or, with its mark, UTF-16; BrokenFile ``text`` otherwise."""
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenFile("text") from error
    if any(c < " " and c not in "\t\r\n\f" for c in text):
        raise BrokenFile("text")
    return text


def _ole_mimetype(data: bytes) -> str:
    names = OleDirectory(data).names
    return next((mime for name, mime in _OLE_STREAMS if name in names), OLE_OTHER)


def _by_magic(data: bytes) -> str | None:
    for magic, mimetype in _MAGIC:
        if data.startswith(magic):
            return mimetype
    if data[4:8] == b"ftyp":
        return "video/mp4"
    if data.startswith(b"RIFF") and data[8:12] == b"AVI ":
        return "video/x-msvideo"
    return None


def _by_markup(data: bytes) -> str | None:
    head = data[:1024].lstrip(_BLANKS).lower()
    for opening, mimetype in _MARKUP:
        if head.startswith(opening):
            return mimetype
    return None


def _plain_text(data: bytes) -> str | None:
    try:
        decode_text(data)
    except BrokenFile:
        return None
    return "text/plain"
