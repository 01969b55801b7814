# SPDX-License-Identifier: LGPL-3.0-or-later
"""Text of documents, for searching and for looking at the first page."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
import pypdfium2
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.section import _BaseHeaderFooter
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from .detection import DOCX, decode_text
from .errors import BrokenFile, TextNotExtractable
from .pdfium import open_pdf
from .text import nfc

# Broken fonts give such characters; PostgreSQL does not store the first of them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TEXT_TYPES = ("text/plain", "text/csv")


def extract_text(data: bytes, mimetype: str) -> str:
    """The text of a PDF, DOCX or plain-text file, NFC, pages and paragraphs on lines.

    Raises BrokenFile, EncryptedFile, or TextNotExtractable for other types.
    """
    if mimetype == "application/pdf":
        with open_pdf(data) as document:
            pages = [_page_text(document, index) for index in range(len(document))]
        return nfc("\n".join(pages))
    if mimetype == DOCX:
        return nfc("\n".join(_docx_lines(_open_docx(data))))
    if mimetype in _TEXT_TYPES:
        return nfc(decode_text(data))
    raise TextNotExtractable(mimetype)


def first_page_text(pdf: bytes) -> str:
    """The text of the first page of a PDF, NFC.

    Raises BrokenFile or EncryptedFile.
    """
    with open_pdf(pdf) as document:
        return text_of_first_page(document)


def text_of_first_page(document: pypdfium2.PdfDocument) -> str:
    """The same of an open document. Raises BrokenFile."""
    return nfc(_page_text(document, 0))


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise BrokenFile("pdf") from error
    text: str = page.get_textpage().get_text_bounded()
    # PDFium marks a hyphen at the end of a line with U+FFFE.
    plain = text.replace("\r\n", "\n").replace("\ufffe", "-")
    return _CONTROL.sub(" ", plain)


def _open_docx(data: bytes) -> Document:
    try:
        return docx.Document(io.BytesIO(data))
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        KeyError,
        ValueError,
    ) as error:
        raise BrokenFile("docx") from error


def _docx_lines(document: Document) -> Iterator[str]:
    sections = list(document.sections)
    for section in sections:
        yield from _margin_lines(section.first_page_header, section.header)
    yield from _block_lines(document.iter_inner_content())
    for section in sections:
        yield from _margin_lines(section.first_page_footer, section.footer)


def _margin_lines(*parts: _BaseHeaderFooter) -> Iterator[str]:
    for part in parts:
        if not part.is_linked_to_previous:
            yield from _block_lines(part.iter_inner_content())


def _block_lines(blocks: Iterator[Paragraph | Table]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for cell in _distinct_cells(block):
                yield from _block_lines(cell.iter_inner_content())


def _distinct_cells(table: Table) -> Iterator[_Cell]:
    """Each cell once: a merged one is given again for every column it spans."""
    seen: set[object] = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield cell
