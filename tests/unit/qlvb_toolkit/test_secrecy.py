# SPDX-License-Identifier: LGPL-3.0-or-later
import unicodedata

import pytest
from qlvb_toolkit.secrecy import SECRET_MARKS, declared_secret, find_secret_mark

HEAD = "UBND TỈNH HƯNG YÊN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 05/BC-CAT\n"


@pytest.mark.parametrize(
    "value",
    [
        *SECRET_MARKS,
        *("MẬT", "mat", "TỐI MẬT", "toi_mat", "tuyệt  mật", "tuyet-mat", " Mật "),
        *("Độ mật: Mật", "Mức độ mật: Tối mật", "Secret"),
        unicodedata.normalize("NFD", "Tuyệt mật"),
    ],
)
def test_r3_a_declared_secret_is_recognised(value: str) -> None:
    """R3"""
    assert declared_secret(value)


@pytest.mark.parametrize(
    "value",
    ["", None, False, 0, "none", "Thường", "Không", "Không mật", "mật độ", "Độ mật"],
)
def test_ordinary_values_are_no_secret(value: object) -> None:
    assert not declared_secret(value)


@pytest.mark.parametrize(
    ("page", "mark"),
    [
        (HEAD + "MẬT\nBÁO CÁO", "Mật"),
        (HEAD + "TỐI MẬT\nBÁO CÁO", "Tối mật"),
        (HEAD + "  TUYỆT   MẬT  \n", "Tuyệt mật"),
        (HEAD + "[ MẬT ]", "Mật"),
        (HEAD + "T U Y Ệ T  M Ậ T", "Tuyệt mật"),
        (HEAD + "TUYỆT\nMẬT", "Tuyệt mật"),
        (HEAD + "Độ mật: Tối mật", "Tối mật"),
        (HEAD + unicodedata.normalize("NFD", "TỐI MẬT"), "Tối mật"),
    ],
)
def test_r3_a_mark_on_the_page_is_found(page: str, mark: str) -> None:
    """R3"""
    assert find_secret_mark(page) == mark


@pytest.mark.parametrize(
    "page",
    [
        HEAD,
        HEAD + "Luật Bảo vệ bí mật nhà nước",
        HEAD + "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        HEAD + "VỀ CÔNG TÁC BẢO VỆ BÍ\nMẬT\nNHÀ NƯỚC",
        HEAD + "mật độ dân cư\nbảo mật thông tin\nmật",
        HEAD + "QUY ĐỊNH VỀ BẢO\nMẬT",
        HEAD + "Mật ong rừng",
        HEAD + "Độ mật: Không",
        "\n".join(["dòng"] * 40 + ["MẬT"]),
    ],
)
def test_words_of_running_text_are_no_mark(page: str) -> None:
    assert find_secret_mark(page) is None
