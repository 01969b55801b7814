# SPDX-License-Identifier: LGPL-3.0-or-later
"""Names under seals and pens: mended, and voted on by several looks."""

import pytest
from qlvb_toolkit.reading.persons import mended_name, person_in
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
    ],
)
def test_names_as_recognition_leaves_them(text: str, name: str) -> None:
    assert person_in(mended_name(text)) == name


@pytest.mark.parametrize("text", ["inh Trang", "/ễ Quang Thiều"])
def test_no_family_name_is_made_of_what_is_left_of_another(text: str) -> None:
    assert person_in(mended_name(text)).split()[:1] not in (["Đinh"], ["Lê"])


def _voted(*readings: str) -> str:
    return max(readings, key=lambda person: support(person, readings))


def test_a_look_that_lost_a_word_supports_the_whole_name() -> None:
    assert _voted("Phan Mỹ Lệ", "Phan Thị Mỹ Lệ") == "Phan Thị Mỹ Lệ"


def test_of_other_accents_those_most_looks_share_count() -> None:
    read = ("Bùi Văn Khăng", "Bùi Văn Khẳng", "Bùi Văn Khắng", "Bùi Văn Kháng")
    assert _voted(*read) == "Bùi Văn Khắng"


def test_what_two_looks_say_outvotes_one() -> None:
    assert _voted("Tạ Thị Hoa", "Hà Thị Hoa", "Hà Thị Hoa") == "Hà Thị Hoa"
