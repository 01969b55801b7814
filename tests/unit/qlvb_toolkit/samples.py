# SPDX-License-Identifier: LGPL-3.0-or-later
"""Small files made in code, good and hostile."""

import io
import struct
import zipfile
import zlib

import docx
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium_c
from PIL import Image

CONTENT_TYPES = "[Content_Types].xml"
WORD_MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
_TYPES_XML = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Override PartName="/word/document.xml" ContentType="{}"/></Types>'
)


def pdf(pages: int = 1, extra: bytes = b"", catalog: bytes = b"") -> bytes:
    """A PDF with empty pages; ``extra`` holds whole objects numbered from 100."""
    kids = b" ".join(b"%d 0 R" % (10 + i) for i in range(pages))
    objects = [
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>\nendobj\n",
        b"2 0 obj\n<< /Type /Pages /Kids [%s] /Count %d >>\nendobj\n" % (kids, pages),
    ]
    objects += [
        b"%d 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n"
        % (10 + i)
        for i in range(pages)
    ]
    body = b"%PDF-1.7\n" + b"".join(objects) + extra
    return body + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


def object_stream(content: bytes) -> bytes:
    """A compressed object stream with one object, number 101."""
    packed = zlib.compress(b"101 0 " + content)
    head = (
        b"100 0 obj\n<< /Type /ObjStm /N 1 /First 6 /Filter /FlateDecode /Length %d >>"
    )
    return head % len(packed) + b"\nstream\n" + packed + b"\nendstream\nendobj\n"


def pdf_with_attachment(name: str, content: bytes) -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.new_attachment(name).set_data(content)
    output = io.BytesIO()
    document.save(output, flags=pdfium_c.FPDF_NO_INCREMENTAL)
    return output.getvalue()


def encrypted_pdf(user_password: str) -> bytes:
    """Encrypted by pypdf's RC4: with an empty password anybody can open it."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt(user_password, "chủ", algorithm="RC4-128")
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def word(text: str = "Kính gửi: Ủy ban nhân dân tỉnh") -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def archive(members: dict[str, bytes], base: bytes = b"") -> bytes:
    """A ZIP of these members, after those of ``base``."""
    output = io.BytesIO(base)
    mode = "a" if base else "w"
    with zipfile.ZipFile(output, mode, zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return output.getvalue()


def office_archive(content_type: str = WORD_MAIN, **members: bytes) -> bytes:
    return archive(
        {
            CONTENT_TYPES: _TYPES_XML.format(content_type).encode(),
            "word/document.xml": b"<document/>",
            **members,
        }
    )


def open_document(manifest: bytes = b"<manifest/>", **members: bytes) -> bytes:
    return archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "content.xml": b"<content/>",
            **members,
        }
    )


def ole(*names: str, stream: bytes = b"") -> bytes:
    """An OLE container with entries of these names, all starting at sector 2."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, *[0xFFFFFFFE] * 127)
    entries = b"".join(_ole_entry(name) for name in ("Root Entry", *names))
    return (
        bytes(header) + fat + entries[:512].ljust(512, b"\0") + stream.ljust(512, b"\0")
    )


def _ole_entry(name: str) -> bytes:
    encoded = name.encode("utf-16-le")
    entry = bytearray(128)
    entry[: len(encoded)] = encoded
    struct.pack_into("<H", entry, 64, len(encoded) + 2)
    struct.pack_into("<I", entry, 116, 2)
    return bytes(entry)


def image(kind: str, size: tuple[int, int] = (20, 10), frames: int = 1) -> bytes:
    pictures = [Image.new("RGB", size, (i, 0, 0)) for i in range(frames)]
    output = io.BytesIO()
    if frames > 1:
        pictures[0].save(output, kind, save_all=True, append_images=pictures[1:])
    else:
        pictures[0].save(output, kind)
    return output.getvalue()
