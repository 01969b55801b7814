# SPDX-License-Identifier: LGPL-3.0-or-later
"""Finding where number, date, signature and seal belong on the page."""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from .appearance import BASELINE, LINE_HEIGHT
from .errors import AnchorNotFound, BrokenPdf
from .types import PLACES, Anchors, Box

MILLIMETRE = 72 / 25.4
SEAL_MILLIMETRES = 36.0
_SIGNATURE_WIDTH = 140.0
_SIGNATURE_HEIGHT = 64.0
_LOWEST_SIGNATURE = 30.0
# Half the width of the column in which position and name are centred.
_COLUMN = 110.0

_MISSING = {"day": "date", "month": "date", "signer_image": "signer", "seal": "signer"}
_GAP = r"[\s.…_]*"
_NUMBER = re.compile(rf"Số\s*:(?P<number>{_GAP})/")
_DATE = re.compile(rf"ngày(?P<day>{_GAP})tháng(?P<month>{_GAP})năm")


@dataclass(frozen=True)
class _Letter:
    text: str
    x0: float
    x1: float
    baseline: float
    size: float


@dataclass(frozen=True)
class _Page:
    """The letters of one page in reading order; one character each."""

    number: int
    letters: tuple[_Letter, ...]
    text: str


def find_anchors(
    pdf: bytes, *, signer_name: str, seal_diameter_mm: float = SEAL_MILLIMETRES
) -> Anchors:
    """Find the blanks for number and date on page 1, and the signer's block.

    Number: between "Số:" and "/"; date: between "ngày", "tháng" and "năm",
    blank only. Signature: above the last occurrence of ``signer_name``; seal:
    over the left third of the signature. Raises AnchorNotFound with ``which``
    in number, date, signer; BrokenPdf.
    """
    boxes = find_boxes(pdf, signer_name=signer_name, seal_diameter_mm=seal_diameter_mm)
    for name in PLACES:
        if name not in boxes:
            raise AnchorNotFound(which=_MISSING.get(name, name))
    return Anchors(**boxes)


def find_boxes(
    pdf: bytes, *, signer_name: str, seal_diameter_mm: float = SEAL_MILLIMETRES
) -> dict[str, Box]:
    """Find what ``find_anchors`` finds, as far as it is there.

    Keys are those of ``PLACES``; a blank name is found nowhere. Raises BrokenPdf.
    """
    with opened(pdf) as document:
        first = _read(document, 0)
        return {
            **_number_box(first),
            **_date_boxes(first),
            **_signer_boxes(document, signer_name, seal_diameter_mm * MILLIMETRE),
        }


@contextmanager
def opened(pdf: bytes) -> Iterator[pdfium.PdfDocument]:
    """An open document, closed afterwards. Raises BrokenPdf."""
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        raise BrokenPdf(reason=str(error)) from error
    try:
        yield document
    finally:
        document.close()


def _number_box(page: _Page) -> dict[str, Box]:
    match = _search(page, _NUMBER)
    return {"number": _gap_box(page, *match.span("number"))} if match else {}


def _date_boxes(page: _Page) -> dict[str, Box]:
    match = _search(page, _DATE)
    if match is None:
        return {}
    return {name: _gap_box(page, *match.span(name)) for name in ("day", "month")}


def _signer_boxes(
    document: pdfium.PdfDocument, signer_name: str, seal: float
) -> dict[str, Box]:
    page = _signer_page(document, signer_name)
    if page is None:
        return {}
    image = _signature_box(page, signer_name)
    return {"signer_image": image, "seal": seal_box(image, seal)}


def _read(document: pdfium.PdfDocument, number: int) -> _Page:
    page = document[number]
    text = page.get_textpage()
    letters = tuple(_letters(text))
    text.close()
    page.close()
    return _Page(number, letters, "".join(letter.text for letter in letters))


def _letters(text: pdfium.PdfTextPage) -> Iterator[_Letter]:
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text.raw, index)
        letter = unicodedata.normalize("NFC", chr(code or 32))
        box = pdfium_c.FS_RECTF()
        pdfium_c.FPDFText_GetLooseCharBox(text.raw, index, box)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium_c.FPDFText_GetCharOrigin(text.raw, index, x, y)
        size = pdfium_c.FPDFText_GetFontSize(text.raw, index)
        yield _Letter(letter, box.left, box.right, y.value, size)


def _search(page: _Page, pattern: re.Pattern[str]) -> re.Match[str] | None:
    match = pattern.search(page.text)
    return match if match and "\n" not in match.group().strip() else None


def _gap_box(page: _Page, start: int, end: int) -> Box:
    """The line-high box between the letters around a gap."""
    before, after = page.letters[start - 1], page.letters[end]
    bottom = before.baseline - BASELINE * before.size
    top = bottom + LINE_HEIGHT * before.size
    return Box(page.number, before.x1, bottom, after.x0, top)


def _signer_page(document: pdfium.PdfDocument, signer_name: str) -> _Page | None:
    if not signer_name.strip():
        return None  # nothing would be found everywhere
    for number in reversed(range(len(document))):
        page = _read(document, number)
        if _name_pattern(signer_name).search(page.text):
            return page
    return None


def _name_pattern(signer_name: str) -> re.Pattern[str]:
    words = map(re.escape, unicodedata.normalize("NFC", signer_name).split())
    return re.compile(r"\s+".join(words), re.IGNORECASE)


def _signature_box(page: _Page, signer_name: str) -> Box:
    """Centred over the name, between it and the position line above."""
    *_, match = _name_pattern(signer_name).finditer(page.text)
    name = page.letters[match.start() : match.end()]
    centre = (name[0].x0 + name[-1].x1) / 2
    bottom = name[0].baseline + name[0].size
    room = _position_line(page, centre, bottom) - bottom
    height = max(_LOWEST_SIGNATURE, min(_SIGNATURE_HEIGHT, room))
    # In a tall gap the signature stands in the middle.
    bottom += max(0.0, room - height) / 2 if room < 3 * height else 0.0
    half = _SIGNATURE_WIDTH / 2
    return Box(page.number, centre - half, bottom, centre + half, bottom + height)


def _position_line(page: _Page, centre: float, bottom: float) -> float:
    """The bottom of the nearest text above, in the signer's column."""
    above = [
        letter.baseline - BASELINE * letter.size
        for letter in page.letters
        if letter.text.strip()
        and letter.baseline > bottom
        and abs((letter.x0 + letter.x1) / 2 - centre) < _COLUMN
    ]
    return min(above, default=bottom + _SIGNATURE_HEIGHT)


def seal_box(image: Box, diameter: float) -> Box:
    """Round seal in actual size over the signature's left third.

    Source: NĐ 30/2020 Điều 33 and Phụ lục I, phần I mục II.8.a.
    """
    right = image.x0 + image.width / 3
    middle = (image.y0 + image.y1) / 2
    half = diameter / 2
    return Box(image.page, right - diameter, middle - half, right, middle + half)
