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
MAX_STREAMS = 100_000
# The dictionary of a stream stands within this many bytes before it.
_DICTIONARY_BYTES = 2000
_PIECE_BYTES = 1 << 14

_STREAM_START = re.compile(rb"stream\r?\n")
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
# No writer packs objects with these; PDFium would unpack them, we could not look.
_UNUSUAL_PACKING = re.compile(
    rb"/(?:ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|"
    rb"Crypt|Predictor)(?![\w.-])"
)
_ACTIVE_NAMES = (
    (re.compile(rb"/JavaScript(?![\w.-])"), "javascript"),
    (re.compile(rb"/Launch(?![\w.-])"), "launch"),
    (re.compile(rb"/XFA\s*[\[\d<]"), "xfa"),
    (re.compile(rb"/RichMedia(?![\w.-])"), "rich_media"),
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
        plain = _unescaped(objects)
        for pattern, kind in _ACTIVE_NAMES:
            if pattern.search(plain):
                raise ActiveContent(kind)


def _object_texts(data: bytes) -> Iterator[bytes]:
    """The file as it stands, then the objects that are packed in object streams.

    Every place that may begin a stream is tried, whatever stands around it, so that
    nothing hides behind a string or comment made to look like one.
    """
    yield data
    budget = MAX_OBJECT_STREAM_BYTES
    view = memoryview(data)
    for count, match in enumerate(_STREAM_START.finditer(data)):
        if count >= MAX_STREAMS:
            raise BrokenFile("expansion_limit")
        if _holds_objects(data, match.start()):
            text = _unpack(view[match.end() :], budget)
            budget -= len(text)
            yield text


def _unpack(packed: memoryview, budget: int) -> bytes:
    """What can be unpacked from the start of ``packed``; BrokenFile over budget."""
    unpacker = zlib.decompressobj()
    pieces: list[bytes] = []
    size = position = 0
    # Piece by piece: zlib copies all that is left over at each call.
    while not unpacker.eof and position < len(packed):
        piece = packed[position : position + _PIECE_BYTES]
        position += _PIECE_BYTES
        try:
            pieces.append(unpacker.decompress(piece, budget + 1 - size))
        except zlib.error:
            break
        size += len(pieces[-1])
        if size > budget:
            raise BrokenFile("expansion_limit")
    return b"".join(pieces)


def _holds_objects(data: bytes, stream_start: int) -> bool:
    before = data[max(0, stream_start - _DICTIONARY_BYTES) : stream_start]
    dictionary = _unescaped(before).rpartition(b" obj")[2]
    if b"/ObjStm" not in dictionary:
        return False
    if _UNUSUAL_PACKING.search(dictionary):
        raise BrokenFile("object_stream")
    return True


def _unescaped(data: bytes) -> bytes:
    """PDF names may spell any letter by its number: ``/J#61vaScript``."""
    return _HEX_IN_NAME.sub(lambda match: bytes([int(match.group(1), 16)]), data)
