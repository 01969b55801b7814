# SPDX-License-Identifier: LGPL-3.0-or-later
"""Times-like fonts, reduced once per process to what documents need.

Parsing the layout tables of the whole font takes longer than signing, so the
reduced font has none.
"""

import string
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from .errors import FontNotFound

Style = Literal["regular", "italic"]

_FILES: dict[Style, tuple[str, ...]] = {
    "regular": (
        "liberation2/LiberationSerif-Regular.ttf",
        "liberation/LiberationSerif-Regular.ttf",
        "croscore/Tinos-Regular.ttf",
    ),
    "italic": (
        "liberation2/LiberationSerif-Italic.ttf",
        "liberation/LiberationSerif-Italic.ttf",
        "croscore/Tinos-Italic.ttf",
    ),
}
FONT_DIRECTORY = Path("/usr/share/fonts/truetype")
FORM_CHARACTERS = string.ascii_letters + string.digits + " .,-/():"
VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" + "".join(
    map(chr, range(0x1EA0, 0x1EFA))
)
_PRINTABLE = string.printable.strip() + " \u00a0–—“”‘’…" + VIETNAMESE


@dataclass(frozen=True)
class FormFont:
    """A reduced TrueType font and the numbers a PDF font dictionary wants.

    Lengths are in thousandths of the font size.
    """

    name: str
    program: bytes
    widths: dict[str, int]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float

    def width(self, text: str) -> float:
        """Width of ``text`` in units of the font size. KeyError: no such letter."""
        return sum(self.widths[letter] for letter in text) / 1000


@cache
def text_font(directory: Path = FONT_DIRECTORY) -> bytes:
    """A TrueType file with every Vietnamese letter, without layout tables.

    Raises FontNotFound.
    """
    return _reduce(_find("regular", directory), _PRINTABLE)


@cache
def form_font(style: Style, directory: Path = FONT_DIRECTORY) -> FormFont:
    """The small font that numbers and dates are written with. FontNotFound."""
    program = _reduce(_find(style, directory), FORM_CHARACTERS)
    return _measure(TTFont(BytesIO(program)), program)


def _find(style: Style, directory: Path) -> Path:
    for name in _FILES[style]:
        path = directory / name
        if path.is_file() and _is_complete(path):
            return path
    raise FontNotFound(directory=str(directory))


def _is_complete(path: Path) -> bool:
    # Liberation 1.07 lacks a hundred Vietnamese letters.
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap()).issuperset(map(ord, VIETNAMESE))


def _reduce(path: Path, characters: str) -> bytes:
    options = subset.Options()
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "kern", "FFTM"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [1, 2, 4, 6]
    font = TTFont(path)
    worker = subset.Subsetter(options)
    worker.populate(text=characters)
    worker.subset(font)
    # pyHanko takes glyph widths for thousandths of the font size.
    scale_upem(font, 1000)
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _measure(font: TTFont, program: bytes) -> FormFont:
    names = font.getBestCmap()
    head, metrics, advance = font["head"], font["OS/2"], font["hmtx"]
    return FormFont(
        name="QLVBFM+" + font["name"].getDebugName(6),
        program=program,
        widths={letter: advance[names[ord(letter)]][0] for letter in FORM_CHARACTERS},
        box=(head.xMin, head.yMin, head.xMax, head.yMax),
        ascent=font["hhea"].ascent,
        descent=font["hhea"].descent,
        cap_height=metrics.sCapHeight,
        italic_angle=font["post"].italicAngle,
    )
