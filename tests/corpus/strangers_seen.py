# SPDX-License-Identifier: LGPL-3.0-or-later
"""What befalls paper in offices: ink over the name, staples, notes, stamps, fax."""

import io
import math
import random
from collections.abc import Callable, Sequence

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_FONT = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf"
_WHITE, _INK = (255, 255, 255), (30, 50, 170)
_SEAL_INCHES = 36 / 25.4

Fault = Callable[[Image.Image, int, random.Random], Image.Image]


def stained(pdf: bytes, name: str, faults: Sequence[str], rng: random.Random) -> bytes:
    """A PDF of the pages as seen; ``ink`` is where the name stands, if it is found."""
    dpi = rng.choice((200, 200, 300))
    document = pypdfium2.PdfDocument(pdf)
    output = io.BytesIO()
    canvas = Canvas(output, invariant=1)
    for index in range(len(document)):
        page = document[index].render(scale=dpi / 72).to_pil().convert("RGB")
        text = document[index].get_textpage()
        found = text.search(name).get_next() if name else None
        if found and "ink" in faults:
            left, bottom, _, top = text.get_charbox(found[0])
            y = document[index].get_height() - (top + bottom) / 2
            page = _inked(page, left * dpi / 72, y * dpi / 72, dpi, rng)
        for fault in faults:
            if fault in _FAULTS and (index == 0 or fault not in _FIRST):
                page = _FAULTS[fault](page, dpi, rng)
        _add(canvas, page, dpi, 22 if "jpeg" in faults else 70)
    canvas.save()
    return output.getvalue()


def _add(canvas: Canvas, page: Image.Image, dpi: int, quality: int) -> None:
    data = io.BytesIO()
    page.save(data, "JPEG", quality=quality)
    size = (page.width * 72 / dpi, page.height * 72 / dpi)
    canvas.setPageSize(size)
    canvas.drawImage(ImageReader(io.BytesIO(data.getvalue())), 0, 0, *size)
    canvas.showPage()


def _inked(
    page: Image.Image, x: float, y: float, dpi: int, rng: random.Random
) -> Image.Image:
    """A worn seal left of the name and a signature whose loops cross it."""
    layer = Image.new("RGB", page.size, _WHITE)
    draw = ImageDraw.Draw(layer)
    radius = dpi * _SEAL_INCHES / 2
    cx, cy = x - rng.uniform(0.0, 0.35) * dpi, y - rng.uniform(0.35, 0.6) * dpi
    red = (225, rng.randint(60, 100), rng.randint(60, 100))
    for share, line in ((1.0, dpi // 35), (0.9, dpi // 100), (0.62, dpi // 100)):
        r = radius * share
        draw.ellipse((cx - r, cy - r, cx + r, cy + r), outline=red, width=max(1, line))
    font = ImageFont.truetype(_FONT, dpi // 9)
    for line, text in enumerate(("SỞ", "Y TẾ", "★")):
        at = (cx, cy - dpi / 5 + line * dpi / 6)
        draw.text(at, text, red, font, anchor="mm")
    page = ImageChops.multiply(page, layer.filter(ImageFilter.GaussianBlur(0.6)))
    pen = Image.new("RGB", page.size, _WHITE)
    start, height = x + rng.uniform(-0.1, 0.4) * dpi, rng.uniform(0.25, 0.45) * dpi
    points = [
        (
            start + dpi * step / 55 + 0.12 * dpi * math.cos(step / 2.3),
            y - 0.2 * dpi + height * math.sin(step / 2.3) * (1 - step / 110),
        )
        for step in range(75)
    ]
    ImageDraw.Draw(pen).line(points, _INK, max(2, dpi // 80), joint="curve")
    return ImageChops.multiply(page, pen)


def _light(page: Image.Image, dpi: int, rng: random.Random) -> Image.Image:
    """A shade from one side, as beside a window."""
    ramp = Image.linear_gradient("L").rotate(rng.choice((0, 90, 180, 270)))
    shade = ramp.resize(page.size).point([255 - v * 110 // 255 for v in range(256)])
    return ImageChops.multiply(page, Image.merge("RGB", (shade, shade, shade)))


def _fax(page: Image.Image, dpi: int, rng: random.Random) -> Image.Image:
    """Black and white at the resolution of a fax, and back."""
    small = page.convert("L").resize((round(page.width * 200 / dpi), page.height))
    small = small.filter(ImageFilter.GaussianBlur(0.5))
    limit = rng.randint(140, 190)
    hard = small.point([0 if v < limit else 255 for v in range(256)])
    return hard.resize(page.size).convert("RGB")


def _perspective(page: Image.Image, dpi: int, rng: random.Random) -> Image.Image:
    wide, high = page.size
    dx, dy = rng.uniform(0.005, 0.02) * wide, rng.uniform(0, 0.015) * high
    quad = (-dx, -dy, -dx / 2, high, wide + dx, high + dy, wide - dx, 0)
    return page.transform(
        page.size,
        Image.Transform.QUAD,
        quad,
        Image.Resampling.BICUBIC,
        fillcolor="#ccc",
    )


def _staple(page: Image.Image, dpi: int, rng: random.Random) -> Image.Image:
    """The dark of a folded corner, and of holes at the side."""
    draw = ImageDraw.Draw(page)
    side = rng.uniform(0.5, 0.9) * dpi
    draw.polygon(((0, 0), (side, 0), (0, side)), fill=(70, 70, 70))
    for share in (0.35, 0.65):
        y = share * page.height
        draw.ellipse((0.25 * dpi, y, 0.5 * dpi, y + 0.25 * dpi), fill=(40, 40, 40))
    return page


def _notes(page: Image.Image, dpi: int, rng: random.Random) -> Image.Image:
    """A leader's words with a pen beside the head and in the margin."""
    pen = Image.new("RGB", page.size, _WHITE)
    draw = ImageDraw.Draw(pen)
    places = ((0.08, 0.24), (0.55, 0.235), (0.03, 0.5))
    for x, y in places:
        for row in range(2):
            left, top = x * page.width, y * page.height + row * 0.16 * dpi
            points = [
                (
                    left + step * dpi / 45,
                    top + 0.045 * dpi * math.sin(step * rng.uniform(0.7, 1.4)),
                )
                for step in range(48)
            ]
            draw.line(points, _INK, max(2, dpi // 90), joint="curve")
    return ImageChops.multiply(page, pen)


def _arrival(page: Image.Image, dpi: int, rng: random.Random) -> Image.Image:
    """The stamp ĐẾN, askew, touching the lines of the head."""
    wide, high = round(50 / 25.4 * dpi), round(30 / 25.4 * dpi)
    tile = Image.new("RGB", (wide, high), _WHITE)
    draw = ImageDraw.Draw(tile)
    colour = rng.choice(((200, 40, 60), (60, 60, 160)))
    draw.rectangle((2, 2, wide - 3, high - 3), outline=colour, width=max(2, dpi // 80))
    font = ImageFont.truetype(_FONT, dpi // 7)
    number = rng.randint(100, 2999)
    for row, text in enumerate(
        ("CÔNG VĂN ĐẾN", f"Số: {number}", "Ngày: 12/10/2026", "Chuyển: ........")
    ):
        draw.text((dpi // 10, dpi // 14 + row * high // 4), text, colour, font)
    tile = tile.rotate(rng.uniform(-4, 4), expand=True, fillcolor=_WHITE)
    layer = Image.new("RGB", page.size, _WHITE)
    at = (round(rng.uniform(0.1, 0.16) * page.width), round(0.185 * page.height))
    layer.paste(tile, at)
    return ImageChops.multiply(page, layer)


def _tilted(page: Image.Image, dpi: int, rng: random.Random) -> Image.Image:
    return page.rotate(
        rng.uniform(-1.8, 1.8), Image.Resampling.BICUBIC, fillcolor="white"
    )


_FAULTS: dict[str, Fault] = {
    "notes": _notes,
    "arrival": _arrival,
    "staple": _staple,
    "tilt": _tilted,
    "perspective": _perspective,
    "light": _light,
    "fax": _fax,
}
_FIRST = ("arrival", "notes")
