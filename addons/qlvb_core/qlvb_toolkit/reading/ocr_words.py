# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words with their places from the picture of a page: turned, skewed or stamped."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from PIL import Image

from ..errors import RecognitionFailed, RecognitionTimeout
from ..secrecy import SECRET_MARKS
from .geometry import Page, Rect, Word
from .pictures import DPI, POINTS_PER_INCH, black_ink, red_ink, scale_of
from .seals import cleared
from .tesseract import BLOCK, SPARSE, Recognised, quarters_to_upright, recognise
from .vocabulary import URGENCIES, letters

_MARK_WORDS = frozenset(
    letters(word) for mark in (*URGENCIES, *SECRET_MARKS) for word in mark.split()
)
# Below this share of surely read letters a page may stand on its head.
_UPRIGHT_QUALITY = 0.6
_SURE = 0.6
_MIN_LETTERS = 60
# One or two letters read no better than this are specks.
_GUESS = 0.3
# Pixels: no letter is as low.
_SPECK = 12
_PIXEL = POINTS_PER_INCH / DPI
_RULE = re.compile(r"[\W_]{2,}|[\u02b0-\u02ff]+")
_MEANT = re.compile(r"[\w\-–—:;,./&()]")
_TURNS = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True)
class _Scan:
    """An upright page: its picture, ink and skew, and how far it was turned."""

    picture: Image.Image
    ink: Image.Image
    slope: float
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        return self.ink.width * _PIXEL, self.ink.height * _PIXEL

    def words(
        self, found: Iterable[Recognised], left: float = 0, top: float = 0
    ) -> list[Word]:
        """Words on the page, of a part that begins at this place in points."""
        return [self._word(word, left, top) for word in found if not _is_noise(word)]

    def look_closer(self, part: Rect) -> Iterator[list[Word]]:
        """What a part of the page may say, cleared of seals and pens."""
        box = self._box(part)
        if box is None:
            return
        scale = self.picture.width / self.ink.width
        left, top, right, bottom = (round(edge * scale) for edge in box)
        seen = self.picture.crop((left, top, right, bottom))
        first = None
        for view in cleared(seen, self.ink.crop(box)):
            first = first or view
            yield self._part_words(view, box)
        if first is not None:
            # What is left of a ring of a seal spoils the order of a block.
            yield self._part_words(first, box, SPARSE)

    def read_block(self, part: Rect) -> list[Word]:
        """What a part of the page says when it is recognised by itself."""
        box = self._box(part)
        return [] if box is None else self._part_words(self.ink.crop(box), box)

    def _box(self, part: Rect) -> tuple[int, int, int, int] | None:
        """The part in pixels; None when it is too small to hold a line."""
        edges = [round(edge / _PIXEL) for edge in (part.x0, part.y0, part.x1, part.y1)]
        left, top = max(0, edges[0]), max(0, edges[1])
        right, bottom = min(self.ink.width, edges[2]), min(self.ink.height, edges[3])
        if right - left < DPI // 4 or bottom - top < DPI // 8:
            return None
        return left, top, right, bottom

    def _part_words(
        self,
        view: Image.Image,
        box: tuple[int, int, int, int],
        layout: int = BLOCK,
    ) -> list[Word]:
        try:
            found = recognise(view, DPI, layout)
        except (RecognitionFailed, RecognitionTimeout):
            # The page was read: a second look only makes it surer.
            return []
        return self.words(found, box[0] * _PIXEL, box[1] * _PIXEL)

    def _word(self, word: Recognised, left: float, top: float) -> Word:
        rect = _rect(word, _PIXEL)
        seen = Rect(rect.x0 + left, rect.y0 + top, rect.x1 + left, rect.y1 + top)
        place = seen.turned(-self.quarters, *self.size)
        upright = _unskewed(seen, self.slope, *self.size)
        return Word(word.text, upright, place, None, word.confidence)


def page_of_picture(picture: Image.Image, index: int) -> Page:
    """The words of a scanned page, whichever way it lies.

    Raises TesseractMissing, RecognitionTimeout or RecognitionFailed.
    """
    first = index == 0
    scan, found = _upright(picture, first=first)
    words = scan.words(found)
    if first:
        words += _red_words(picture, scan.quarters)
    width, height = scan.size
    sheet = (height, width) if scan.quarters % 2 else (width, height)
    return Page(index, width, height, tuple(words), "ocr", sheet, scan)


def _upright(picture: Image.Image, *, first: bool) -> tuple[_Scan, list[Recognised]]:
    best = _attempt(picture, 0, first=first)
    if best[0] >= _UPRIGHT_QUALITY:
        return best[1], best[2]
    guess = quarters_to_upright(best[1].ink)
    for quarters in dict.fromkeys((guess, 1, 3, 2)):
        if quarters:
            attempt = _attempt(picture, quarters, first=first)
            best = max(best, attempt, key=lambda found: found[0])
        if best[0] >= _UPRIGHT_QUALITY or not guess:
            break
    return best[1], best[2]


def _attempt(
    picture: Image.Image, quarters: int, *, first: bool
) -> tuple[float, _Scan, list[Recognised]]:
    turned = _turn(picture, quarters)
    ink = black_ink(turned, first=first)
    found = recognise(ink, DPI)
    return _quality(found), _Scan(turned, ink, _slope(found), quarters), found


def _turn(picture: Image.Image, quarters: int) -> Image.Image:
    return picture.transpose(_TURNS[quarters]) if quarters else picture


def _quality(words: Iterable[Recognised]) -> float:
    """Share of letters in words of two or more that were read surely."""
    total = sure = 0
    for word in words:
        letters = sum(c.isalnum() for c in word.text)
        total += letters
        if letters > 1 and word.confidence > _SURE:
            sure += letters
    return sure / total if total >= _MIN_LETTERS else 0.0


def _slope(words: Iterable[Recognised]) -> float:
    """Rise of the base lines, in pixels downwards per pixel to the right."""
    lines: defaultdict[tuple[str, str, str], list[Recognised]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    slopes = []
    for line in lines.values():
        first, last = line[0], line[-1]
        run = last.left + last.width / 2 - first.left - first.width / 2
        if run > 20 * first.height:
            rise = last.top + last.height / 2 - first.top - first.height / 2
            slopes.append(rise / run)
    return median(slopes) if len(slopes) >= 3 else 0.0


def _is_noise(word: Recognised) -> bool:
    """Rules, borders and specks taken for letters."""
    if _RULE.fullmatch(word.text) and "../" not in word.text and "./" not in word.text:
        return True
    said = sum(c.isalnum() for c in word.text)
    if 0 < said <= 2 and (word.confidence < _GUESS or word.height < _SPECK):
        return True
    return not _MEANT.search(word.text)


def _rect(word: Recognised, pixel: float) -> Rect:
    right, bottom = word.left + word.width, word.top + word.height
    return Rect(word.left * pixel, word.top * pixel, right * pixel, bottom * pixel)


def _unskewed(rect: Rect, slope: float, width: float, height: float) -> Rect:
    angle = -math.atan(slope)
    dx, dy = rect.center - width / 2, rect.middle - height / 2
    x = width / 2 + dx * math.cos(angle) - dy * math.sin(angle)
    y = height / 2 + dx * math.sin(angle) + dy * math.cos(angle)
    half_w = rect.width / 2
    half_h = max(rect.height - rect.width * abs(slope), rect.height * 0.5) / 2
    return Rect(x - half_w, y - half_h, x + half_w, y + half_h)


def _red_words(picture: Image.Image, quarters: int) -> list[Word]:
    """Urgency and secrecy printed in red in the head of the page."""
    turned = _turn(picture, quarters)
    red = red_ink(turned)
    if red is None:
        return []
    pixel = scale_of(turned)
    width, height = turned.width * pixel, turned.height * pixel
    found = []
    for word in recognise(red, round(POINTS_PER_INCH / pixel), SPARSE):
        if letters(word.text) in _MARK_WORDS and word.text.isupper():
            rect = _rect(word, pixel)
            place = rect.turned(-quarters, width, height)
            found.append(Word(word.text, rect, place, None, word.confidence))
    return found
