# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words with their places from the picture of a page: turned, skewed or stamped."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from PIL import Image

from .geometry import Page, Rect, Word
from .pictures import DPI, POINTS_PER_INCH, black_ink, red_ink, scale_of
from .tesseract import SPARSE, Recognised, quarters_to_upright, recognise

# Below this share of surely read letters a page may stand on its head.
_UPRIGHT_QUALITY = 0.6
_SURE = 0.6
_MIN_LETTERS = 60
_PIXEL = POINTS_PER_INCH / DPI
_RULE = re.compile(r"[\W_]{2,}")
_MEANT = re.compile(r"[\w\-–—:;,./&()]")
_TURNS = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}


def page_of_picture(picture: Image.Image, index: int) -> Page:
    """The words of a scanned page, whichever way it lies.

    Raises TesseractMissing, RecognitionTimeout or RecognitionFailed.
    """
    ink = black_ink(picture, first=index == 0)
    quarters, words = _upright(ink)
    upright = _turn(ink, quarters)
    width, height = upright.width * _PIXEL, upright.height * _PIXEL
    slope = _slope(words)
    kept = [w for w in words if not _is_noise(w)]
    found = [_straight(w, slope, width, height, quarters) for w in kept]
    found += _red_words(picture, quarters)
    sheet = (ink.width * _PIXEL, ink.height * _PIXEL)
    return Page(index, width, height, tuple(found), "ocr", sheet)


def _upright(ink: Image.Image) -> tuple[int, list[Recognised]]:
    words = recognise(ink, DPI)
    best = (_quality(words), 0, words)
    if best[0] >= _UPRIGHT_QUALITY:
        return 0, words
    guess = quarters_to_upright(ink)
    for quarters in dict.fromkeys((guess, 1, 3, 2)):
        if quarters:
            words = recognise(_turn(ink, quarters), DPI)
            best = max(best, (_quality(words), quarters, words), key=lambda b: b[0])
        if best[0] >= _UPRIGHT_QUALITY or not guess:
            break
    return best[1], best[2]


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
    return not _MEANT.search(word.text)


def _straight(
    word: Recognised, slope: float, width: float, height: float, quarters: int
) -> Word:
    seen = Rect(
        word.left * _PIXEL,
        word.top * _PIXEL,
        (word.left + word.width) * _PIXEL,
        (word.top + word.height) * _PIXEL,
    )
    place = seen.turned(-quarters, width, height)
    return Word(
        word.text, _unskewed(seen, slope, width, height), place, None, word.confidence
    )


def _unskewed(rect: Rect, slope: float, width: float, height: float) -> Rect:
    angle = -math.atan(slope)
    dx, dy = rect.center - width / 2, rect.middle - height / 2
    x = width / 2 + dx * math.cos(angle) - dy * math.sin(angle)
    y = height / 2 + dx * math.sin(angle) + dy * math.cos(angle)
    half_w = rect.width / 2
    half_h = max(rect.height - rect.width * abs(slope), rect.height * 0.5) / 2
    return Rect(x - half_w, y - half_h, x + half_w, y + half_h)


def _red_words(picture: Image.Image, quarters: int) -> list[Word]:
    """Words printed in red in the head of the page: urgency, secrecy."""
    turned = _turn(picture, quarters)
    red = red_ink(turned)
    if red is None:
        return []
    pixel = scale_of(turned)
    width, height = turned.width * pixel, turned.height * pixel
    found = []
    for word in recognise(red, round(POINTS_PER_INCH / pixel), SPARSE):
        if word.confidence > _SURE and not _is_noise(word):
            rect = Rect(
                word.left * pixel,
                word.top * pixel,
                (word.left + word.width) * pixel,
                (word.top + word.height) * pixel,
            )
            place = rect.turned(-quarters, width, height)
            found.append(Word(word.text, rect, place, None, word.confidence))
    return found
