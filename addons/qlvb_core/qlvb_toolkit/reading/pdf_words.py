# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words with their places from the text of a PDF page, in whatever order it stands.

PDFium must be locked by the caller (``pdfium.open_pdf``).
"""

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium_c

from ..errors import BrokenFile
from .geometry import Page, Rect, Word, around, clean

# A page of more characters is not a page of an administrative document.
MAX_CHARACTERS = 30_000
# What a scanner's own recognition hides behind a picture of the whole page.
_SCAN_COVERAGE = 0.7
_MIN_READABLE = 20
_HYPHEN_MARKS = {0xFFFE: "-", 0x2: "-", 0xAD: "-", 0xA0: " "}


@dataclass(frozen=True)
class _Glyph:
    text: str
    rect: Rect
    index: int


def load_page(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """A page with its stamps and signature pictures made part of its content.

    Raises BrokenFile.
    """
    try:
        page = document[index]
        if pdfium_c.FPDFPage_GetAnnotCount(page.raw) > 0:
            pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY)
            page.close()
            page = document[index]
    except pypdfium2.PdfiumError as error:
        raise BrokenFile("pdf") from error
    return page


def has_own_text(page: pypdfium2.PdfPage, least: int = _MIN_READABLE) -> bool:
    """Whether the page was born digital: text of its own, not a scan with stamps.

    ``least`` is of how many letters.
    """
    text = page.get_textpage().get_text_bounded(errors="ignore")
    letters = [c for c in text if c.isalnum()]
    return len(letters) >= least and not _is_scan(page)


def page_of_text(page: pypdfium2.PdfPage, index: int) -> Page:
    """The words of a born-digital page."""
    width, height = page.get_width(), page.get_height()
    text_page = page.get_textpage()
    frame = PageFrame(page)
    glyphs = list(_glyphs(text_page))
    quarters = _text_quarters(text_page, glyphs)
    words = []
    for run in _runs(glyphs, quarters):
        place = frame.shown(around(glyph.rect for glyph in run))
        words.append(
            Word(
                clean("".join(glyph.text for glyph in run)),
                place.turned(quarters, width, height),
                place,
                _is_bold(text_page, run[0].index),
                start=run[0].index,
            )
        )
    upright = (height, width) if quarters % 2 else (width, height)
    return Page(index, *upright, tuple(words), "text", (width, height))


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > _SCAN_COVERAGE * width * height:
            return True
    return False


def _glyphs(text_page: pypdfium2.PdfTextPage) -> Iterator[_Glyph]:
    """Visible characters in the order of the file; " " where a word ends."""
    box = pdfium_c.FS_RECTF()
    count = min(pdfium_c.FPDFText_CountChars(text_page.raw), MAX_CHARACTERS)
    for index in range(count):
        code = pdfium_c.FPDFText_GetUnicode(text_page.raw, index)
        text = _HYPHEN_MARKS.get(code) or _character(code)
        found = pdfium_c.FPDFText_GetLooseCharBox(
            text_page.raw, index, ctypes.byref(box)
        )
        rect = Rect(box.left, box.bottom, box.right, box.top)
        if text.isspace() or not found:
            text = " "
        yield _Glyph(text, rect, index)


def _character(code: int) -> str:
    if code < 32 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return " "
    return chr(code)


def _runs(glyphs: list[_Glyph], quarters: int) -> Iterator[list[_Glyph]]:
    """Characters that stand side by side as one word."""
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and unicodedata.combining(glyph.text):
            run.append(_Glyph(glyph.text, run[-1].rect, glyph.index))
            continue
        if run and (
            glyph.text == " " or not _adjoins(run[-1].rect, glyph.rect, quarters)
        ):
            yield run
            run = []
        if glyph.text != " ":
            run.append(glyph)
    if run:
        yield run


def _adjoins(last: Rect, rect: Rect, quarters: int) -> bool:
    if quarters % 2:
        last, rect = (Rect(r.y0, r.x0, r.y1, r.x1) for r in (last, rect))
    size = max(last.height, rect.height, 1.0)
    distance = rect.x0 - last.x1 if quarters < 2 else last.x0 - rect.x1
    if quarters % 2:
        distance = min(abs(rect.x0 - last.x1), abs(last.x0 - rect.x1))
    return abs(last.middle - rect.middle) < 0.4 * size and abs(distance) < 0.25 * size


def _text_quarters(text_page: pypdfium2.PdfTextPage, glyphs: list[_Glyph]) -> int:
    """Clockwise quarter turns that set upright text which was drawn turned."""
    angles: Counter[int] = Counter()
    for glyph in glyphs[:: max(1, len(glyphs) // 40)]:
        if glyph.text != " ":
            angle = pdfium_c.FPDFText_GetCharAngle(text_page.raw, glyph.index)
            angles[round(angle / 1.5708) % 4] += 1
    return (-angles.most_common(1)[0][0]) % 4 if angles else 0


def _is_bold(text_page: pypdfium2.PdfTextPage, index: int) -> bool:
    flags, buffer = ctypes.c_int(), ctypes.create_string_buffer(128)
    pdfium_c.FPDFText_GetFontInfo(
        text_page.raw, index, buffer, len(buffer), ctypes.byref(flags)
    )
    if b"bold" in buffer.value.lower() or flags.value & 0x40000:
        return True
    return bool(pdfium_c.FPDFText_GetFontWeight(text_page.raw, index) >= 600)


class PageFrame:
    """From PDF user space to points from the top left of the page as shown."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._left, bottom, right, self._top = page.get_bbox()
        self._size = (right - self._left, self._top - bottom)
        self._quarters = page.get_rotation() // 90

    def shown(self, rect: Rect) -> Rect:
        """The place as a reader of the page sees it."""
        flipped = Rect(
            rect.x0 - self._left,
            self._top - rect.y1,
            rect.x1 - self._left,
            self._top - rect.y0,
        )
        return flipped.turned(self._quarters, *self._size)
