# SPDX-License-Identifier: LGPL-3.0-or-later
"""The stamp "ĐẾN" of a paper document.

Nghị định 30/2020/NĐ-CP, Phụ lục IV mục V: 35 x 50 mm, with the name of the agency,
"ĐẾN", "Số", "Ngày", "Chuyển", "Số và ký hiệu HS". It is pressed into the free space
below number and notation, below the subject of a letter, or below place and date.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image, ImageStat
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .pdfium import open_pdf

__all__ = [
    "HEIGHT",
    "WIDTH",
    "ArrivalStamp",
    "register_fonts",
    "stamp_copy",
    "stamp_sheet",
]

WIDTH, HEIGHT = 50 * mm, 35 * mm
MARGIN = 12 * mm
SIDES = ("left", "right")
# Below the lines of letterhead, number and date.
_HIGHEST, _STEP = 62 * mm, 4 * mm
# 24 cm each way; the rest of a larger page is not looked at.
_MOST_STEPS = 60
# Which grey is ink, and how much of it a free place may have, both of 255.
_DARK, _CLEAN = 160, 0.05
# Thin letters are ink only when looked at closely: pixels a point, looked at and kept.
_SHARP, _COARSE = 2, 0.5
# What is left free around the frame.
_BORDER = 2 * mm
_INK = (0.75, 0.05, 0.1)
_FONTS = {
    "QlvbStamp": "LiberationSerif-Regular.ttf",
    "QlvbStampBold": "LiberationSerif-Bold.ttf",
    "QlvbStampItalic": "LiberationSerif-Italic.ttf",
}
_FONT_FOLDERS = (
    "/usr/share/fonts/truetype/liberation2/",
    "/usr/share/fonts/truetype/liberation/",
)


@dataclass(frozen=True)
class ArrivalStamp:
    """What stands in the stamp; what is empty is left to be written by hand."""

    agency: str
    number: str
    day: str
    passed_to: str = ""
    dossier: str = ""


def stamp_sheet(stamp: ArrivalStamp, scan: bytes | None = None) -> bytes:
    """A sheet A4 with the stamp at its actual size, to be printed on the paper itself.

    It stands where the first page of ``scan`` is free; without one on the left, below
    the lines of letterhead and number. Raises BrokenFile or EncryptedFile.
    """
    place = (20 * mm, A4[1] - _HIGHEST - HEIGHT)
    if scan:
        with open_pdf(scan) as document:
            place = _free_place(document[0], SIDES)
    return _drawn(stamp, A4, *place)


def stamp_copy(pdf: bytes, stamp: ArrivalStamp, side: str = "right") -> bytes:
    """A copy of ``pdf`` with the stamp in the free space of its first page.

    ``side`` is "left" (below the number) or "right" (below the date). The bytes given
    are left as they are. Raises BrokenFile or EncryptedFile.
    """
    with open_pdf(pdf) as document, open_pdf(_alone(stamp)) as drawn:
        page = document[0]
        placed = drawn.page_as_xobject(0, document).as_pageobject()
        placed.set_matrix(_matrix(page, *_free_place(page, [side])))
        page.insert_obj(placed)
        page.gen_content()
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()


# -- where ----------


def _free_place(page: pypdfium2.PdfPage, sides: Sequence[str]) -> tuple[float, float]:
    """Lower left corner, in the page as one sees it: the highest free place.

    Where nothing is free, where the least is printed.
    """
    width, height = page.get_size()
    picture = page.render(scale=_scale(width, height), grayscale=True).to_pil()
    ink = picture.point(lambda grey: 255 if grey < _DARK else 0)
    ink = ink.resize(
        (round(width * _COARSE), round(height * _COARSE)), Image.Resampling.BOX
    )

    def worth(place: tuple[float, float]) -> tuple[float, float]:
        return max(_ink(ink, *place), _CLEAN), place[1]

    left, top = min(_places(width, height, sides), key=worth)
    return left, height - HEIGHT - top


def _places(
    width: float, height: float, sides: Sequence[str]
) -> list[tuple[float, float]]:
    return [
        (left, top)
        for side in sides
        for left in _lefts(width, side)
        for top in _steps(_HIGHEST, height - HEIGHT - MARGIN)
    ]


def _lefts(width: float, side: str) -> list[float]:
    """From the edge to the middle of the page."""
    if side == "left":
        return _steps(MARGIN, width / 2 - WIDTH)
    return [width - WIDTH - left for left in _lefts(width, "left")]


def _steps(first: float, last: float) -> list[float]:
    count = max(0, int((last - first) // _STEP))
    return [first + step * _STEP for step in range(min(count, _MOST_STEPS) + 1)]


def _scale(width: float, height: float) -> float:
    """Pixels a point to look at; of a huge page no more than of four sheets A4."""
    sheets: float = width * height / (A4[0] * A4[1])
    return float(min(_SHARP, 4 * _SHARP / sheets**0.5))


def _ink(picture: Image.Image, left: float, top: float) -> float:
    upper = [round((edge - _BORDER) * _COARSE) for edge in (left, top)]
    lower = [round((edge + _BORDER) * _COARSE) for edge in (left + WIDTH, top + HEIGHT)]
    part = picture.crop((upper[0], upper[1], lower[0], lower[1]))
    return ImageStat.Stat(part).mean[0]


def _matrix(page: pypdfium2.PdfPage, x: float, y: float) -> pypdfium2.PdfMatrix:
    """Bring the stamp to (x, y) of the page as one sees it, however it is turned."""
    width, height = page.get_size()
    left, bottom, _right, _top = page.get_cropbox()
    turned = {
        0: (1, 0, 0, 1, x, y),
        90: (0, 1, -1, 0, height - y, x),
        180: (-1, 0, 0, -1, width - x, height - y),
        270: (0, -1, 1, 0, y, width - x),
    }
    matrix = pypdfium2.PdfMatrix(*turned[page.get_rotation()])
    return matrix.translate(left, bottom)


# -- what ----------


def _alone(stamp: ArrivalStamp) -> bytes:
    return _drawn(stamp, (WIDTH, HEIGHT), 0, 0)


def _drawn(stamp: ArrivalStamp, size: tuple[float, float], x: float, y: float) -> bytes:
    register_fonts()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size)
    canvas.translate(x, y)
    canvas.setStrokeColorRGB(*_INK)
    canvas.setFillColorRGB(*_INK)
    _draw_frame(canvas)
    _draw_words(canvas, stamp)
    canvas.save()
    return stream.getvalue()


@cache
def register_fonts() -> None:
    """Make ``QlvbStamp``, its bold and its italic known to reportlab."""
    for name, file in _FONTS.items():
        folder = next(f for f in _FONT_FOLDERS if Path(f, file).exists())
        pdfmetrics.registerFont(TTFont(name, f"{folder}{file}"))


def _draw_frame(canvas: Canvas) -> None:
    canvas.setLineWidth(1.2)
    canvas.rect(0.6, 0.6, WIDTH - 1.2, HEIGHT - 1.2)
    canvas.setLineWidth(0.6)
    canvas.line(0, 25 * mm, WIDTH, 25 * mm)
    canvas.line(0, 13 * mm, WIDTH, 13 * mm)
    canvas.line(17 * mm, 13 * mm, 17 * mm, 25 * mm)


def _draw_words(canvas: Canvas, stamp: ArrivalStamp) -> None:
    _draw_agency(canvas, stamp.agency.upper())
    canvas.setFont("QlvbStampBold", 15)
    canvas.drawCentredString(8.5 * mm, 17.2 * mm, "ĐẾN")
    _draw_line(canvas, "Số:", stamp.number, 19 * mm, 20.5 * mm)
    _draw_line(canvas, "Ngày:", stamp.day, 19 * mm, 15 * mm)
    _draw_line(canvas, "Chuyển:", stamp.passed_to, 2 * mm, 8.5 * mm)
    _draw_line(canvas, "Số và ký hiệu HS:", stamp.dossier, 2 * mm, 3 * mm)


def _draw_agency(canvas: Canvas, name: str) -> None:
    """The name in the head of the stamp, as small as it has to be for its lines."""
    sizes = [size / 2 for size in range(20, 9, -1)]
    for size in sizes:
        lines = simpleSplit(name, "QlvbStampBold", size, WIDTH - 3 * mm)
        if len(lines) * size * 1.15 <= 8.5 * mm:
            break
    canvas.setFont("QlvbStampBold", size)
    top = 30 * mm + len(lines) * size * 1.15 / 2
    for index, line in enumerate(lines):
        canvas.drawCentredString(WIDTH / 2, top - (index + 0.85) * size * 1.15, line)


def _draw_line(canvas: Canvas, label: str, words: str, x: float, y: float) -> None:
    """A label with what is known behind it, on dots to write on."""
    canvas.setFont("QlvbStamp", 9)
    canvas.drawString(x, y, label)
    start = x + pdfmetrics.stringWidth(label, "QlvbStamp", 9) + 1.5 * mm
    canvas.setDash(0.5, 1.5)
    canvas.line(start, y - 0.8, WIDTH - 2 * mm, y - 0.8)
    canvas.setDash()
    canvas.setFont("QlvbStampBold", 9.5)
    canvas.drawString(start + 1 * mm, y, _fitting(words, WIDTH - 3 * mm - start))


def _fitting(words: str, width: float) -> str:
    if pdfmetrics.stringWidth(words, "QlvbStampBold", 9.5) <= width:
        return words
    while words and pdfmetrics.stringWidth(words + "…", "QlvbStampBold", 9.5) > width:
        words = words[:-1]
    return words + "…"
