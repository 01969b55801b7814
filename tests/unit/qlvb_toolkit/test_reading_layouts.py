# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fields of layouts that typists use besides those of the law's samples."""

import pytest
from qlvb_toolkit.reading.geometry import Page
from qlvb_toolkit.reading.reader import read_first_page, with_signature

from .paper import CENTRE, LEFT, NATION, RIGHT, WIDTH, letter, page, words


def _signed(one: Page):
    return with_signature(read_first_page(one), [0], lambda _: one, 1)


@pytest.mark.parametrize(
    ("lines", "parent", "agency"),
    [
        (
            ("CÔNG TY TNHH MỘT THÀNH", "VIÊN CẤP NƯỚC HƯNG YÊN"),
            "",
            "CÔNG TY TNHH MỘT THÀNH VIÊN CẤP NƯỚC HƯNG YÊN",
        ),
        (
            ("BAN CHỈ HUY", "PHÒNG THỦ DÂN SỰ TỈNH"),
            "",
            "BAN CHỈ HUY PHÒNG THỦ DÂN SỰ TỈNH",
        ),
        (
            ("LIÊN HIỆP CÁC HỘI", "KHOA HỌC VÀ KỸ THUẬT TỈNH"),
            "",
            "LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH",
        ),
        (
            ("CÔNG TY CỔ PHẦN", "NƯỚC SẠCH HƯNG YÊN", "ĐT: 0221.3862.345 - MST: 09001"),
            "",
            "CÔNG TY CỔ PHẦN NƯỚC SẠCH HƯNG YÊN",
        ),
        (
            ("TRƯỜNG CAO ĐẲNG", "KINH TẾ - KỸ THUẬT TÔ HIỆU"),
            "",
            "TRƯỜNG CAO ĐẲNG KINH TẾ - KỸ THUẬT TÔ HIỆU",
        ),
    ],
)
def test_names_of_bodies_over_lines(
    lines: tuple[str, ...], parent: str, agency: str
) -> None:
    reading = read_first_page(letter(*lines, "Số: 12/BC-XYZ"))
    assert (reading.parent_agency.value, reading.agency.value) == (parent, agency)


def test_a_place_that_stands_left_of_the_nation() -> None:
    """The place begins before the column of the date does."""
    reading = read_first_page(
        page(
            NATION,
            ("SỞ NỘI VỤ", LEFT, 60),
            ("Số: 2189/KH-SNV", 188, 100),
            ("Vĩnh Phú Quảng Trị, ngày 17 tháng 01 năm 2026", 375, 101),
        )
    )
    assert reading.number.value == "2189"
    assert reading.notation.value == "KH-SNV"
    assert reading.place.value == "Vĩnh Phú Quảng Trị"
    assert reading.date.value == "2026-01-17"


def test_a_title_left_of_the_name_of_the_party() -> None:
    reading = read_first_page(
        page(
            ("ĐẢNG CỘNG SẢN VIỆT NAM", 470, 60),
            ("TỈNH ỦY VĨNH LONG", LEFT, 60),
            ("Số 674-BC/TU", LEFT, 90),
            ("Vĩnh Long, ngày 03 tháng 01 năm 2026", 450, 90),
            ("BÁO CÁO", CENTRE, 130),
            ("Kết quả công tác năm 2025 của Đảng bộ các xã", CENTRE, 147),
            (9 * "lời văn ", CENTRE, 190),
        )
    )
    assert reading.type_name.value == "Báo cáo"
    assert reading.subject.value == "Kết quả công tác năm 2025 của Đảng bộ các xã"
    assert reading.date.value == "2026-01-03"


def test_addressees_centred_below_their_label() -> None:
    reading = read_first_page(
        letter(
            *("SỞ NỘI VỤ", "Số: 12/SNV-VP", "V/v mời họp"),
            rest=[
                ("Kính gửi:", CENTRE, 190),
                ("- Các trường trung học phổ thông trực thuộc;", CENTRE, 208),
                ("- Bảo tàng tỉnh;", CENTRE, 226),
                ("- Hạt Kiểm lâm liên xã Đak Đoa.", CENTRE, 244),
            ],
        )
    )
    assert reading.addressees.value.split("\n") == [
        "Các trường trung học phổ thông trực thuộc",
        "Bảo tàng tỉnh",
        "Hạt Kiểm lâm liên xã Đak Đoa",
    ]


def test_a_notation_whose_label_is_lost() -> None:
    """A clerk still has to give the number: only its place is there."""
    reading = read_first_page(letter("SỞ NỘI VỤ", "", "/BC-SNV"))
    assert (reading.number.value, reading.notation.value) == ("", "BC-SNV")
    assert reading.agency.value == "SỞ NỘI VỤ"


def test_a_subject_that_ends_with_figures_on_their_own_line() -> None:
    reading = read_first_page(
        letter("SỞ NỘI VỤ", "Số: 5/SNV-VP", "V/v xếp loại năm học 2024 -", "2025")
    )
    assert reading.subject.value == "xếp loại năm học 2024 - 2025"


def test_of_a_joint_plan_only_its_matter_is_the_subject() -> None:
    reading = read_first_page(
        letter(
            *("SỞ Y TẾ - SỞ GIÁO DỤC", "Số: 27/KHLN-SYT-SGDĐT"),
            rest=[
                ("KẾ HOẠCH LIÊN NGÀNH", CENTRE, 150),
                ("Phối hợp thực hiện y tế trường học", CENTRE, 167),
            ],
        )
    )
    assert reading.type_name.value == "Kế hoạch"
    assert reading.subject.value == "Phối hợp thực hiện y tế trường học"


@pytest.mark.parametrize(
    "lines",
    [
        ("KẾT LUẬN THANH TRA", "Về việc chấp hành pháp luật đất đai"),
        ("KẾT LUẬN THANH TRA CHUYÊN NGÀNH", "Về việc chấp hành pháp luật đất đai"),
        ("KẾT LUẬN KIỂM TRA", "Về việc chấp hành pháp luật đất đai"),
        ("KẾT LUẬN", "Thanh tra về việc chấp hành pháp luật đất đai"),
    ],
)
def test_what_kind_of_conclusion_it_is_belongs_to_the_type(
    lines: tuple[str, ...],
) -> None:
    placed = [(line, CENTRE, 150 + 17 * n) for n, line in enumerate(lines)]
    reading = read_first_page(letter("THANH TRA TỈNH", "Số: 12/KL-TTr", rest=placed))
    assert reading.type_name.value == "Kết luận"
    assert reading.subject.value == lines[1]


def test_a_subject_in_capitals_ends_before_the_issuer_who_decides() -> None:
    reading = read_first_page(
        letter(
            *("HỘI ĐỒNG NHÂN DÂN", "TỈNH HƯNG YÊN", "Số: 45/2026/NQ-HĐND"),
            rest=[
                ("NGHỊ QUYẾT", CENTRE, 150),
                ("QUY ĐỊNH MỨC THU PHÍ THẨM ĐỊNH", CENTRE, 167),
                ("TRÊN ĐỊA BÀN TỈNH HƯNG YÊN", CENTRE, 184),
                ("HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG YÊN", CENTRE, 203),
                ("KHÓA XVIII, KỲ HỌP THỨ TƯ", CENTRE, 220),
            ],
        )
    )
    assert reading.subject.value == (
        "QUY ĐỊNH MỨC THU PHÍ THẨM ĐỊNH TRÊN ĐỊA BÀN TỈNH HƯNG YÊN"
    )


def test_the_family_name_that_looks_like_an_office() -> None:
    reading = _signed(
        letter(
            "SỞ NỘI VỤ",
            rest=[
                ("Nơi nhận:", 115, 500),
                ("GIÁM ĐỐC", RIGHT, 500),
                ("Trương Thanh Hoài", RIGHT, 590),
            ],
        )
    )
    assert reading.signer.value == "Trương Thanh Hoài"
    assert reading.position.value == "GIÁM ĐỐC"


def test_an_office_in_capitals_without_its_hook_is_no_person() -> None:
    reading = _signed(
        letter(
            "SỞ NỘI VỤ",
            rest=[
                ("Nơi nhận:", 115, 500),
                ("TUQ. CHỦ TỊCH", RIGHT, 500),
                ("TRƯƠNG PHÒNG KINH TẾ", RIGHT, 517),
                ("Huỳnh Văn Đức", RIGHT, 600),
            ],
        )
    )
    assert reading.signer.value == "Huỳnh Văn Đức"
    assert reading.position.value == "TRƯƠNG PHÒNG KINH TẾ"


def test_a_comma_drawn_by_itself_below_its_line() -> None:
    head = letter("Số: 12/PC-ĐĐ")
    name = words("PHÒNG CHỐNG THIÊN TAI", LEFT, 40)
    first = name[0]
    low = first.rect.y1 + 1.5
    comma = words(",", first.rect.x1 + 2, low - 3)[0]
    small = type(comma.rect)(first.rect.x1 - 1, low - 3, first.rect.x1 + 2, low)
    comma = type(comma)(",", small, small)
    one = Page(0, WIDTH, head.height, (*head.words, *name, comma), "text", head.sheet)
    assert read_first_page(one).agency.value == "PHÒNG, CHỐNG THIÊN TAI"


def test_a_hyphen_with_room_on_both_sides_stays_in_the_notation() -> None:
    head = letter("SỞ NỘI VỤ")
    left = words("Số: 12/PB", LEFT, 100)
    edge, low = left[-1].rect.x1, left[-1].rect.y0
    kind = type(left[-1].rect)
    hyphen = kind(edge + 8, low + 5.5, edge + 13, low + 8.5)
    right = kind(edge + 21, low, edge + 45, low + 14)
    word = type(left[-1])
    line = (*left, word("-", hyphen, hyphen), word("BTP", right, right))
    one = Page(0, WIDTH, head.height, (*head.words, *line), "ocr", head.sheet)
    assert read_first_page(one).notation.value == "PB-BTP"
