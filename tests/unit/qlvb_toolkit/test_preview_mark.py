# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import time

from PIL import Image
from qlvb_toolkit.preview_mark import with_mark

WORDS = "XEM TRƯỚC"


def blank(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(stream, "PNG")
    return stream.getvalue()


def marked(width: int, height: int) -> Image.Image:
    with Image.open(io.BytesIO(with_mark(blank(width, height), WORDS))) as picture:
        return picture.convert("L")


def test_whatever_is_cut_out_bears_a_part_of_the_words():
    """R136: a third of the width, wherever it is, as wide as a seal with its text."""
    picture = marked(1200, 1697)
    part = 400
    for left in range(0, picture.width - part + 1, part // 2):
        for top in range(0, picture.height - part + 1, part // 2):
            cut = picture.crop((left, top, left + part, top + part))
            assert cut.getextrema()[0] < 250, (left, top)
    assert picture.getextrema()[0] > 200, "faint: the page under it is read"


def test_a_long_page_costs_little():
    """R136: drawn while a web worker waits; the longest picture that is allowed."""
    page = blank(1200, 7200)
    began = time.process_time()
    with_mark(page, WORDS)
    assert time.process_time() - began < 1.5
