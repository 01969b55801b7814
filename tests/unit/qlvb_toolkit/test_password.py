# SPDX-License-Identifier: LGPL-3.0-or-later
import pytest
from qlvb_toolkit.password import says_one_of, spellings

NAME = "Đỗ Thị Thanh Hằng"


@pytest.mark.parametrize(
    "password",
    [
        "DoThiThanhHang@1",
        "dothithanhhang2026",
        "Đỗ Thị Thanh Hằng@1",
        "HangThanhThiDo#12",
        "Hang-Do@20262026",
        "DoHang@20262026",
        "Do.Thi.Thanh.Hang1",
        "ThanhHang#20261234",
    ],
)
def test_a_name_is_found_however_it_is_written(password):
    """R210: without accents, case and blanks, in the usual orders."""
    assert says_one_of(password, spellings(NAME))


@pytest.mark.parametrize("password", ["MuaThu@HaNoi2026", "Hang@20262026-Phai"])
def test_other_words_are_free(password):
    """R210: a part of the name is not the name."""
    assert not says_one_of(password, spellings(NAME))


def test_an_empty_name_forbids_nothing():
    """R210: who has no name yet may choose any password."""
    assert not says_one_of("MuaThu@HaNoi2026", spellings(""))
