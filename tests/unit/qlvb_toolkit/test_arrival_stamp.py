# SPDX-License-Identifier: LGPL-3.0-or-later
import io

import pypdfium2
import pytest
from PIL import Image
from qlvb_toolkit import arrival_stamp
from qlvb_toolkit.arrival_stamp import (
    HEIGHT,
    WIDTH,
    ArrivalStamp,
    stamp_copy,
    stamp_sheet,
)
from qlvb_toolkit.errors import BrokenFile
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

STAMP = ArrivalStamp(
    agency="Sở Khoa học và Công nghệ tỉnh Hưng Yên",
    number="1234",
    day="26/11/2026",
    passed_to="Phòng Chuyển đổi số",
)


def a_paper(turned: int = 0) -> bytes:
    stream = io.BytesIO()
    page = Canvas(stream, pagesize=A4)
    page.setPageRotation(turned)
    page.drawString(72, 300, "paper")
    page.showPage()
    page.drawString(72, 300, "second page")
    page.save()
    return stream.getvalue()


def words_of(pdf: bytes, page: int = 0) -> str:
    return pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_bounded()


def red_box(pdf: bytes) -> tuple[int, ...]:
    """Where something red stands on the first page, in points from the upper left."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    red = picture.split()[0].point(lambda v: 255 if v > 150 else 0)
    dark = picture.split()[1].point(lambda v: 255 if v < 120 else 0)
    return Image.composite(red, Image.new("L", red.size), dark).getbbox()


def test_it_has_the_size_and_the_words_of_the_law():
    """R78: 35 x 50 mm with the six things of Phụ lục IV."""
    assert (round(WIDTH / mm), round(HEIGHT / mm)) == (50, 35)
    left, top, right, bottom = red_box(stamp_sheet(STAMP))
    assert abs(right - left - WIDTH) < 4
    assert abs(bottom - top - HEIGHT) < 4
    words = words_of(stamp_sheet(STAMP))
    for word in ("SỞ KHOA HỌC", "ĐẾN", "Số:", "1234", "Ngày:", "26/11/2026", "Chuyển:"):
        assert word in words
    assert "Số và ký hiệu HS:" in words


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("side", ["left", "right"])
def test_it_stands_upright_at_its_side(side, turned):
    """R78: on the first page only, however the scanner turned it."""
    paper = a_paper(turned)
    copy = stamp_copy(paper, STAMP, side)
    width = pypdfium2.PdfDocument(copy)[0].get_size()[0]
    left, top, right, bottom = red_box(copy)
    assert (left < width / 2) == (side == "left")
    assert right - left > bottom - top
    assert "paper" in words_of(copy)
    assert words_of(copy, 1) == words_of(paper, 1)


def test_what_is_written_is_left_free():
    stream = io.BytesIO()
    page = Canvas(stream, pagesize=A4)
    for line in range(14):
        page.drawString(330, A4[1] - 180 - 12 * line, "x" * 40)
    page.save()
    _left, top, _right, _bottom = red_box(stamp_copy(stream.getvalue(), STAMP))
    assert top > 330


@pytest.mark.parametrize("side", ["left", "right"])
def test_of_a_short_letter_no_word_is_covered(side):
    """R78: between the lines of a letter there is no room, below the signature is."""
    stream = io.BytesIO()
    page = Canvas(stream, pagesize=A4)
    arrival_stamp.register_fonts()
    page.setFont("QlvbStamp", 13)
    for down, left, words in (
        (62, 110, "Số: 88/TTr-STC"),
        (95, 150, "Về việc phân bổ kinh phí sự nghiệp môi trường năm 2027"),
        (150, 85, "Căn cứ Luật Ngân sách nhà nước, Sở Tài chính trình Ủy ban nhân"),
        (172, 85, "phương án phân bổ kinh phí sự nghiệp môi trường năm 2027 là 215"),
        (200, 100, "Kính trình Ủy ban nhân dân tỉnh xem xét, quyết định."),
        (235, 85, "Nơi nhận:"),
        (250, 85, "- Như trên;"),
        (235, 400, "GIÁM ĐỐC"),
        (340, 385, "Lê Thị Hồng Vân"),
    ):
        page.drawString(left, A4[1] - 60 - down, words)
    page.save()
    paper = stream.getvalue()
    box = red_box(stamp_copy(paper, STAMP, side))
    picture = pypdfium2.PdfDocument(paper)[0].render(scale=1, grayscale=True).to_pil()
    assert picture.crop(box).getextrema() == (255, 255)


def test_a_page_full_to_its_end_of_text_has_it_below():
    """R78: in the free space, though that is at the foot of the page."""
    stream = io.BytesIO()
    page = Canvas(stream, pagesize=A4)
    for line in range(22):
        page.drawString(40, A4[1] - 40 - 20 * line, "chữ " * 30)
    page.save()
    for side in ("left", "right"):
        _left, top, _right, _bottom = red_box(
            stamp_copy(stream.getvalue(), STAMP, side)
        )
        assert top > 455


def test_what_is_printed_on_the_paper_stands_where_it_is_free():
    """R78: it is the paper itself that goes through the printer."""
    stream = io.BytesIO()
    page = Canvas(stream, pagesize=A4)
    for line in range(30):
        page.drawString(40, A4[1] - 40 - 12 * line, "chữ " * 30)
    page.save()
    _left, top, _right, _bottom = red_box(stamp_sheet(STAMP, stream.getvalue()))
    assert top > 390
    _left, top, _right, _bottom = red_box(stamp_sheet(STAMP))
    assert top > 150


def test_the_paper_given_is_left_as_it_is():
    """Invariant 2: the copy is another file."""
    paper = a_paper()
    before = bytes(paper)
    assert stamp_copy(paper, STAMP) != before
    assert paper == before


def test_a_long_name_finds_room():
    name = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp "
    words = words_of(stamp_sheet(ArrivalStamp(name * 2, "1", "01/01/2026", name)))
    assert "NÔNG NGHIỆP" in words
    assert "…" in words


def test_a_broken_file():
    with pytest.raises(BrokenFile):
        stamp_copy(b"%PDF-1.4", STAMP)


def test_a_huge_page_has_no_more_places_to_try():
    """R78: how long a stamp is looked for is not for the sender's page to say."""
    a4, huge = (
        len(arrival_stamp._places(*size, arrival_stamp.SIDES))
        for size in (A4, (14400, 14400))
    )
    assert 0 < a4 < huge < 10_000
