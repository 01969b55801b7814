# SPDX-License-Identifier: LGPL-3.0-or-later
"""Tesseract as a program of its own, with one thread and a time limit."""

import csv
import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass

from PIL import Image

from ..errors import RecognitionFailed, RecognitionTimeout, TesseractMissing
from .geometry import clean

LANGUAGE = "vie"
TIMEOUT_SECONDS = 120
AUTO, BLOCK, SPARSE = 3, 6, 11
_WORD_LEVEL = "5"
_ROTATE = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Recognised:
    """A word in pixels; ``line`` is the same for words Tesseract puts on one line."""

    text: str
    line: tuple[str, str, str]
    left: int
    top: int
    width: int
    height: int
    confidence: float


def recognise(picture: Image.Image, dpi: int, layout: int = AUTO) -> list[Recognised]:
    """The words in a picture.

    Raises TesseractMissing, RecognitionTimeout or RecognitionFailed.
    """
    options = ["-l", LANGUAGE, "--psm", str(layout), "--dpi", str(dpi)]
    return _words(_run(picture, [*options, "tsv"]))


def quarters_to_upright(picture: Image.Image) -> int:
    """How many clockwise quarter turns set the page upright, as Tesseract guesses."""
    try:
        output = _run(picture, ["-l", "osd", "--psm", "0"])
    except RecognitionFailed:
        # What it says of a page with too few letters.
        return 0
    found = _ROTATE.search(output)
    return int(found.group(1)) // 90 % 4 if found else 0


def _run(picture: Image.Image, options: list[str]) -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise TesseractMissing
    data = io.BytesIO()
    picture.save(data, "PPM")
    try:
        done = subprocess.run(  # noqa: S603 - an argument list, no shell
            [program, "stdin", "stdout", *options],
            input=data.getvalue(),
            capture_output=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RecognitionTimeout(TIMEOUT_SECONDS) from error
    if done.returncode != 0:
        raise RecognitionFailed(done.returncode)
    return done.stdout.decode("utf-8", "replace")


def _words(table: str) -> list[Recognised]:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_word(row) for row in rows if row["level"] == _WORD_LEVEL and row["text"]]


def _word(row: dict[str, str]) -> Recognised:
    return Recognised(
        clean(row["text"]),
        (row["block_num"], row["par_num"], row["line_num"]),
        int(row["left"]),
        int(row["top"]),
        int(row["width"]),
        int(row["height"]),
        max(0.0, float(row["conf"])) / 100,
    )
