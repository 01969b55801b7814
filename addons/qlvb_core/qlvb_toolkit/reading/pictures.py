# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pictures of pages, made ready for recognition."""

import io
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageMath, ImageOps

from ..errors import BrokenFile

FORMATS = ("PNG", "JPEG", "MPO", "TIFF")
A4_LONG_SIDE = 842.0
POINTS_PER_INCH = 72
# Letters of 13 points are then about 40 pixels high, what Tesseract knows best.
DPI = 300
MAX_PIXELS = 100_000_000
MAX_FRAMES = 500
# The head of a page, where urgency and secrecy stand, and down to number and date.
HEAD_SHARE = 0.45
_NUMBER_SHARE = 0.3
_RED_THRESHOLD = 70
# Difference of the colours of a pixel from which on it is not grey, and how light it
# must be to be no black letter under the stamp.
_CHROMA = 45
_BRIGHT = 90
_PAPER_SHARE = 0.9
# Pixels of the cells by which the light of a page is told; from which difference of
# shades it is uneven, and what is too dark to be paper.
_CELL, _UNEVEN, _DARK = 24, 22, 90
_RED_SHARE = 0.0004


def frame_count(data: bytes) -> int:
    """The number of pages of a PNG, JPEG or TIFF file. Raises BrokenFile ``image``."""
    with _opened(data) as picture:
        count = int(getattr(picture, "n_frames", 1))
    if count > MAX_FRAMES:
        raise BrokenFile("expansion_limit")
    return count


def image_frame(data: bytes, index: int) -> Image.Image:
    """A page of a PNG, JPEG or TIFF file. Raises BrokenFile ``image``."""
    with _opened(data) as picture:
        picture.seek(index)
        if picture.width * picture.height > MAX_PIXELS:
            raise BrokenFile("expansion_limit")
        return _on_white(ImageOps.exif_transpose(picture))


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """An image being read; whatever its reader stumbles over is BrokenFile."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            yield picture
    except BrokenFile:
        raise
    # Pillow's readers raise whatever the damaged bytes lead them to.
    except Exception as error:
        raise BrokenFile("image") from error


def rendered(page: pypdfium2.PdfPage) -> Image.Image:
    """A PDF page as it looks, stamps included."""
    width, height = page.get_size()
    scale = DPI / POINTS_PER_INCH
    largest = (MAX_PIXELS / max(width * height, 1)) ** 0.5
    bitmap = page.render(scale=min(scale, largest), may_draw_forms=True)
    picture: Image.Image = bitmap.to_pil()
    return picture.convert("RGB")


def scale_of(picture: Image.Image) -> float:
    """Points per pixel when the picture shows a sheet of A4."""
    return A4_LONG_SIDE / max(picture.size)


def black_ink(picture: Image.Image, *, first: bool) -> Image.Image:
    """Grey picture without red stamps and blue pens; ``first`` is the first page.

    In its head blue stays, as numbers and dates are stamped in blue.
    """
    red, green, blue = picture.convert("RGB").split()
    grey = ImageChops.lighter(red, blue)
    grey.paste(255, mask=_coloured(red, green, blue))
    if first:
        grey.paste(red.crop((0, 0, red.width, round(red.height * _NUMBER_SHARE))))
    factor = DPI / POINTS_PER_INCH * scale_of(picture)
    if abs(factor - 1) > 0.15:
        size = (round(grey.width * factor), round(grey.height * factor))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    return _white_paper(evened(grey))


def evened(grey: Image.Image) -> Image.Image:
    """The picture as if its light were even; as it is when that is so nearly.

    The paper around each place is the lightest near it, whatever letters stand there.
    """
    wide, high = (max(1, side // _CELL) for side in grey.size)
    cells = grey.resize((wide, high), Image.Resampling.BOX)
    paper = cells.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(2))
    # What is darker is no paper: a desk, a fold, a black edge.
    paper = paper.point([max(v, _DARK) for v in range(256)])
    dark, light = _share_of(paper, 0.1), _share_of(paper, 0.9)
    if light - dark < _UNEVEN:
        return grey
    whole = paper.resize(grey.size, Image.Resampling.BILINEAR)
    even: Image.Image = ImageMath.lambda_eval(
        lambda of: of["convert"](of["min"](of["grey"] * light / of["paper"], 255), "L"),
        grey=grey,
        paper=whole,
    )
    return even


def _share_of(grey: Image.Image, share: float) -> int:
    """The shade that this share of the picture is darker than."""
    counts = list(accumulate(grey.histogram()))
    return bisect_left(counts, share * counts[-1])


def _coloured(red: Image.Image, green: Image.Image, blue: Image.Image) -> Image.Image:
    """Mask of ink with a colour and its faint edges, but where it crosses black."""
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    chroma = ImageChops.subtract(lightest, darkest)
    strong = chroma.point([0] * _CHROMA + [255] * (256 - _CHROMA))
    bright = lightest.point([0] * _BRIGHT + [255] * (256 - _BRIGHT))
    # The edges of a stroke, grown at half the size, where it is cheap.
    small = strong.reduce(2).filter(ImageFilter.MaxFilter(5))
    near = small.point([0] + [255] * 255).resize(strong.size)
    return ImageChops.darker(near, bright)


def _white_paper(grey: Image.Image) -> Image.Image:
    """Contrast up to the shade of the paper, which becomes white."""
    counts = grey.histogram()
    paper = max(range(128, 255), key=counts.__getitem__)
    white = paper * _PAPER_SHARE
    return grey.point([min(255, round(value * 255 / white)) for value in range(256)])


def red_ink(picture: Image.Image) -> Image.Image | None:
    """Red marks of the head of the page in black; None when there are none."""
    head = picture.convert("RGB").crop(
        (0, 0, picture.width, round(picture.height * HEAD_SHARE))
    )
    red, green, blue = head.split()
    excess = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    marks = sum(excess.histogram()[_RED_THRESHOLD:])
    if marks < _RED_SHARE * head.width * head.height:
        return None
    return ImageOps.invert(ImageOps.autocontrast(excess))


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    sheet = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(sheet, layered).convert("RGB")
