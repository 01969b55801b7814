# SPDX-License-Identifier: LGPL-3.0-or-later
"""Taking a file in: its facts by content, or the reason why it is refused.

Thông tư 39/2017/TT-BTTTT mục 3 (formats); Quyết định 76/2025/QĐ-UBND Điều 7, 15.
"""

import io
import warnings
import zlib
from hashlib import sha256

from lxml import etree
from PIL import Image, UnidentifiedImageError

from .detection import OLE_ENCRYPTED, detect_mimetype
from .errors import (
    ActiveContent,
    BrokenFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    TypeMismatch,
    TypeNotAllowed,
)
from .formats import DEFAULT_ALLOWED
from .ole import OleDirectory
from .pdf_check import check_pdf
from .types import FileFacts, IntakeRules
from .zip_container import FREE_EXPANSION_BYTES, MAX_EXPANSION, check_archive

__all__ = ["DEFAULT_ALLOWED", "FileFacts", "IntakeRules", "inspect_file"]

MAX_PIXELS = 100_000_000
_XLS_FILEPASS = b"\x2f\x00"
_ZIP_FAMILY = ("application/zip", "application/vnd.oasis.", "application/vnd.openxml")
_OLE_MACROS = {"Macros", "VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR"}


def inspect_file(data: bytes, filename: str, rules: IntakeRules) -> FileFacts:
    """Facts of a file that may be kept.

    Raises EmptyFile, FileTooLarge, TypeNotAllowed, TypeMismatch, EncryptedFile,
    BrokenFile or ActiveContent.
    """
    if not data:
        raise EmptyFile
    if len(data) > rules.max_bytes:
        raise FileTooLarge(len(data), rules.max_bytes)
    extension = _extension(filename)
    if extension not in rules.allowed:
        raise TypeNotAllowed(extension)
    mimetype = _mimetype(data, extension)
    if mimetype == OLE_ENCRYPTED:
        raise EncryptedFile
    if mimetype not in rules.allowed[extension]:
        raise TypeMismatch(extension, mimetype)
    page_count = _check_content(data, mimetype)
    digest = sha256(data).hexdigest()
    return FileFacts(digest, len(data), mimetype, extension, page_count)


def _extension(filename: str) -> str:
    _stem, dot, extension = filename.rpartition(".")
    return extension.lower() if dot else ""


def _mimetype(data: bytes, extension: str) -> str:
    mimetype = detect_mimetype(data)
    # Nothing in the content tells a table in plain text from a letter.
    return "text/csv" if (mimetype, extension) == ("text/plain", "csv") else mimetype


def _check_content(data: bytes, mimetype: str) -> int | None:
    """The page count where the type has one."""
    if mimetype == "application/pdf":
        return check_pdf(data)
    if mimetype.startswith("image/"):
        return _check_image(data)
    if mimetype.startswith(_ZIP_FAMILY):
        check_archive(data, plain=mimetype == "application/zip")
    elif mimetype in ("application/msword",) or mimetype.startswith(
        "application/vnd.ms-"
    ):
        _check_ole(data)
    elif mimetype == "application/rtf":
        _check_rtf(data)
    elif mimetype == "application/gzip":
        _check_gzip(data)
    elif mimetype == "application/xml":
        _check_xml(data)
    return None


def _check_image(data: bytes) -> int:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                image.verify()
            with Image.open(io.BytesIO(data)) as image:
                _check_pixels(image)
                image.load()
                frames = getattr(image, "n_frames", 1)
                return frames if image.format == "TIFF" else 1
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise BrokenFile("too_many_pixels") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise BrokenFile("image") from error


def _check_pixels(image: Image.Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise BrokenFile("too_many_pixels")


def _check_ole(data: bytes) -> None:
    directory = OleDirectory(data)
    if directory.names & _OLE_MACROS:
        raise ActiveContent("macro")
    if "EncryptedSummary" in directory.names:
        raise EncryptedFile
    if "WordDocument" in directory.names:
        # FIB: the flag fEncrypted is bit 8 of the word at offset 10.
        encrypted = directory.head_of("WordDocument")[11] & 0x01
    else:
        book = {"Workbook", "Book"} & directory.names
        head = directory.head_of(book.pop()) if book else b""
        encrypted = int(_second_record(head) == _XLS_FILEPASS)
    if encrypted:
        raise EncryptedFile


def _second_record(head: bytes) -> bytes:
    """The kind of the record after BOF, where a protected workbook says so."""
    after_bof = 4 + int.from_bytes(head[2:4], "little")
    return head[after_bof : after_bof + 2]


def _check_rtf(data: bytes) -> None:
    if b"\\objdata" in data or b"\\objupdate" in data:
        raise ActiveContent("embedded_object")


def _check_gzip(data: bytes) -> None:
    limit = max(FREE_EXPANSION_BYTES, len(data) * MAX_EXPANSION)
    stream = zlib.decompressobj(wbits=31)
    try:
        stream.decompress(data, limit)
    except zlib.error as error:
        raise BrokenFile("gzip") from error
    if not stream.eof:
        raise BrokenFile("expansion_limit" if stream.unconsumed_tail else "gzip")


def _check_xml(data: bytes) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenFile("xml") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ActiveContent("doctype")
