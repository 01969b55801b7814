# SPDX-License-Identifier: LGPL-3.0-or-later
"""R58: ranks and degrees before the signer's name, and whose sector allows them."""

import pytest
from qlvb_toolkit.printed_name import allows_titles, printed_name

GOVERNS = (
    "Ủy ban nhân dân tỉnh Hưng Yên Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo",
    "Sở Y tế",
    "Sở Y tế Chi cục An toàn vệ sinh thực phẩm",
    "Sở Nông nghiệp và Môi trường",
    "Viện kiểm sát nhân dân tỉnh",
    "Thư viện tỉnh",
)
INSTITUTIONS = (
    "Sở Y tế Bệnh viện Đa khoa tỉnh",
    "Sở Y tế Trung tâm Kiểm soát bệnh tật",
    "Trường THPT Hưng Yên",
    "Trường Đại học Sư phạm Kỹ thuật",
    "Viện Hàn lâm Khoa học và Công nghệ Việt Nam",
    "Bộ Chỉ huy Quân sự tỉnh",
    "Công an tỉnh Hưng Yên",
)


@pytest.mark.parametrize("agency", GOVERNS)
def test_who_governs_a_sector_is_no_institution_of_it(agency: str) -> None:
    """R58: NĐ 30, Phụ lục I, II.7.c speaks of institutions and the armed forces."""
    assert not allows_titles(agency)
    assert printed_name("PGS.TS. Nguyễn Văn Bình", agency) == "Nguyễn Văn Bình"


@pytest.mark.parametrize("agency", INSTITUTIONS)
def test_an_institution_may_print_ranks_and_degrees(agency: str) -> None:
    assert allows_titles(agency)
    assert printed_name("TS. Nguyễn Văn Bình", agency) == "TS. Nguyễn Văn Bình"
