# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pictures of a part of a page that seal or pen crosses, each cleared another way."""

from collections.abc import Iterator

from PIL import Image, ImageChops, ImageFilter

# Pixels: what is left of the edges of pens and seals is thinner than letters.
_SPECKLES = (3, 5)
# Shades, as shares of the paper's, between which printed letters under a seal laid
# over them go from black to white; and those that part black letters from a grey seal.
_UNDER_SEAL = (0.58, 0.8)
_DARKEST = (0.22, 0.5)
# Difference of colours that makes a seal's ink.
_CHROMA = 40
_SEAL_SHARE = 0.002


def cleared(part: Image.Image, ink: Image.Image) -> Iterator[Image.Image]:
    """Grey pictures of the size of ``ink``, best first.

    ``part`` is in colour as it was scanned, ``ink`` the same place without colours.
    """
    red, green, blue = part.convert("RGB").resize(ink.size).split()
    seal = _over(ImageChops.subtract(red, ImageChops.lighter(green, blue)))
    coloured = sum(seal.histogram()[255:]) > _SEAL_SHARE * ink.width * ink.height
    if coloured:
        yield _smooth(_under_seal(ink, red, seal), _SPECKLES[0])
    else:
        yield _smooth(_stretched(ink, 255, _DARKEST), _SPECKLES[0])
    for size in reversed(_SPECKLES):
        yield _smooth(ink, size)


def _under_seal(ink: Image.Image, red: Image.Image, seal: Image.Image) -> Image.Image:
    """The ink, with what shows through a red seal: red light passes its ink."""
    counts = red.histogram()
    paper = max(range(128, 256), key=counts.__getitem__)
    shown = _stretched(red, paper, _UNDER_SEAL)
    found = ink.copy()
    found.paste(shown, mask=seal.filter(ImageFilter.MaxFilter(5)))
    return found


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
