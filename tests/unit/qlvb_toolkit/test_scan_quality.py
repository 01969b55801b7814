# SPDX-License-Identifier: LGPL-3.0-or-later
import io

import pytest
from PIL import Image
from qlvb_toolkit.errors import BrokenFile
from qlvb_toolkit.scan_quality import ScanRules, read_quality, shortcomings

LAW = ScanRules(min_pdf_version=14, min_dpi=200, colour=True, full_size=True)
PDF = "application/pdf"


def a_scan(dpi: int = 200, mode: str = "RGB", inches=(8.27, 11.69)) -> bytes:
    size = tuple(round(side * dpi) for side in inches)
    stream = io.BytesIO()
    Image.new(mode, size, "white").save(stream, "PDF", resolution=dpi)
    return stream.getvalue()


def test_a_scan_as_the_law_asks():
    """R78: colour, 200 dpi, at the size of the paper."""
    quality = read_quality(a_scan(), PDF)
    assert (quality.dpi, quality.colour, quality.paper) == (200, True, "A4")
    assert shortcomings(quality, LAW) == []


@pytest.mark.parametrize(
    ("scan", "lacks"),
    [
        (a_scan(dpi=150), ["dpi"]),
        (a_scan(mode="L"), ["colour"]),
        (a_scan(inches=(4.1, 5.8)), ["size"]),
        (a_scan(100, "L", (4.1, 5.8)), ["dpi", "colour", "size"]),
    ],
)
def test_what_falls_short(scan, lacks):
    """R78: each of the four is told by itself."""
    assert shortcomings(read_quality(scan, PDF), LAW) == lacks


def test_an_older_pdf():
    """R78: PDF from version 1.4."""
    old = a_scan().replace(b"%PDF-1.4", b"%PDF-1.3")
    assert shortcomings(read_quality(old, PDF), LAW) == ["version"]


def test_a_sheet_laid_on_its_side():
    assert read_quality(a_scan(inches=(11.69, 8.27)), PDF).paper == "A4"


def test_a_letter_written_on_a_computer_is_no_scan(decision_pdf):
    assert read_quality(decision_pdf, PDF) is None
    assert read_quality(b"x", "text/plain") is None


def test_a_picture_says_its_resolution_itself():
    """R78: a picture is no PDF; without resolution nothing is guessed."""
    stream = io.BytesIO()
    Image.new("L", (1654, 2339), 255).save(stream, "PNG", dpi=(200, 200))
    quality = read_quality(stream.getvalue(), "image/png")
    assert (quality.dpi, quality.paper) == (200, "A4")
    assert shortcomings(quality, LAW) == ["version", "colour"]
    stream = io.BytesIO()
    Image.new("RGB", (1654, 2339), "white").save(stream, "PNG")
    assert read_quality(stream.getvalue(), "image/png").dpi is None


def test_nothing_is_said_of_a_broken_picture():
    assert read_quality(b"\x89PNG broken", "image/png") is None


def test_a_broken_file():
    with pytest.raises(BrokenFile):
        read_quality(b"%PDF-1.4", PDF)
