# SPDX-License-Identifier: LGPL-3.0-or-later
"""A page as a telephone sees it: from the side, in uneven light; or as a good scanner
does."""

import io
import random

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter


def clean_scan(pdf: bytes, dpi: int = 200) -> bytes:
    """The first page as a JPEG file without any fault."""
    return _jpeg(_rendered(pdf, dpi), 85, dpi)


def photograph(pdf: bytes, rng: random.Random) -> bytes:
    """The first page photographed on a desk: a JPEG without a resolution."""
    page = _rendered(pdf, rng.choice((210, 250)))
    width, height = page.size
    edge = round(0.05 * width)
    desk = Image.new("RGB", (width + 2 * edge, height + 2 * edge), (96, 82, 70))
    desk.paste(page, (edge, edge))
    near, far = rng.uniform(0.0, 0.018) * width, rng.uniform(0.0, 0.018) * width
    corners = (near, 0, 0, desk.height, desk.width, desk.height, desk.width - far, 0)
    seen = desk.transform(
        desk.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC
    )
    seen = seen.rotate(rng.uniform(-1.2, 1.2), Image.Resampling.BICUBIC, expand=False)
    seen = ImageChops.multiply(seen, _light(seen.size, rng))
    return _jpeg(seen.filter(ImageFilter.GaussianBlur(0.6)), 70, None)


def _light(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """A shade that falls from one corner, and the soft shadow of a hand."""
    small = Image.new("L", (64, 90))
    dark = rng.randint(105, 150)
    small.putdata(
        [
            round(dark + (245 - dark) * min(1.0, (x / 63 + y / 89) / 1.3))
            for y in range(90)
            for x in range(64)
        ]
    )
    left = rng.randint(5, 40)
    ImageDraw.Draw(small).ellipse((left, 40, left + 22, 100), fill=dark)
    soft = small.filter(ImageFilter.GaussianBlur(5)).resize(size)
    return Image.merge(
        "RGB", (soft, soft, soft.point([v * 94 // 100 for v in range(256)]))
    )


def _rendered(pdf: bytes, dpi: int) -> Image.Image:
    page = pypdfium2.PdfDocument(pdf)[0]
    picture: Image.Image = page.render(scale=dpi / 72).to_pil()
    return picture.convert("RGB")


def _jpeg(page: Image.Image, quality: int, dpi: int | None) -> bytes:
    output = io.BytesIO()
    options = {"dpi": (dpi, dpi)} if dpi else {}
    page.save(output, "JPEG", quality=quality, **options)
    return output.getvalue()
