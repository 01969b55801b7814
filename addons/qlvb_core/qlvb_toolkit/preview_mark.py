# SPDX-License-Identifier: LGPL-3.0-or-later
"""A faint word over a picture of a page, so that nobody takes it for the page."""

import io
import math
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = Path("/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf")
GREY, STRENGTH = (90, 90, 90), 40
ANGLE = 35
# Of the width of the page: what one word takes, and how far apart the lines stand.
SIZE, APART = 0.08, 0.16


def with_mark(png: bytes, words: str) -> bytes:
    """The picture with ``words`` across it, again and again.

    A number or a seal cut out of it still bears a part of them. The words are turned
    once and set down many times: a layer over the whole page would cost a gigabyte on
    a long one.
    """
    with Image.open(io.BytesIO(png)) as opened:
        page = opened.convert("RGB")
    turned, across = _turned(words, page.width * SIZE)
    for x, y in _middles(page.size, across, page.width * APART):
        corner = (round(x - turned.width / 2), round(y - turned.height / 2))
        page.paste(GREY, corner, turned)
    stream = io.BytesIO()
    page.save(stream, "PNG")
    return stream.getvalue()


def _turned(words: str, size: float) -> tuple[Image.Image, float]:
    """The words as a mask, and how far apart they stand in their line."""
    font = ImageFont.truetype(str(FONT), round(size))
    left, top, right, bottom = map(round, font.getbbox(words))
    straight = Image.new("L", (right - left, bottom - top))
    pen = ImageDraw.Draw(straight)
    pen.text((-left, -top), words, font=font, fill=STRENGTH)
    turned = straight.rotate(ANGLE, resample=Image.Resampling.BILINEAR, expand=True)
    return turned, straight.width + size


def _middles(
    page: tuple[int, int], across: float, down: float
) -> Iterator[tuple[float, float]]:
    """Where each word has its middle, so that slanting lines cover the page."""
    width, height = page
    reach = math.hypot(width, height) / 2
    sine, cosine = math.sin(math.radians(ANGLE)), math.cos(math.radians(ANGLE))
    rows, columns = math.ceil(reach / down), math.ceil(reach / across)
    for row in range(-rows, rows + 1):
        for column in range(-columns, columns + 1):
            along, below = (column + row % 2 / 2) * across, row * down
            x = width / 2 + along * cosine + below * sine
            y = height / 2 - along * sine + below * cosine
            if -across < x < width + across and -across < y < height + across:
                yield x, y
