# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fields of documents as typists of many offices set them (R82)."""

from dataclasses import replace

import pytest
from qlvb_toolkit.reading.geometry import Page
from qlvb_toolkit.reading.ocr_words import _is_noise
from qlvb_toolkit.reading.reader import read_first_page, with_signature
from qlvb_toolkit.reading.tesseract import Recognised

from .paper import CENTRE, DATE, LEFT, MOTTO, NATION, Placed, letter, page

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


def test_a_speck_between_two_bodies_of_a_scan_joins_nothing() -> None:
    """R82: recognition reads a speck as a dash."""
    lines = ("SỞ Y TẾ HƯNG YÊN", "-", "BỆNH VIỆN ĐA KHOA PHỐ NỐI", "Số: 10/BV-KH")
    placed = [(text, LEFT, 60 + 17.0 * row) for row, text in enumerate(lines)]
    reading = read_first_page(page(NATION, MOTTO, DATE, *placed, source="ocr"))
    assert reading.parent_agency.value == "SỞ Y TẾ HƯNG YÊN"
    assert reading.agency.value == "BỆNH VIỆN ĐA KHOA PHỐ NỐI"


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


def test_what_is_left_of_a_note_of_signing_is_no_name() -> None:
    """R82: a seal hides the beginning of "Ký bởi: SỞ TƯ PHÁP"."""
    reading = _signed(
        page(
            ("Nơi nhận:", 120, 500),
            ("KT. GIÁM ĐỐC", 430, 500),
            ("PHÓ GIÁM ĐỐC", 430, 516),
            ("TƯ PHÁP", 440, 570),
            ("Nguyễn Mạnh Tuấn", 430, 610),
        )
    )
    assert reading.signer.value == "Nguyễn Mạnh Tuấn"


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


def test_what_a_seal_says_above_the_recipients_is_no_office() -> None:
    """R82: recipients below the signature, and crumbs of a seal close above them."""
    reading = _signed(
        page(
            ("TM. BAN THƯỜNG VỤ", 410, 344),
            ("PHÓ BÍ THƯ", 410, 361),
            ("VÀ CAN", 450, 456),
            ("Trần Thị Thu Đông", 410, 469),
            ("Nơi nhận:", 125, 492),
            ("- Như trên;", 125, 508),
        )
    )
    assert reading.signer.value == "Trần Thị Thu Đông"
    assert reading.position.value == "PHÓ BÍ THƯ"
    assert reading.authority.value == "TM."


def _scan(*lines: Placed) -> Page:
    return page(NATION, MOTTO, DATE, *lines, source="ocr")


def test_an_addressee_behind_a_speck() -> None:
    """R82: a speck before "Kính gửi" hides neither it nor where the head ends."""
    one = _scan(
        ("SỞ Y TẾ", LEFT, 60),
        ("Số: 12/SYT-VP", LEFT, 77),
        ("- Kính gửi: Ủy ban nhân dân các xã, phường", CENTRE, 160),
        (WIDE, 318, 190),
        (REST, 245, 206),
    )
    assert read_first_page(one).addressees.value == "Ủy ban nhân dân các xã, phường"


def test_an_accent_that_stands_alone_is_a_speck() -> None:
    assert _is_noise(Recognised("ˆ", ("1", "1", "1"), 0, 0, 9, 9, 0.9))


def test_a_speck_before_the_name_of_the_issuer() -> None:
    one = _scan((". BỘ TÀI CHÍNH", LEFT, 60), ("Số: 9025/BTC-QLCS", LEFT, 77))
    assert read_first_page(one).agency.value == "BỘ TÀI CHÍNH"


@pytest.mark.parametrize(
    ("code", "title", "notation"),
    [
        ("Số: 12/TTIr-BQLNN", "TỜ TRÌNH", "TTr-BQLNN"),
        ("Số: 12/TTr-BQLNN", "TỜ TRÌNH", "TTr-BQLNN"),
        ("Số: 18/PC06-ĐĐ2", "THÔNG BÁO", "PC06-Đ2"),
    ],
)
def test_letters_too_many_in_a_notation(code: str, title: str, notation: str) -> None:
    one = _scan(
        ("SỞ Y TẾ", LEFT, 60),
        (code, LEFT, 77),
        (title, CENTRE, 150),
        ("X", CENTRE, 170),
    )
    assert read_first_page(one).notation.value == notation


def test_a_subject_whose_lines_overflow_goes_on() -> None:
    """R82: each line broken by the typist was too long and was broken once more."""
    one = _scan(
        ("CHỈ THỊ", CENTRE, 154),
        (f"Về việc {70 * 'm'}", CENTRE, 175),
        ("khai thác", CENTRE, 195),
        (f"hải sản {70 * 'm'}", CENTRE, 213),
        ("và hải đảo", CENTRE, 233),
    )
    assert read_first_page(one).subject.value.endswith("mm và hải đảo")


def test_a_paragraph_of_a_photo_is_no_part_of_the_subject() -> None:
    """R82: seen from the side, its first line stands below the middle of the title."""
    one = _scan(
        ("THÔNG BÁO", 292, 151),
        ("Về việc thụ lý vụ án dân sự sơ thẩm", 292, 167),
        ("Thực hiện chỉ đạo của cấp trên về tăng cường kỷ luật, kỷ cương", 304, 185),
        ("cơ quan đề nghị các đơn vị quan tâm phối hợp thực hiện các", 269, 200),
    )
    assert read_first_page(one).subject.value == "Về việc thụ lý vụ án dân sự sơ thẩm"


def test_a_deputy_whose_tone_was_misread() -> None:
    one = page(
        ("Nơi nhận:", 120, 500),
        ("KT. TRƯỞNG THUẾ TỈNH", 430, 500),
        ("PHÙ TRƯỞNG THUẾ TỈNH", 430, 516),
        ("Đào Thị Minh Nguyệt", 430, 600),
        source="ocr",
    )
    reading = _signed(one)
    assert reading.position.value == "PHÓ TRƯỞNG THUẾ TỈNH"
    assert reading.signer.value == "Đào Thị Minh Nguyệt"


@pytest.mark.parametrize(
    ("read", "position"),
    [("PHO TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), ("PHÓ CỤC TRƯƠNG", "PHÓ CỤC TRƯỞNG")],
)
def test_offices_without_their_accents(read: str, position: str) -> None:
    one = page(
        ("Nơi nhận:", 120, 500),
        (read, 430, 516),
        ("Đào Thị Minh Nguyệt", 430, 600),
        source="ocr",
    )
    assert _signed(one).position.value == position


def test_the_name_of_the_head_alone_on_the_next_page() -> None:
    """R82: the secretary's, shorter, still stands on the page of the signature."""
    pages = [
        page(
            ("THƯ KÝ", 176, 677),
            ("KT. BỘ TRƯỞNG", 416, 677),
            ("THỨ TRƯỞNG", 416, 693),
            ("Ngô Thị Thanh Mai", 176, 777),
        ),
        page(("Trương Thanh Hoài", 416, 53), index=1),
    ]
    reading = with_signature(
        read_first_page(pages[0]), [0, 1], pages.__getitem__, len(pages)
    )
    assert reading.signer.value == "Trương Thanh Hoài"
    assert reading.position.value == "THỨ TRƯỞNG"
    assert reading.authority.value == "KT."


def test_signers_of_a_file_without_pages_one_box_after_the_other() -> None:
    """R82: boxes side by side in a DOCX have no heights; the right one is the head's."""
    one = page(
        ("KT. BỘ TRƯỞNG BỘ Y TẾ", 186, 456),
        ("THỨ TRƯỞNG", 186, 474),
        ("Trần Văn Thuấn", 186, 582),
        ("KT. BỘ TRƯỞNG BỘ TÀI CHÍNH", 420, 600),
        ("THỨ TRƯỞNG", 420, 618),
        ("Bùi Văn Khắng", 420, 726),
    )
    assert _signed(replace(one, sheet=None)).signer.value == "Bùi Văn Khắng"
