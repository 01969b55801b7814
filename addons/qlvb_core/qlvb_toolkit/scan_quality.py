# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a paper document was scanned.

Nghị định 30/2020/NĐ-CP, Phụ lục I phần II: PDF from version 1.4, in colour, at least
200 dpi, at 100 % of the paper's size.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium_c
from PIL import Image

from .pdfium import open_pdf

__all__ = [
    "ScanQuality",
    "ScanRules",
    "quality_of_pages",
    "read_quality",
    "shortcomings",
]

MAX_PAGES = 100
# A picture that covers this much of its page is the scanned paper.
_COVERS = 0.6
_COLOUR_BITS = 24
_POINT_MM = 25.4 / 72
_TOLERANCE_MM = 6
_PAPERS = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210)}


@dataclass(frozen=True)
class ScanQuality:
    """The lowest values of all pages.

    ``pdf_version`` is 14 for PDF 1.4, None for a picture; ``dpi`` None where it is not
    known; ``paper`` is "A3", "A4", "A5" or "" for another size.
    """

    pdf_version: int | None
    dpi: int | None
    colour: bool
    paper: str


@dataclass(frozen=True)
class ScanRules:
    """What the law asks of a scan; versions as 14 for 1.4."""

    min_pdf_version: int
    min_dpi: int
    colour: bool
    full_size: bool


def read_quality(data: bytes, mimetype: str) -> ScanQuality | None:
    """How ``data`` was scanned; None for what is no scan.

    Raises BrokenFile or EncryptedFile for a PDF that cannot be opened.
    """
    if mimetype == "application/pdf":
        with open_pdf(data) as document:
            return quality_of_pages(document)
    if mimetype in ("image/jpeg", "image/png", "image/tiff"):
        return _quality_of_picture(data)
    return None


def shortcomings(quality: ScanQuality, rules: ScanRules) -> list[str]:
    """What falls short: ``version`` (or no PDF), ``dpi``, ``colour``, ``size``."""
    checks = {
        "version": (quality.pdf_version or 0) >= rules.min_pdf_version,
        "dpi": (quality.dpi or 0) >= rules.min_dpi,
        "colour": quality.colour or not rules.colour,
        "size": bool(quality.paper) or not rules.full_size,
    }
    return [name for name, met in checks.items() if not met]


# -- PDF ----------


def quality_of_pages(document: pypdfium2.PdfDocument) -> ScanQuality | None:
    """How the pages of an open PDF were scanned; None for what is no scan."""
    count = min(len(document), MAX_PAGES)
    pages = [quality for i in range(count) for quality in _page(document[i])]
    if not pages:
        return None
    papers = {paper for _dpi, _colour, paper in pages}
    return ScanQuality(
        pdf_version=document.get_version(),
        dpi=min(dpi for dpi, _colour, _paper in pages),
        colour=all(colour for _dpi, colour, _paper in pages),
        paper="" if "" in papers else min(papers),
    )


def _page(page: pypdfium2.PdfPage) -> Iterator[tuple[int, bool, str]]:
    """Resolution, colour and paper of the picture that is the page, if there is one."""
    width, height = page.get_size()
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) >= _COVERS * width * height:
            facts = item.get_metadata()
            dpi = round(min(facts.horizontal_dpi, facts.vertical_dpi))
            yield dpi, facts.bits_per_pixel >= _COLOUR_BITS, _paper(width, height)
            return


def _paper(width: float, height: float) -> str:
    """The sheet a page of ``width`` x ``height`` points has the size of."""
    sides = sorted((width * _POINT_MM, height * _POINT_MM))
    for name, paper in _PAPERS.items():
        if all(abs(a - b) <= _TOLERANCE_MM for a, b in zip(sides, paper, strict=True)):
            return name
    return ""


# -- pictures ----------


def _quality_of_picture(data: bytes) -> ScanQuality | None:
    try:
        picture = Image.open(io.BytesIO(data))
    except (OSError, ValueError, Image.DecompressionBombError):
        return None  # nothing can be said of it
    with picture:
        dpi = _stated_dpi(picture)
        sizes = [72 * side / dpi for side in picture.size] if dpi else [0, 0]
        return ScanQuality(
            pdf_version=None,
            dpi=dpi,
            colour=picture.mode not in ("1", "L", "LA", "I", "I;16", "F"),
            paper=_paper(*sizes),
        )


def _stated_dpi(picture: Image.Image) -> int | None:
    stated = picture.info.get("dpi") or ()
    try:
        return round(min(float(value) for value in stated)) or None
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        return None
