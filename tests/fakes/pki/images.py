# SPDX-License-Identifier: LGPL-3.0-or-later
"""Handwritten signatures and round seals, made up, as transparent PNG files."""

import math
from hashlib import sha256
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFont

_BLUE = (20, 50, 160, 255)
_RED = (215, 25, 32, 255)
_CLEAR = (0, 0, 0, 0)
# Drawn larger and reduced, which smooths the edges.
_OVERSAMPLING = 3
_FONT = "LiberationSans-Bold.ttf"


def signature_png(name: str, *, width: int = 420, height: int = 180) -> bytes:
    """A blue handwritten stroke; the same name always gives the same stroke."""
    size = (width * _OVERSAMPLING, height * _OVERSAMPLING)
    image = Image.new("RGBA", size, _CLEAR)
    pen = ImageDraw.Draw(image)
    points = _stroke(Random(_seed(name)), *size)  # noqa: S311
    pen.line(points, fill=_BLUE, width=4 * _OVERSAMPLING, joint="curve")
    return _png(image, (width, height))


def seal_png(agency: str, *, size: int = 420) -> bytes:
    """A red round seal: two circles, the agency's name around, a star inside."""
    side = size * _OVERSAMPLING
    image = Image.new("RGBA", (side, side), _CLEAR)
    pen = ImageDraw.Draw(image)
    _ring(pen, side, 0.02, 0.022)
    _ring(pen, side, 0.17, 0.010)
    _star(pen, side / 2, side / 2, side * 0.17)
    _arc_text(image, agency.upper(), radius=side * 0.395)
    return _png(image, (size, size))


def _seed(name: str) -> int:
    return int.from_bytes(sha256(name.encode()).digest()[:8])


def _stroke(random: Random, width: int, height: int) -> list[tuple[float, float]]:
    turns = random.randint(4, 6)
    waves = [(random.uniform(0.5, 1.0), random.uniform(0, math.tau)) for _ in range(3)]
    points = []
    for step in range(601):
        part = step / 600
        angle = part * turns * math.tau
        lift = sum(
            a * math.sin(angle * (k + 1) / 2 + b) for k, (a, b) in enumerate(waves)
        )
        x = width * (0.08 + 0.78 * part + 0.05 * math.sin(angle))
        y = height * (0.5 + 0.15 * lift * (1 - 0.6 * part))
        points.append((x, y))
    points.append((width * 0.95, height * 0.42))
    return points


def _ring(pen: ImageDraw.ImageDraw, side: int, inset: float, line: float) -> None:
    edge = side * inset
    pen.ellipse(
        (edge, edge, side - edge, side - edge), outline=_RED, width=int(side * line)
    )


def _star(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    corners = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382
        angle = corner * math.pi / 5
        corners.append((x + reach * math.sin(angle), y - reach * math.cos(angle)))
    pen.polygon(corners, fill=_RED)


def _arc_text(image: Image.Image, text: str, *, radius: float) -> None:
    """Write letter by letter around the upper part of the ring."""
    font = ImageFont.truetype(_FONT, int(image.width * 0.075))
    widths = [font.getlength(letter) for letter in text]
    total = sum(widths)
    # A long name may take nearly the whole ring, never more.
    squeeze = min(1.0, 1.8 * math.pi * radius / total)
    angle = -total * squeeze / radius / 2
    for letter, width in zip(text, widths, strict=True):
        half = width * squeeze / radius / 2
        _place(image, letter, font, angle + half, radius)
        angle += 2 * half


def _place(
    image: Image.Image,
    letter: str,
    font: ImageFont.FreeTypeFont,
    angle: float,
    radius: float,
) -> None:
    box = int(font.size * 2)
    tile = Image.new("RGBA", (box, box), _CLEAR)
    pen = ImageDraw.Draw(tile)
    pen.text((box / 2, box / 2), letter, font=font, fill=_RED, anchor="mm")
    turned = tile.rotate(-math.degrees(angle), resample=Image.Resampling.BICUBIC)
    middle = image.width / 2
    x = middle + radius * math.sin(angle) - box / 2
    y = middle - radius * math.cos(angle) - box / 2
    image.alpha_composite(turned, (int(x), int(y)))


def _png(image: Image.Image, size: tuple[int, int]) -> bytes:
    buffer = BytesIO()
    image.resize(size, Image.Resampling.LANCZOS).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
