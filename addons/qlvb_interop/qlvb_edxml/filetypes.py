# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a file name promises and what the bytes say."""

from __future__ import annotations

# Sent as they are; the reference SDK zips every other kind.
RAW_TYPES = {
    "pdf": "application/pdf",
    "doc": "application/doc",
    "docx": "application/docx",
    "zip": "application/zip",
}
ZIP_TYPE = RAW_TYPES["zip"]

_PDF = b"%PDF"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_MAGIC: dict[str, tuple[bytes, ...]] = {
    "pdf": (_PDF,),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), (_ZIP,)),
    **dict.fromkeys(("doc", "xls", "ppt"), (_OLE,)),
    "zip": (_ZIP, b"PK\x05\x06"),
    "rar": (b"Rar!",),
    "png": (b"\x89PNG",),
    **dict.fromkeys(("jpg", "jpeg"), (b"\xff\xd8\xff",)),
    **dict.fromkeys(("tif", "tiff"), (b"II*\x00", b"MM\x00*")),
}
_REPLACEMENT = "\ufffd".encode()
_PDF_HEAD = 1024


def extension(name: str) -> str:
    """Lower-case extension without its dot, empty when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def looks_unlike(name: str, data: bytes) -> bool:
    """Whether the first bytes contradict the extension; unknown ones never do."""
    expected = _MAGIC.get(extension(name), ())
    head = data[:_PDF_HEAD]
    if expected == (_PDF,):
        return _PDF not in head
    return bool(expected) and not head.startswith(expected)


def is_damaged_pdf(name: str, data: bytes) -> bool:
    """Whether a PDF went through a text conversion, which destroys it.

    Such a file is full of U+FFFD; by chance the three bytes appear once in 16 MB.
    """
    count = data.count(_REPLACEMENT) if data.startswith(_PDF) else 0
    return extension(name) == "pdf" and count >= 8 and count * 10_000 > len(data)
