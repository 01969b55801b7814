# SPDX-License-Identifier: LGPL-3.0-or-later
"""Names and subjects printed in capitals, as a register writes them."""

import pytest
from qlvb_toolkit.proper_case import body_name, issuing_body, office_name, sentence


@pytest.mark.parametrize(
    "written",
    [
        "Ủy ban nhân dân tỉnh Hưng Yên",
        "Ủy ban nhân dân xã Đông Tiền Hải",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Khoa học và Công nghệ",
        "Phòng Văn hóa - Xã hội",
        "Bệnh viện Đa khoa Phố Nối",
        "Kho bạc Nhà nước khu vực XIII",
        "Công ty TNHH một thành viên cấp nước Thừa Thiên",
        "Công ty Cổ phần Xây dựng và Thương mại Phú Hưng",
    ],
)
def test_r82_a_body_is_written_as_the_law_writes_it(written: str) -> None:
    """R82: capitals of Phụ lục II of NĐ 30/2020."""
    assert body_name(written.upper()) == written


def test_what_is_not_all_capitals_was_written_with_care() -> None:
    assert body_name("Công ty iFix Việt") == "Công ty iFix Việt"
    assert sentence("Về xe Ô tô") == "Về xe Ô tô"


@pytest.mark.parametrize(
    ("agency", "parent", "body"),
    [
        ("SỞ TÀI CHÍNH", "UBND TỈNH HƯNG YÊN", "Sở Tài chính tỉnh Hưng Yên"),
        ("VĂN PHÒNG", "TỈNH ỦY VĨNH LONG", "Văn phòng Tỉnh ủy Vĩnh Long"),
        ("CỤC THUẾ", "BỘ TÀI CHÍNH", "Cục Thuế"),
        ("THANH TRA TỈNH", "UBND TỈNH HƯNG YÊN", "Thanh tra tỉnh Hưng Yên"),
        ("HẠT KIỂM LÂM XÃ", "UBND XÃ VŨ THƯ", "Hạt Kiểm lâm xã Vũ Thư"),
        ("ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU", "", "Ủy ban nhân dân tỉnh Cà Mau"),
        (
            "BAN CHỈ HUY PHÒNG THỦ DÂN SỰ TỈNH",
            "UBND TỈNH HƯNG YÊN",
            "Ban Chỉ huy Phòng thủ dân sự tỉnh Hưng Yên",
        ),
    ],
)
def test_the_body_above_tells_a_department_apart(
    agency: str, parent: str, body: str
) -> None:
    assert issuing_body(agency, parent) == body


@pytest.mark.parametrize(
    "subject",
    [
        "Ban hành Quy chế quản lý văn bản của UBND tỉnh Hưng Yên theo Nghị định số "
        "30/2020/NĐ-CP",
        "Hỗ trợ khắc phục hậu quả cơn bão số 3 tại các xã, phường ven sông",
        "Về việc kiểm tra của Ủy ban nhân dân xã Đông Tiền Hải",
    ],
)
def test_a_subject_in_capitals_becomes_a_sentence(subject: str) -> None:
    # "NĐ-CP" keeps its letters: they are not capitals of a heading.
    assert sentence(subject.upper()) == subject


def test_lines_and_hyphens_at_their_ends_are_joined() -> None:
    assert (
        sentence("Kế hoạch 2025-\n2030 về\nlưu trữ") == "Kế hoạch 2025-2030 về lưu trữ"
    )


def test_offices() -> None:
    assert office_name("TRƯỞNG PHÒNG KẾ TOÁN") == "Trưởng phòng Kế toán"
    assert office_name("PHÓ GIÁM ĐỐC PHỤ TRÁCH") == "Phó Giám đốc phụ trách"
    assert office_name("PHỤ TRÁCH KẾ TOÁN") == "Phụ trách kế toán"
    assert office_name("PHÓ TỔNG GIÁM ĐỐC") == "Phó Tổng Giám đốc"
