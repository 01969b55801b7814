# SPDX-License-Identifier: LGPL-3.0-or-later
"""Papers with seal and pen as ink lies on paper, scanned badly or photographed."""

import io
import math
import random
from collections.abc import Callable

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_FONT = "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf"
_RED, _BLUE, _WHITE = (214, 40, 52), (44, 60, 150), (255, 255, 255)
# Of a state body's seal: 36 mm across.
_SEAL_INCHES = 36 / 25.4
_RING = "ỦY BAN NHÂN DÂN * CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM * "

Look = Callable[[Image.Image, random.Random], Image.Image]


def seen(pdf: bytes, name: str, look: str, rng: random.Random) -> bytes:
    """A PDF of pictures of the pages."""
    dpi = rng.choice((150, 200, 200, 250, 300))
    document = pypdfium2.PdfDocument(pdf)
    output = io.BytesIO()
    canvas = Canvas(output, invariant=1)
    for index in range(len(document)):
        page = document[index].render(scale=dpi / 72).to_pil().convert("RGB")
        found = document[index].get_textpage().search(name).get_next()
        if found:
            page = _signed(page, _place(document[index], found[0]), dpi, rng)
        page = _LOOKS[look](page, rng)
        data = io.BytesIO()
        page.save(data, "JPEG", quality=rng.choice((50, 65, 80)))
        size = (page.width * 72 / dpi, page.height * 72 / dpi)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(io.BytesIO(data.getvalue())), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def _place(page: pypdfium2.PdfPage, index: int) -> tuple[float, float]:
    """Where the name begins, in shares of the page."""
    left, bottom, _, top = page.get_textpage().get_charbox(index)
    return left / page.get_width(), 1 - (top + bottom) / 2 / page.get_height()


def _signed(
    page: Image.Image, at: tuple[float, float], dpi: int, rng: random.Random
) -> Image.Image:
    """The seal over the left third of the signature, which runs into the name."""
    x, y = at[0] * page.width, at[1] * page.height
    radius = round(dpi * _SEAL_INCHES / 2)
    inked = Image.new("RGB", page.size, _WHITE)
    seal = _seal(2 * radius, rng)
    corner = (
        round(x - radius - rng.uniform(-0.2, 0.3) * dpi),
        round(y - radius - rng.uniform(0.25, 0.6) * dpi),
    )
    inked.paste(seal, corner)
    page = ImageChops.multiply(page, inked)
    pen = Image.new("RGB", page.size, _WHITE)
    points = _strokes(x + 0.5 * dpi, y - 0.3 * dpi, dpi, rng)
    ImageDraw.Draw(pen).line(points, _BLUE, max(2, dpi // 70), joint="curve")
    return ImageChops.multiply(page, pen)


def _seal(size: int, rng: random.Random) -> Image.Image:
    """Two rings, words between them and a star, unevenly inked."""
    big = Image.new("RGB", (600, 600), _WHITE)
    draw = ImageDraw.Draw(big)
    for edge, width in ((4, 12), (26, 4), (120, 4)):
        draw.ellipse((edge, edge, 599 - edge, 599 - edge), outline=_RED, width=width)
    font = ImageFont.truetype(_FONT, 54)
    for index, letter in enumerate(_RING):
        angle = 360 * index / len(_RING)
        tile = Image.new("RGB", (600, 600), _WHITE)
        ImageDraw.Draw(tile).text((300, 74), letter, _RED, font, anchor="mm")
        big = ImageChops.multiply(big, tile.rotate(-angle, fillcolor=_WHITE))
    star = ImageFont.truetype(_FONT.replace("Liberation", "Liberation"), 60)
    ImageDraw.Draw(big).text((300, 250), "TỈNH", _RED, star, anchor="mm")
    ImageDraw.Draw(big).text((300, 340), "CHỦ TỊCH", _RED, font, anchor="mm")
    big = big.rotate(rng.uniform(-20, 20), Image.Resampling.BICUBIC, fillcolor=_WHITE)
    random.seed(rng.random())
    worn = Image.effect_noise((60, 60), 90).resize((600, 600)).point(_worn_ink)
    big = ImageChops.screen(big, Image.merge("RGB", (worn, worn, worn)))
    return big.resize((size, size), Image.Resampling.LANCZOS)


def _worn_ink(value: int) -> int:
    return max(0, value - 130)


def _strokes(
    x: float, y: float, dpi: int, rng: random.Random
) -> list[tuple[float, float]]:
    turn, slant = rng.uniform(2.2, 3.4), rng.uniform(0.2, 0.6)
    return [
        (
            x + dpi * (step / 60 + 0.22 * math.sin(step / turn) * slant),
            y + dpi * (0.32 * math.sin(step / turn + 1) * (1 - step / 90) + 0.05),
        )
        for step in range(70)
    ]


def _scanned(page: Image.Image, rng: random.Random) -> Image.Image:
    """Askew on the glass, in colour, the paper not white, a dark edge at one side."""
    page = page.rotate(
        rng.uniform(-2.5, 2.5), Image.Resampling.BICUBIC, fillcolor="#ddd"
    )
    page = ImageChops.multiply(page, Image.new("RGB", page.size, (244, 241, 230)))
    ImageDraw.Draw(page).rectangle((0, 0, page.width // 90, page.height), (90, 90, 90))
    return _grain(page.filter(ImageFilter.GaussianBlur(rng.uniform(0, 0.8))), 12, rng)


def _copied(page: Image.Image, rng: random.Random) -> Image.Image:
    """A grey copy of a copy: pale letters, specks."""
    grey = page.convert("L").point([min(255, 70 + v * 185 // 255) for v in range(256)])
    draw = ImageDraw.Draw(grey)
    for _ in range(150):
        x, y = rng.randrange(grey.width), rng.randrange(grey.height)
        draw.ellipse((x, y, x + 2, y + 2), fill=60)
    grey = grey.rotate(rng.uniform(-1.5, 1.5), Image.Resampling.BICUBIC, fillcolor=255)
    return _grain(grey.convert("RGB"), 10, rng)


def _photographed(page: Image.Image, rng: random.Random) -> Image.Image:
    """By hand over a table: from below and aside, in the light of one lamp."""
    edge = round(rng.uniform(0.02, 0.06) * page.width)
    size = (page.width + 2 * edge, page.height + 2 * edge)
    desk = Image.new("RGB", size, (128, 104, 82))
    desk.paste(page, (edge, edge))
    dx, dy = (rng.uniform(0, 0.03) * side for side in size)
    quad = (-dx, 0, dx, size[1] + dy, size[0] - dx, size[1], size[0] + dx, -dy)
    photo = desk.transform(
        size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor="#806852"
    )
    photo = photo.rotate(
        rng.uniform(-2, 2), Image.Resampling.BICUBIC, fillcolor="#806852"
    )
    lamp = Image.radial_gradient("L").point([255 - v * 130 // 255 for v in range(256)])
    shift = (rng.randrange(120), rng.randrange(120))
    light = lamp.crop((*shift, shift[0] + 130, shift[1] + 130)).resize(size)
    warm = Image.merge(
        "RGB", (light, light, light.point([v * 9 // 10 for v in range(256)]))
    )
    return _grain(
        ImageChops.multiply(photo, warm).filter(ImageFilter.GaussianBlur(0.7)), 8, rng
    )


def _grain(page: Image.Image, strength: float, rng: random.Random) -> Image.Image:
    random.seed(rng.random())
    grain = Image.effect_noise(page.size, strength).convert("RGB")
    return ImageChops.add(page, grain, 1, -128)


_LOOKS: dict[str, Look] = {
    "scan": _scanned,
    "rough-scan": _copied,
    "photo": _photographed,
}
