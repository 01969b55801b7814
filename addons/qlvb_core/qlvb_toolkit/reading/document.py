# SPDX-License-Identifier: LGPL-3.0-or-later
"""The one way in: bytes of a file to the fields of the document."""

from collections.abc import Callable
from dataclasses import replace

from ..detection import DOCX
from ..errors import BrokenFile, TextNotExtractable
from ..pdfium import open_pdf
from .calibration import calibrated
from .crosscheck import cross_checked
from .geometry import Page
from .ocr_words import page_of_picture
from .pdf_words import has_own_text, load_page, page_of_text
from .pictures import frame_count, image_frame, rendered
from .reader import read_first_page, with_due_date, with_signature
from .sheets import pages_of_sheet
from .values import DocumentReading
from .word_file import pages_of_docx

IMAGES = ("image/png", "image/jpeg", "image/tiff")
# Pages recognised at most: the first, then where a signature may stand.
OCR_PAGES = 6
TEXT_PAGES = 200


def read_document(data: bytes, mimetype: str, *, ocr: bool = True) -> DocumentReading:
    """The fields of a Vietnamese administrative document, from their places.

    ``mimetype`` is what the content shows (``detect_mimetype``): PDF, DOCX, PNG, JPEG
    or TIFF. Pages are read as NĐ 30/2020/NĐ-CP (Phụ lục I) and, for normative
    documents, NĐ 78/2025/NĐ-CP lay them out; pages without text of their own are
    recognised by Tesseract unless ``ocr`` is off. The first page is read, then those
    where the signature may stand. A field that is not found is empty, with
    confidence 0.

    Raises EncryptedFile, BrokenFile, or TextNotExtractable for other types; with
    pictures TesseractMissing, RecognitionTimeout or RecognitionFailed. PDFium is
    locked only while a page is loaded, not while it is recognised.
    """
    return calibrated(read_uncalibrated(data, mimetype, ocr=ocr))


def read_uncalibrated(
    data: bytes, mimetype: str, *, ocr: bool = True
) -> DocumentReading:
    """As ``read_document``, with the confidences of the rules as they are."""
    if mimetype == "application/pdf":
        return _read_pdf(data, ocr=ocr)
    if mimetype == DOCX:
        pages, count = pages_of_docx(data)
        return _read(len(pages), pages.__getitem__, _in_order, count)
    if mimetype in IMAGES:
        return _read_picture(data, ocr=ocr)
    raise TextNotExtractable(mimetype)


def _read_pdf(data: bytes, *, ocr: bool) -> DocumentReading:
    with open_pdf(data) as document:
        count = len(document)
        if count < 1:
            raise BrokenFile("pdf")
        born_digital = has_own_text(load_page(document, 0))
    order = _text_order if born_digital else _scan_order
    return _read(count, lambda index: _pdf_page(data, index, ocr=ocr), order, count)


def _pdf_page(data: bytes, index: int, *, ocr: bool) -> Page:
    """One page; PDFium is free for others while it is recognised."""
    with open_pdf(data) as document:
        page = load_page(document, index)
        if has_own_text(page) or not ocr:
            return page_of_text(page, index)
        picture = rendered(page)
    return page_of_picture(picture, index)


def _read_picture(data: bytes, *, ocr: bool) -> DocumentReading:
    count = frame_count(data)
    if not ocr:
        return DocumentReading(page_count=count)

    def page_at(index: int) -> Page:
        return page_of_picture(image_frame(data, index), index)

    return _read(count, page_at, _scan_order, count)


def _read(
    count: int,
    page_at: Callable[[int], Page],
    order: Callable[[int], list[int]],
    page_count: int | None,
) -> DocumentReading:
    """Read the first page, then look for the signature in the order given."""
    if not count:
        return DocumentReading(page_count=page_count)
    seen: dict[int, Page] = {}

    def cached(index: int) -> Page:
        if index not in seen:
            seen[index] = page_at(index)
        return seen[index]

    halves = pages_of_sheet(cached(0))
    if len(halves) > 1:
        return _read_sheets(count, cached, page_count, halves)
    reading = read_first_page(cached(0))
    reading = with_signature(reading, order(count), cached, count)
    reading = with_due_date(reading, (seen[index] for index in sorted(seen)))
    reading = cross_checked(reading)
    return replace(reading, page_count=page_count, pages_read=tuple(sorted(seen)))


def _read_sheets(
    count: int,
    page_at: Callable[[int], Page],
    page_count: int | None,
    first: list[Page],
) -> DocumentReading:
    sheets = range(min(count, OCR_PAGES))
    pages = [*first, *(half for i in sheets[1:] for half in pages_of_sheet(page_at(i)))]
    reading = read_first_page(pages[0])
    order = list(range(len(pages)))
    reading = with_signature(reading, order, pages.__getitem__, len(pages))
    reading = with_due_date(reading, pages)
    reading = cross_checked(reading)
    return replace(reading, page_count=page_count, pages_read=tuple(sheets))


def _in_order(count: int) -> list[int]:
    return list(range(count))


def _text_order(count: int) -> list[int]:
    return list(range(min(count, TEXT_PAGES)))


def _scan_order(count: int) -> list[int]:
    """The first two pages, the last, then inwards; each costs seconds."""
    order = dict.fromkeys((0, 1, count - 1, 2, count - 2, 3))
    return [index for index in order if 0 <= index < count][:OCR_PAGES]
