# SPDX-License-Identifier: LGPL-3.0-or-later
"""Born-digital pages made into scans: skew, noise, blur, stamps, coarse pixels."""

import io
import math
import random

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_STAMP_FONT = "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf"
# What a scanner takes for black when it knows nothing else.
_BLACK_AND_WHITE = [0] * 150 + [255] * 106
_TURNS = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180}


def scan(
    pdf: bytes,
    rng: random.Random,
    rotate: int,
    sign_at: tuple[int, float, float] | None,
    look: str = "colour",
) -> bytes:
    """A PDF of pictures; ``sign_at`` is page and place of the seal, a share.

    ``look``: ``colour``, ``grey``, or ``fax`` in black and white, where seal and pen
    are as dark as the letters they touch.
    """
    dpi = rng.choice((150, 200, 200, 300))
    skew = rng.uniform(-2, 2)
    settings = (rng.choice((0, 0.5, 0.9)), rng.uniform(2, 14), rng.randint(205, 255))
    quality = rng.choice((45, 65, 85))
    output = io.BytesIO()
    canvas = Canvas(output, invariant=1)
    document = pypdfium2.PdfDocument(pdf)
    for index in range(len(document)):
        page = document[index].render(scale=dpi / 72).to_pil().convert("RGB")
        if sign_at and sign_at[0] == index:
            _stamp(page, sign_at[1], sign_at[2], dpi, rng)
        page = _worn(page, skew, *settings, rng)
        page = _seen(page, look)
        if rotate:
            page = page.transpose(_TURNS[rotate])
        _add(canvas, page, dpi, quality)
    canvas.save()
    return output.getvalue()


def signer_place(pdf: bytes, name: str) -> tuple[int, float, float] | None:
    """Where the signer's name stands, for the seal to touch it from the left."""
    document = pypdfium2.PdfDocument(pdf)
    for index in range(len(document)):
        page = document[index]
        found = page.get_textpage().search(name).get_next()
        if found:
            left, bottom, _, top = page.get_textpage().get_charbox(found[0])
            x, y = left / page.get_width(), 1 - (top + bottom) / 2 / page.get_height()
            return index, x - 0.02, y - 0.035
    return None


def _worn(
    page: Image.Image,
    skew: float,
    blur: float,
    noise: float,
    paper: int,
    rng: random.Random,
) -> Image.Image:
    page = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white")
    page = page.point([value * paper // 255 for value in range(256)] * 3)
    if blur:
        page = page.filter(ImageFilter.GaussianBlur(blur))
    random.seed(rng.random())
    grain = Image.effect_noise(page.size, noise * 2).convert("RGB")
    return Image.blend(page, grain, 0.12)


def _seen(page: Image.Image, look: str) -> Image.Image:
    if look == "grey":
        return page.convert("L")
    if look == "fax":
        return page.convert("L").point(_BLACK_AND_WHITE, "1")
    return page


def _stamp(page: Image.Image, x: float, y: float, dpi: int, rng: random.Random) -> None:
    """A round red seal over a third of the signature, and a blue stroke of a pen."""
    radius = round(dpi * 0.7)
    layer = Image.new("RGBA", page.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    cx, cy = round(x * page.width), round(y * page.height)
    red = (205, 25, 35, 190)
    for inner, width in ((0, dpi // 40), (dpi // 12, dpi // 80)):
        box = (
            cx - radius + inner,
            cy - radius + inner,
            cx + radius - inner,
            cy + radius - inner,
        )
        draw.ellipse(box, outline=red, width=max(2, width))
    font = ImageFont.truetype(_STAMP_FONT, dpi // 9)
    for line, text in enumerate(("ỦY BAN", "NHÂN DÂN", "★")):
        draw.text(
            (cx - radius // 2, cy - radius // 2 + line * dpi // 6),
            text,
            fill=red,
            font=font,
        )
    points = [
        (
            cx + radius * 0.2 + step * dpi / 40,
            cy + radius * 0.3 + math.sin(step / 3 + rng.random()) * dpi / 6,
        )
        for step in range(40)
    ]
    draw.line(points, fill=(25, 40, 160, 230), width=max(2, dpi // 60))
    page.paste(Image.alpha_composite(page.convert("RGBA"), layer).convert("RGB"))


def _add(canvas: Canvas, page: Image.Image, dpi: int, quality: int) -> None:
    data = io.BytesIO()
    if page.mode == "1":
        page.save(data, "PNG")
    else:
        page.save(data, "JPEG", quality=quality)
    size = (page.width * 72 / dpi, page.height * 72 / dpi)
    canvas.setPageSize(size)
    canvas.drawImage(ImageReader(io.BytesIO(data.getvalue())), 0, 0, *size)
    canvas.showPage()
