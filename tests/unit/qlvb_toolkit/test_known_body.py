# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which known body issued a document."""

import pytest
from qlvb_toolkit.known_body import KnownBody, Match, find_body

KNOWN = (
    KnownBody("Sở Tài chính", "UBND tỉnh Hưng Yên", "STC"),
    KnownBody("Ủy ban nhân dân tỉnh Hưng Yên", "", "UBND"),
    KnownBody("Ủy ban nhân dân xã Tiên Lữ", "", "UBND"),
    KnownBody("Bộ Tài chính"),
)


@pytest.mark.parametrize(
    ("agency", "parent", "notation", "match"),
    [
        ("SỞ TÀI CHÍNH", "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN", "", Match(0, sure=True)),
        ("SO TAI CHINH", "", "STC-QLNS", Match(0, sure=True)),
        ("SỞ TÀI CHÍNH", "UBND TỈNH CÀ MAU", "STC-QLNS", None),
        ("UBND TỈNH HƯNG YÊN", "", "QĐ-UBND", Match(1, sure=True)),
        ("ỦY BAN NHÂN DÂN XÃ TIÊN LỮ", "", "", Match(2, sure=True)),
        ("SỞ TÀI CHÌNHH", "", "STC-QLNS", Match(0, sure=True)),
        ("BỘ TÀI CHÌNHH", "", "", Match(3, sure=False)),
        ("HỘI NÔNG DÂN", "", "", None),
        ("", "", "STC", None),
    ],
)
def test_r82_the_body_that_is_meant(
    agency: str, parent: str, notation: str, match: Match | None
) -> None:
    """R82: sure only when nothing speaks against it."""
    assert find_body(agency, parent, notation, KNOWN) == match
