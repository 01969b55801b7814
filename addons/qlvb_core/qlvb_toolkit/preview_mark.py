# SPDX-License-Identifier: LGPL-3.0-or-later
"""A faint word over a picture of a page, so that nobody takes it for the page."""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = Path("/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf")
GREY = (90, 90, 90, 40)
ANGLE = 35
# Of the width of the page: what one word takes, and how far apart they stand.
SIZE, APART = 0.08, 0.5


def with_mark(png: bytes, words: str) -> bytes:
    """The picture with ``words`` across it, again and again.

    A number or a seal cut out of it still bears a part of them.
    """
    with Image.open(io.BytesIO(png)) as opened:
        page = opened.convert("RGBA")
    side = page.width + page.height
    layer = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    pen = ImageDraw.Draw(layer)
    font = ImageFont.truetype(str(FONT), round(page.width * SIZE))
    across = round(pen.textlength(words, font=font) + page.width * SIZE)
    down = round(page.width * APART * SIZE * 4)
    for row, top in enumerate(range(0, side, down)):
        for left in range(-(row % 2) * across // 2, side, across):
            pen.text((left, top), words, font=font, fill=GREY)
    layer = layer.rotate(ANGLE, resample=Image.Resampling.BILINEAR)
    corner = ((side - page.width) // 2, (side - page.height) // 2)
    box = (*corner, corner[0] + page.width, corner[1] + page.height)
    page.alpha_composite(layer.crop(box))
    stream = io.BytesIO()
    page.convert("RGB").save(stream, "PNG")
    return stream.getvalue()
