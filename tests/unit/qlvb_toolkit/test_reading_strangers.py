# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the reader learned from agencies and faults of paper it had not seen."""

import pytest
from PIL import Image, ImageDraw
from qlvb_toolkit.reading.persons import mended_name, person_in
from qlvb_toolkit.reading.pictures import evened
from qlvb_toolkit.reading.reader import read_first_page
from qlvb_toolkit.reading.signatures import block_fields, find_blocks
from qlvb_toolkit.reading.spelling import office_respelled

from .paper import CENTRE, LEFT, RIGHT, letter, page


@pytest.mark.parametrize(
    "rank", ["BS.CKII ", "BS. CKI ", "DSCKII. ", "NGND. ", "CK2. "]
)
def test_r82_ranks_of_doctors_are_no_part_of_the_name(rank: str) -> None:
    """R82"""
    assert person_in(f"{rank}Lê Minh Quang") == "Lê Minh Quang"


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("BS.CKTT Lê Minh Quang", "Lê Minh Quang"),
        ("ượng tá Vũ Đình Kháng", "Vũ Đình Kháng"),
        ("Bủi:Ngọc Lam", "Bùi Ngọc Lam"),
        ("Giang Thị Ánh Hồng", "Giang Thị Ánh Hồng"),
    ],
)
def test_r82_names_under_seal_and_pen(read: str, name: str) -> None:
    """R82: ranks cut or misread, words joined by a stroke, no guess at a good name."""
    assert mended_name(read) == name


@pytest.mark.parametrize(
    ("left", "parent", "agency"),
    [
        (
            ("ỦY BAN THƯỜNG VỤ QUỐC", "HỘI", "Số: 16/NQ-UBTVQH15"),
            "",
            "ỦY BAN THƯỜNG VỤ QUỐC HỘI",
        ),
        (
            ("SỞ NÔNG NGHIỆP VÀ MÔI", "TRƯỜNG", "CHI CỤC KIỂM LÂM", "Số: 15/QĐ-CCKL"),
            "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            "CHI CỤC KIỂM LÂM",
        ),
        (
            ("UBND XÃ ĐÔNG HƯNG", "HỘI NÔNG DÂN", "Số: 15/TB-HND"),
            "UBND XÃ ĐÔNG HƯNG",
            "HỘI NÔNG DÂN",
        ),
    ],
)
def test_r82_a_word_broken_over_two_lines_begins_no_agency(
    left: tuple[str, ...], parent: str, agency: str
) -> None:
    """R82"""
    reading = read_first_page(letter(*left))
    assert (reading.parent_agency.value, reading.agency.value) == (parent, agency)


def test_r82_two_signers_above_the_recipients_keep_their_first_lines() -> None:
    """R82: "KT." stands higher than the list is expected to begin."""
    rows = ("KT. BỘ TRƯỞNG", "BỘ TÀI CHÍNH", "THỨ TRƯỞNG", "Cao Anh Tuấn")
    tops = (345, 361, 377, 458)
    other = ("KT. BỘ TRƯỞNG", "BỘ Y TẾ", "THỨ TRƯỞNG", "Trần Văn Thuấn")
    lines = [(text, RIGHT, top) for text, top in zip(rows, tops, strict=True)]
    lines += [(text, LEFT, top) for text, top in zip(other, tops, strict=True)]
    last = page(*lines, ("Nơi nhận:", 110.0, 474), ("- Lưu: VT.", 110.0, 490))
    signer, position, authority, _ = block_fields(find_blocks(last)[0], last)
    assert signer.value == "Cao Anh Tuấn"
    assert position.value == "THỨ TRƯỞNG"
    assert authority.value == "KT."


@pytest.mark.parametrize(
    ("read", "office"),
    [
        ("PHO GEAM ĐOC", "PHÓ GIÁM ĐỐC"),
        ("PHO GIAM ĐÓỌC", "PHÓ GIÁM ĐỐC"),
        ("1Ó TỔNG THANH TRA", "PHÓ TỔNG THANH TRA"),
        ("CHỦ TỊCH HỘI ĐỒNG", "CHỦ TỊCH HỘI ĐỒNG"),
        ("TRƯỞNG TRẠM Y TẾ", "TRƯỞNG TRẠM Y TẾ"),
        ("TRƯỞNG PHÂN XƯỞNG", "TRƯỞNG PHÂN XƯỞNG"),
        ("THỦ TƯỚNG", "THỦ TƯỚNG"),
    ],
)
def test_r82_a_misread_office_is_the_known_one(read: str, office: str) -> None:
    """R82"""
    assert office_respelled(read) == office


def test_r82_an_office_hidden_below_kt_is_guessed_and_doubted() -> None:
    """R82"""
    last = page(
        ("KT. GIÁM ĐỐC", RIGHT, 345), ("Lê Minh Quang", RIGHT, 430), source="ocr"
    )
    _, position, authority, _ = block_fields(find_blocks(last)[0], last)
    assert (position.value, authority.value) == ("PHÓ GIÁM ĐỐC", "KT.")
    assert position.confidence <= 0.5


def _sheet(light: int, dark: int) -> Image.Image:
    """Paper whose light falls from left to right, with a black line of letters."""
    ramp = Image.linear_gradient("L").rotate(90).resize((1200, 900))
    ramp = ramp.point([light - (light - dark) * v // 255 for v in range(256)])
    ImageDraw.Draw(ramp).text((CENTRE, 400), "Nơi nhận", 0)
    return ramp


def test_paper_in_uneven_light_becomes_even() -> None:
    sheet = _sheet(250, 140)
    seen = evened(sheet)
    shades = [seen.getpixel((x, 100)) for x in (60, 600, 1140)]
    assert max(shades) - min(shades) < 20


def test_paper_in_even_light_is_left_alone() -> None:
    sheet = _sheet(250, 245)
    assert evened(sheet) is sheet
