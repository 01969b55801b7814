# SPDX-License-Identifier: LGPL-3.0-or-later
"""Copies on paper and extracts: what is printed of a document.

Nghị định 30/2020/NĐ-CP, Phụ lục I phần II mục II: below the end of the copied text,
under a rule over the whole width, stand the kind of copy, the agency, number and
notation, place and date, the signer, the seal and who receives the copy.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium_c
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from .arrival_stamp import register_fonts
from .errors import BrokenFile
from .pdfium import open_pdf

__all__ = ["CopyBlock", "chosen_pages", "extract_pages", "paper_copy"]

_LEFT, _RIGHT, _TOP = 30 * mm, A4[0] - 15 * mm, A4[1] - 20 * mm
_MIDDLE = (_LEFT + _RIGHT) / 2
_LINE = 6.2 * mm


@dataclass(frozen=True)
class CopyBlock:
    """The seven components of a copy on paper, as they are printed."""

    kind: str
    agency: str
    code: str
    place_and_date: str
    signer_lines: tuple[str, ...]
    signer_name: str
    recipients: tuple[str, ...]


def chosen_pages(words: str, page_count: int) -> list[int]:
    """Page indexes of "1-3, 5", in order, each once.

    Raises ValueError for anything else and for a page that is not there.
    """
    chosen: set[int] = set()
    for part in words.split(","):
        first, _dash, last = part.strip().partition("-")
        pages = range(int(first), int(last or first) + 1)
        if not pages or pages[0] < 1 or pages[-1] > page_count:
            raise ValueError(part)
        chosen.update(page - 1 for page in pages)
    return sorted(chosen)


def extract_pages(
    pdf: bytes, pages: Sequence[int] | None = None, *, more: Sequence[bytes] = ()
) -> bytes:
    """A new file of these pages (all when None); ``pdf`` itself is left as it is.

    ``more`` are the files that follow ``pdf``; pages are counted through all of them.
    Signatures and fields become part of the picture, so that nobody takes the new
    file for the signed one. Raises BrokenFile or EncryptedFile.
    """
    made = pypdfium2.PdfDocument.new()
    try:
        _append_all(made, (pdf, *more), pages)
        return _saved(made)
    finally:
        made.close()


def paper_copy(
    pdf: bytes,
    block: CopyBlock,
    pages: Sequence[int] | None = None,
    *,
    more: Sequence[bytes] = (),
) -> bytes:
    """What is printed: the pages as ``extract_pages`` has them, then the block.

    Raises BrokenFile or EncryptedFile.
    """
    made = pypdfium2.PdfDocument.new()
    try:
        _append_all(made, (pdf, *more), pages)
        with open_pdf(_block_page(block)) as ending:
            made.import_pages(ending)
        return _saved(made)
    finally:
        made.close()


def _append_all(
    made: pypdfium2.PdfDocument,
    pdfs: Sequence[bytes],
    pages: Sequence[int] | None,
) -> None:
    before = 0
    for pdf in pdfs:
        with open_pdf(pdf) as source:
            count = len(source)
            wanted = range(before, before + count) if pages is None else pages
            here = [page - before for page in wanted if 0 <= page - before < count]
            if here:
                _append(made, source, here)
            before += count


def _append(
    made: pypdfium2.PdfDocument,
    source: pypdfium2.PdfDocument,
    pages: Sequence[int],
) -> None:
    try:
        for index in pages:
            page = source[index]
            pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_PRINT)
            page.close()
        made.import_pages(source, list(pages))
    except pypdfium2.PdfiumError as error:
        raise BrokenFile("pdf") from error


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _block_page(block: CopyBlock) -> bytes:
    register_fonts()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.line(_LEFT, _TOP, _RIGHT, _TOP)
    left, right = (_LEFT + _MIDDLE) / 2 - 5 * mm, (_MIDDLE + _RIGHT) / 2
    width = _MIDDLE - _LEFT - 10 * mm
    below = _centred(canvas, block.agency, left, _TOP - 8 * mm, 13, width)
    canvas.line(left - 15 * mm, below + 4 * mm, left + 15 * mm, below + 4 * mm)
    _centred(canvas, f"Số: {block.code}", left, below - 2 * mm, 13, width, bold=False)
    under = _centred(canvas, block.kind, right, _TOP - 8 * mm, 14, width)
    canvas.setFont("QlvbStampItalic", 13)
    canvas.drawCentredString(right, under, block.place_and_date)
    _draw_signer(canvas, block, right, below - 14 * mm, width)
    _draw_recipients(canvas, block, below - 14 * mm)
    canvas.save()
    return stream.getvalue()


def _centred(
    canvas: Canvas,
    words: str,
    x: float,
    y: float,
    size: int,
    width: float,
    *,
    bold: bool = True,
) -> float:
    """Write ``words`` in the middle of a column; return where the next line goes."""
    font = "QlvbStampBold" if bold else "QlvbStamp"
    canvas.setFont(font, size)
    for line in simpleSplit(words, font, size, width):
        canvas.drawCentredString(x, y, line)
        y -= _LINE
    return y


def _draw_signer(
    canvas: Canvas, block: CopyBlock, x: float, y: float, width: float
) -> None:
    for line in block.signer_lines:
        y = _centred(canvas, line, x, y, 13, width)
    _centred(canvas, block.signer_name, x, y - 28 * mm, 13, width)


def _draw_recipients(canvas: Canvas, block: CopyBlock, y: float) -> None:
    canvas.setFont("QlvbStampBold", 12)
    canvas.drawString(_LEFT, y, "Nơi nhận:")
    canvas.setFont("QlvbStamp", 11)
    for index, name in enumerate(block.recipients, 1):
        canvas.drawString(_LEFT, y - index * 5.2 * mm, name)
