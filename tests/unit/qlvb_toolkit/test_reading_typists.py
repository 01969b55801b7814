# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fields of documents as typists of many offices set them (R82)."""

import pytest
from qlvb_toolkit.reading.geometry import Page
from qlvb_toolkit.reading.reader import read_first_page, with_signature

from .paper import CENTRE, Placed, letter, page

# About as wide as the text of a page, in the letters of ``paper``.
WIDE = "Thời gian qua các cơ quan đơn vị đã chủ động triển khai các nhiệm vụ được giao"
REST = "theo kế hoạch đã đề ra và báo cáo đúng thời hạn quy định."


def _addressees(*lines: str) -> str:
    """Of a letter whose "Kính gửi" is centred, then paragraphs with a first indent."""
    rest: list[Placed] = [(lines[0], CENTRE, 200)]
    rest += [(text, 318, 225 + 20.0 * row) for row, text in enumerate(lines[1:-1])]
    rest.append((lines[-1], 245, 225 + 20.0 * (len(lines) - 2)))
    return read_first_page(
        letter("SỞ Y TẾ", "Số: 12/SYT-VP", rest=rest)
    ).addressees.value


def test_the_text_below_one_addressee_is_none() -> None:
    """R82: without a point after the name the paragraph below is not part of it."""
    assert _addressees("Kính gửi: Sở Tài chính tỉnh", WIDE, REST) == "Sở Tài chính tỉnh"


def test_an_addressee_that_fills_its_line_goes_on_in_the_next() -> None:
    name = "Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương và các"
    one = letter(
        "SỞ Y TẾ",
        "Số: 12/SYT-VP",
        rest=[
            (name, 325, 200),
            ("đặc khu", CENTRE, 217),
            (WIDE, 318, 250),
            (REST, 245, 270),
        ],
    )
    said = name.removeprefix("Kính gửi: ") + " đặc khu"
    assert read_first_page(one).addressees.value == said


def test_an_addressee_broken_by_hand_goes_on_below_its_middle() -> None:
    one = letter(
        "SỞ Y TẾ",
        "Số: 12/SYT-VP",
        rest=[
            ("Kính gửi: Thủ trưởng các cơ quan chuyên môn", CENTRE, 200),
            ("thuộc Ủy ban nhân dân thành phố", CENTRE, 217),
            (WIDE, 318, 250),
            (REST, 245, 270),
        ],
    )
    assert read_first_page(one).addressees.value == (
        "Thủ trưởng các cơ quan chuyên môn thuộc Ủy ban nhân dân thành phố"
    )


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        (
            ("CHỦ TỊCH", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU"),
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU",
        ),
        (
            ("SỞ NỘI VỤ - CÔNG AN TỈNH", "-", "HỘI CỰU CHIẾN BINH TỈNH"),
            "SỞ NỘI VỤ - CÔNG AN TỈNH - HỘI CỰU CHIẾN BINH TỈNH",
        ),
    ],
)
def test_issuers_of_two_lines(lines: tuple[str, ...], agency: str) -> None:
    reading = read_first_page(letter(*lines, "Số: 06/CT-CTUBND"))
    assert (reading.parent_agency.value, reading.agency.value) == ("", agency)


def test_a_dash_before_the_name_of_the_nation_belongs_to_the_body_left_of_it() -> None:
    one = page(
        ("SỞ NỘI VỤ - CÔNG AN TỈNH - CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 310, 60),
        ("HỘI CỰU CHIẾN BINH TỈNH", 200, 76),
        ("Số: 07/KH-SNV", 200, 95),
    )
    assert read_first_page(one).agency.value == (
        "SỞ NỘI VỤ - CÔNG AN TỈNH - HỘI CỰU CHIẾN BINH TỈNH"
    )


def _signed(one: Page):
    return with_signature(read_first_page(one), [0], lambda _: one, 1)


def test_an_office_over_two_lines_of_capitals_is_no_person() -> None:
    """R82: what the office manages reads like a name, but stands among its lines."""
    reading = _signed(
        page(
            ("Nơi nhận:", 120, 500),
            ("TL. BỘ TRƯỞNG", 430, 500),
            ("KT. CỤC TRƯỞNG CỤC", 430, 516),
            ("QUẢN LÝ CÔNG SẢN", 430, 532),
            ("PHÓ CỤC TRƯỞNG", 430, 548),
            ("Trần Diệu An", 430, 630),
        )
    )
    assert reading.signer.value == "Trần Diệu An"
    assert reading.position.value == "PHÓ CỤC TRƯỞNG"
    assert reading.authority.value == "TL. KT."


def test_a_paragraph_below_a_full_line_of_addressees_is_none_of_them() -> None:
    """It stands further below, and its second line begins left of it."""
    name = "Kính gửi: Ban Giám hiệu các trường trung học cơ sở trên địa bàn tỉnh nhà"
    assert _addressees(name, WIDE, REST) == name.removeprefix("Kính gửi: ")


def test_a_name_in_capitals_below_the_signature_is_one() -> None:
    reading = _signed(
        page(
            ("Nơi nhận:", 120, 500),
            ("GIÁM ĐỐC", 430, 500),
            ("LÝ CÔNG SẢN", 430, 590),
        )
    )
    assert reading.signer.value == "LÝ CÔNG SẢN"


def test_three_who_sign_side_by_side_close_together() -> None:
    """R82: their offices nearly touch; that of the head is not read with the next."""
    reading = _signed(
        page(
            ("CHỦ TỊCH HỘI", 150, 500),
            ("KT. GIÁM ĐỐC CÔNG AN TỈNH", 318, 500),
            ("GIÁM ĐỐC SỞ NỘI VỤ", 460, 500),
            ("PHÓ GIÁM ĐỐC", 318, 516),
            ("Đỗ Công Vịnh", 150, 600),
            ("Trịnh Ngọc Sáng", 318, 600),
            ("Nguyễn Đình Lợi", 460, 600),
        )
    )
    assert reading.signer.value == "Nguyễn Đình Lợi"
    assert reading.position.value == "GIÁM ĐỐC SỞ NỘI VỤ"
    assert reading.authority.value == ""
