# SPDX-License-Identifier: LGPL-3.0-or-later
import pytest
from qlvb_toolkit.sameness import document_key, same_body

ISSUER = "Ủy ban nhân dân tỉnh Hưng Yên"
KEY = document_key("76", "QĐ-UBND", 2025)


@pytest.mark.parametrize(
    ("number", "notation", "issuer"),
    [
        ("076", "QĐ-UBND", ISSUER),
        ("76/2025", "QĐ-UBND", ISSUER),
        (" 76 ", "qđ - ubnd", ISSUER),
        ("76", "QD-UBND", ISSUER),
        ("76", "Q\u0110\u2013UBND", ISSUER),
        ("76", "QĐ\u2011UBND", "UỶ BAN NHÂN DÂN TỈNH HƯNG YÊN"),
        ("76", "QĐ-UBND", "UBND  tỉnh Hưng Yên."),
        ("76", "/QĐ-UBND", "Uy ban nhan dan tinh Hung Yen"),
        ("76", "QĐ.UBND", "UBND tỉnh"),
        ("76", "QĐ-UBND", "Ủy ban nhân dân"),
    ],
)
def test_one_document_however_it_is_typed(number, notation, issuer):
    """R86: near-miss notations count as the same number and notation."""
    assert document_key(number, notation, 2025) == KEY
    assert same_body(issuer, ISSUER)


@pytest.mark.parametrize(
    ("number", "notation", "issuer", "year"),
    [
        ("67", "QĐ-UBND", ISSUER, 2025),
        ("760", "QĐ-UBND", ISSUER, 2025),
        ("76", "TB-UBND", ISSUER, 2025),
        ("76", "QĐ-UBND", "Ủy ban nhân dân tỉnh Thái Bình", 2025),
        ("76", "QĐ-UBND", ISSUER, 2026),
    ],
)
def test_other_documents_stay_others(number, notation, issuer, year):
    """R86: another number, notation, issuing body or year is another document."""
    same = document_key(number, notation, year) == KEY
    assert not (same and same_body(issuer, ISSUER))


@pytest.mark.parametrize(
    "parts",
    [
        ("", "QĐ-UBND", 2025),
        ("76", None, 2025),
        ("76", "QĐ-UBND", None),
    ],
)
def test_nothing_is_said_of_half_a_code(parts):
    """R86: documents without number are not all the same one."""
    assert document_key(*parts) is None


@pytest.mark.parametrize("name", ["Sở Tài chính", "STC", "SỞ TÀI CHÍNH HƯNG YÊN"])
def test_a_body_by_a_shorter_name(name):
    """R86: the reader writes the province, who types it leaves it out."""
    assert same_body(name, "Sở Tài chính tỉnh Hưng Yên")
    assert same_body("Sở Tài chính tỉnh Hưng Yên", name)


@pytest.mark.parametrize(
    "name", ["", "Sở Tài chính tỉnh Thái Bình", "Sở Tư pháp", "Văn phòng Sở Tài chính"]
)
def test_another_body(name):
    """R86: nobody, another place, another matter, a body of the body."""
    assert not same_body(name, "Sở Tài chính tỉnh Hưng Yên")
