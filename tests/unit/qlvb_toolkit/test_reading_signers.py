# SPDX-License-Identifier: LGPL-3.0-or-later
"""Names under seals and pens: mended, and voted on by several looks."""

import pytest
from PIL import Image, ImageDraw
from qlvb_toolkit.reading.persons import likelihood, mended_name, person_in
from qlvb_toolkit.reading.seals import cleared
from qlvb_toolkit.reading.voting import support


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thượng tá Trần Đức Thịnh", "Trần Đức Thịnh"),
        ("Đại tá Đinh Văn Phiến", "Đinh Văn Phiến"),
        ("¬ NGUYÊN TIẾN DŨNG", "NGUYỄN TIẾN DŨNG"),
        ("ThS. Nđuyễn Ngọc Trung", "Nguyễn Ngọc Trung"),
        ("Phan T{ Mỹ Lệ", "Phan Thị Mỹ Lệ"),
        ("Tô Tnị Kiều Oanh", "Tô Thị Kiều Oanh"),
        ("Nguyễn Quang Thiêều", "Nguyễn Quang Thiều"),
        ("Mai ThịThu Vân", "Mai Thị Thu Vân"),
        ("Tống Văh-Ánh", "Tống Văn Ánh"),
        ("Huỳnh Chf Tâm", "Huỳnh Chí Tâm"),
        ("Mai Thỷ Thu Vân", "Mai Thị Thu Vân"),
        ("Bùi Fhị Lan Anh", "Bùi Thị Lan Anh"),
        ("Hồ Ky Minh", "Hồ Kỳ Minh"),
        ("Câm Thị Như Quỳnh", "Cầm Thị Như Quỳnh"),
        ("Tướng Thị Thanh Hải", "Tưởng Thị Thanh Hải"),
        ("Bê Thanh Tịnh", "Bế Thanh Tịnh"),
        ("Rah Lan H'Nga", "Rah Lan H'Nga"),
        ("Y Quang BKrông", "Y Quang BKrông"),
    ],
)
def test_names_as_recognition_leaves_them(text: str, name: str) -> None:
    assert person_in(mended_name(text)) == name


@pytest.mark.parametrize("text", ["inh Trang", "/ễ Quang Thiều"])
def test_no_family_name_is_made_of_what_is_left_of_another(text: str) -> None:
    assert person_in(mended_name(text)).split()[:1] not in (["Đinh"], ["Lê"])


INK, SEAL, PEN, PAPER = (28, 28, 28), (205, 40, 50), (44, 60, 150), (240, 238, 228)


def _crossed(covering: bool) -> Image.Image:
    """A thick bar of print, a bar of seal and one of pen across it."""
    picture = Image.new("RGB", (120, 60), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 24, 119, 35), INK)
    for left, colour in ((20, SEAL), (70, PEN)):
        draw.rectangle((left, 0, left + 25, 59), colour)
        mixed = (155, 37, 45) if covering and colour == SEAL else INK
        draw.rectangle((left, 24, left + 25, 35), mixed)
    return picture


@pytest.mark.parametrize("covering", [False, True])
def test_print_under_seal_and_pen_comes_out_alone(covering: bool) -> None:
    """R82: whether a seal's ink shines through or covers, the letters stay whole."""
    picture = _crossed(covering)
    seen = next(cleared(picture, picture.convert("L")))
    assert all(seen.getpixel((x, 30)) < 128 for x in range(2, 118))
    assert all(seen.getpixel((x, y)) > 128 for x in range(2, 118) for y in (10, 50))


@pytest.mark.parametrize("text", ["Š CHỦ TỊCH J", "B TÍNH", "Phan H", "Giảng H"])
def test_letters_of_a_seal_are_no_name(text: str) -> None:
    assert not person_in(text)


def test_a_name_that_lost_its_last_word_is_doubted() -> None:
    """R82: "Văn" and "Thị" stand in the middle of a name, not at its end."""
    assert likelihood("Lâm Văn") < likelihood("Lâm Văn Mãn")
    assert likelihood("Ngô Thị") < likelihood("Ngô Thị Huyện")


def test_of_two_words_the_commoner_is_likelier() -> None:
    assert likelihood("Ngô Thị Huyền Trang") > likelihood("Ngô Thị Huyện Trang")


def test_names_of_the_highlands_that_begin_with_h() -> None:
    assert likelihood("H'Yim Kđoh") == 1


def _voted(*readings: str) -> str:
    return max(readings, key=lambda person: support(person, readings))


def test_a_look_that_lost_a_word_supports_the_whole_name() -> None:
    assert _voted("Phan Mỹ Lệ", "Phan Thị Mỹ Lệ") == "Phan Thị Mỹ Lệ"


def test_of_other_accents_those_most_looks_share_count() -> None:
    read = ("Bùi Văn Khăng", "Bùi Văn Khẳng", "Bùi Văn Khắng", "Bùi Văn Kháng")
    assert _voted(*read) == "Bùi Văn Khắng"


def test_what_two_looks_say_outvotes_one() -> None:
    assert _voted("Tạ Thị Hoa", "Hà Thị Hoa", "Hà Thị Hoa") == "Hà Thị Hoa"
