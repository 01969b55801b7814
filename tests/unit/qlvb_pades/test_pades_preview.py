# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the clerk sees before numbering and sealing."""

import io

import pypdfium2
from PIL import Image
from qlvb_pades import Anchors, Box, preview_pdf
from qlvb_toolkit.office import page_png

WIDTH = 1000


def red_in(pdf: bytes, box: Box) -> int:
    """How many pixels of a box are red."""
    picture = Image.open(io.BytesIO(page_png(pdf, box.page, WIDTH))).convert("RGB")
    page = pypdfium2.PdfDocument(pdf)[box.page]
    scale = WIDTH / page.get_width()
    edges = (box.x0, page.get_height() - box.y1, box.x1, page.get_height() - box.y0)
    part = picture.crop(tuple(round(edge * scale) for edge in edges))
    return sum(r > 150 and g < 110 and b < 110 for r, g, b in part.getdata())


def test_number_and_seal_are_where_they_will_be(
    signed: bytes, anchors: Anchors, agency_png: bytes
) -> None:
    """R137, R140: drawn in the places that sealing fills, in a file of nobody."""
    seen, page = preview_pdf(
        signed, number="15", day="21", month="09", seal_png=agency_png
    )
    assert seen.startswith(signed)
    assert page == anchors.seal.page
    assert red_in(seen, anchors.seal) > 10 * (red_in(signed, anchors.seal) + 1)
    assert page_png(seen, anchors.number.page, WIDTH) != page_png(
        signed, anchors.number.page, WIDTH
    )
