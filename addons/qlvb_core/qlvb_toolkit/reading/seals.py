# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pictures of a part of a page that seal or pen crosses, each cleared another way."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from PIL import Image, ImageChops, ImageFilter

from .pictures import evened

# Pixels: what is left of the edges of pens and seals is thinner than letters.
_SPECKLES = (3, 5)
# Shades between which letters go from black to white: printed ones, as shares of the
# paper's; those under a seal laid over them, as shares of the seal's in red light; and
# those that part black letters from a grey seal.
_BLACK = (0.25, 0.55)
_UNDER_SEAL = (0.68, 0.84)
_DARKEST = (0.22, 0.5)
# How far the colours of grey paper differ.
_GREYISH = 20
# Difference of colours that makes a seal's ink.
_CHROMA = 40
_SEAL_SHARE = 0.002


def cleared(part: Image.Image, ink: Image.Image) -> Iterator[Image.Image]:
    """Grey pictures of the size of ``ink``, best first.

    ``part`` is in colour as it was scanned, ``ink`` the same place without colours.
    """
    red, green, blue = part.convert("RGB").resize(ink.size).split()
    black = _blackest(red, green, blue)
    seal = _over(ImageChops.subtract(red, ImageChops.lighter(green, blue)))
    if sum(seal.histogram()[255:]) > _SEAL_SHARE * ink.width * ink.height:
        yield _smooth(_under_seal(black, red, seal), _SPECKLES[0])
        yield _smooth(black, _SPECKLES[0])
    else:
        yield _smooth(black, _SPECKLES[0])
        yield _smooth(_stretched(ink, 255, _DARKEST), _SPECKLES[0])
    for size in reversed(_SPECKLES):
        yield _smooth(ink, size)


def _blackest(red: Image.Image, green: Image.Image, blue: Image.Image) -> Image.Image:
    """Black letters alone: ink of any colour is lightened by as much as it has of it.

    What a transparent ink crosses stays black, so that no letter is cut.
    """
    light = ImageChops.lighter(red, blue)
    lightest = ImageChops.lighter(light, green)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    chroma = ImageChops.subtract(lightest, darkest, 1, -_GREYISH)
    lightened = ImageChops.add(light, chroma)
    lightened = evened(lightened)
    return _stretched(lightened, _paper(lightened), _BLACK)


def _paper(grey: Image.Image) -> int:
    """The commonest light shade."""
    counts = grey.histogram()
    return max(range(128, 256), key=counts.__getitem__)


def _under_seal(ink: Image.Image, red: Image.Image, seal: Image.Image) -> Image.Image:
    """The ink, with what shows through a red seal that covers: red light passes it."""
    shown = _stretched(red, _middle(red, seal), _UNDER_SEAL)
    found = ink.copy()
    found.paste(shown, mask=seal.filter(ImageFilter.MaxFilter(5)))
    return found


def _middle(red: Image.Image, seal: Image.Image) -> int:
    """The shade of the seal's ink in red light."""
    counts = list(accumulate(red.histogram(seal)))
    return bisect_left(counts, counts[-1] / 2)


def _over(difference: Image.Image) -> Image.Image:
    return difference.point([0] * _CHROMA + [255] * (256 - _CHROMA))


def _stretched(
    grey: Image.Image, paper: float, between: tuple[float, float]
) -> Image.Image:
    low, high = (share * paper for share in between)
    return grey.point(
        [round(min(max((v - low) / (high - low), 0), 1) * 255) for v in range(256)]
    )


def _smooth(grey: Image.Image, size: int) -> Image.Image:
    return grey.filter(ImageFilter.MedianFilter(size))
