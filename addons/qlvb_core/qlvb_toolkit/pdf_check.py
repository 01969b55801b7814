# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a PDF must not carry: encryption, scripts, executables."""

import re
import zlib
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium_c

from .errors import ActiveContent, BrokenFile, EncryptedFile
from .pdfium import open_pdf

MAX_OBJECT_STREAM_BYTES = 64 << 20

_STREAM = re.compile(rb"(?<!end)stream\r?\n(.*?)endstream", re.DOTALL)
_OBJECT_STREAM = re.compile(
    rb"<<(?:(?!endobj).){0,2000}?/ObjStm\b(?:(?!endobj).){0,2000}?stream\r?\n(.*?)endstream",
    re.DOTALL,
)
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE_NAMES = (
    (re.compile(rb"/(?:JavaScript|JS)(?![\w.-])"), "javascript"),
    (re.compile(rb"/Launch(?![\w.-])"), "launch"),
    (re.compile(rb"/(?:XFA)(?![\w.-])"), "xfa"),
    (re.compile(rb"/(?:RichMedia)(?![\w.-])"), "rich_media"),
)
_EXECUTABLE_MAGIC = (b"MZ", b"\x7fELF", b"#!")
_EXECUTABLE_NAME = re.compile(
    r"\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vbs|js|jse|wsf|hta|lnk|jar|sh)$", re.I
)


def check_pdf(data: bytes) -> int:
    """The number of pages of a PDF that carries nothing which could run.

    Raises EncryptedFile, BrokenFile ``pdf`` or ActiveContent (``javascript``,
    ``launch``, ``xfa``, ``rich_media``, ``executable``).
    """
    with open_pdf(data) as document:
        if pdfium_c.FPDF_GetSecurityHandlerRevision(document.raw) != -1:
            raise EncryptedFile
        _check_attachments(document)
        if pdfium_c.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
            raise ActiveContent("javascript")
        page_count = len(document)
    if page_count < 1:
        raise BrokenFile("pdf")
    _check_names(data)
    return page_count


def _check_attachments(document: pypdfium2.PdfDocument) -> None:
    for index in range(document.count_attachments()):
        attachment = document.get_attachment(index)
        if _EXECUTABLE_NAME.search(attachment.get_name()) or (
            bytes(attachment.get_data()[:4]).startswith(_EXECUTABLE_MAGIC)
        ):
            raise ActiveContent("executable")


def _check_names(data: bytes) -> None:
    for objects in _object_texts(data):
        plain = _HEX_IN_NAME.sub(lambda m: bytes([int(m.group(1), 16)]), objects)
        for pattern, kind in _ACTIVE_NAMES:
            if pattern.search(plain):
                raise ActiveContent(kind)


def _object_texts(data: bytes) -> Iterator[bytes]:
    """The objects of the file: those written plainly, those in object streams."""
    yield _STREAM.sub(b"", data)
    budget = MAX_OBJECT_STREAM_BYTES
    for match in _OBJECT_STREAM.finditer(data):
        try:
            text = zlib.decompressobj().decompress(match.group(1), budget)
        except zlib.error:
            continue
        budget -= len(text)
        if budget <= 0:
            raise BrokenFile("expansion_limit")
        yield text
