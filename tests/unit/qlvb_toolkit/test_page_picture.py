# SPDX-License-Identifier: LGPL-3.0-or-later
import io

import pytest
from PIL import Image
from qlvb_toolkit.errors import ReadingFailed
from qlvb_toolkit.page_picture import bounded_page_png
from reportlab.pdfgen.canvas import Canvas

LIMITS = {"seconds": 60, "megabytes": 1024}


def page(strokes: int = 1) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number in range(strokes):
        canvas.line(0, number % 800, 595, 800 - number % 800)
    canvas.save()
    return stream.getvalue()


def test_a_page_is_drawn() -> None:
    """R137: as wide as it is asked for."""
    picture = bounded_page_png(page(), 0, 300, **LIMITS)
    with Image.open(io.BytesIO(picture)) as image:
        assert (image.format, image.width) == ("PNG", 300)


@pytest.mark.parametrize(("pdf", "number"), [(page(), 1), (page(), -1), (b"hi", 0)])
def test_no_such_page(pdf: bytes, number: int) -> None:
    with pytest.raises(ReadingFailed):
        bounded_page_png(pdf, number, 300, **LIMITS)


def test_a_page_that_takes_for_ever_is_given_up() -> None:
    """R65: whoever asks goes on."""
    with pytest.raises(ReadingFailed):
        bounded_page_png(page(1_000_000), 0, 1200, seconds=2, megabytes=1024)
