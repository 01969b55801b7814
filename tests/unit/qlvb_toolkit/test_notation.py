# SPDX-License-Identifier: LGPL-3.0-or-later
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qlvb_toolkit.errors import InvalidCode
from qlvb_toolkit.notation import (
    compose_notation,
    day_text,
    format_number,
    full_code,
    month_text,
    parse_code,
)
from qlvb_toolkit.types import DocumentCode


@pytest.mark.parametrize(
    ("text", "number", "year", "notation"),
    [
        ("76/2025/QĐ-UBND", 76, 2025, "QĐ-UBND"),
        (" 76 / 2025 / qđ - ubnd ", 76, 2025, "QĐ-UBND"),
        ("Số: 07/QyĐ-SKHCN", 7, None, "QyĐ-SKHCN"),
        ("35/TTr-SKHCN", 35, None, "TTr-SKHCN"),
        ("35/ttr–skhcn", 35, None, "TTr-SKHCN"),
        ("28/2018/QĐ-TTg", 28, 2018, "QĐ-TTg"),
        ("28/2018/QĐ-TTG", 28, 2018, "QĐ-TTg"),
        ("20/2023/QH15", 20, 2023, "QH15"),
        ("05/BNV-VP", 5, None, "BNV-VP"),
        ("78-TB/ĐU", 78, None, "TB/ĐU"),
        (unicodedata.normalize("NFD", "1/QĐ-UBND"), 1, None, "QĐ-UBND"),
    ],
)
def test_a_pasted_code_splits_itself(text, number, year, notation) -> None:
    code = parse_code(text)
    assert code == DocumentCode(number, year, notation)
    assert code.normative is (year is not None)


@pytest.mark.parametrize(
    "text",
    ["", "76", "76/2025", "QĐ-UBND", "0/QĐ-UBND", "x/QĐ", "76//QĐ", "7 6/QĐ-A b"],
)
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(InvalidCode, match="unreadable"):
        parse_code(text)


@given(st.integers(1, 99999), st.sampled_from(["QĐ-UBND", "TTr-SKHCN", "TB/ĐU"]))
def test_a_written_code_reads_back(number: int, notation: str) -> None:
    code = parse_code(full_code(number, notation))
    assert (code.number, code.notation) == (number, notation)


def test_r51_numbers_and_notations() -> None:
    """R51: TYPE-AGENCY, for a công văn AGENCY-UNIT; numbers below 10 get a zero."""
    assert [format_number(n) for n in (1, 7, 9, 10, 128, 1284)] == [
        *("01", "07", "09", "10", "128", "1284")
    ]
    assert compose_notation("QĐ", "BNV") == "QĐ-BNV"
    assert compose_notation("TTr", "SKHCN", "CĐS") == "TTr-SKHCN"
    assert compose_notation(None, "BNV", "VP") == "BNV-VP"
    assert compose_notation("", "UBND", "VX") == "UBND-VX"
    assert full_code(5, "BNV-VP") == "05/BNV-VP"
    assert full_code(35, "TTr-SKHCN") == "35/TTr-SKHCN"
    assert full_code(76, "QĐ-UBND", 2025) == "76/2025/QĐ-UBND"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("CV", "UBND", "VX"), "not_a_type_code"),
        (("cv", "UBND", "VX"), "not_a_type_code"),
        ((None, "UBND"), "unit_missing"),
        (("QĐ", ""), "agency_missing"),
    ],
)
def test_r50_a_notation_the_law_does_not_know_is_refused(arguments, code) -> None:
    """R50: "CV" is never generated."""
    with pytest.raises(InvalidCode, match=code):
        compose_notation(*arguments)


def test_number_zero_is_refused() -> None:
    with pytest.raises(InvalidCode, match="number_below_one"):
        format_number(0)


def test_r52_zeros_of_the_date_line() -> None:
    """R52: a zero before days below 10, and of the months only before 1 and 2."""
    assert [day_text(d) for d in (1, 9, 10, 31)] == ["01", "09", "10", "31"]
    assert [month_text(m) for m in (1, 2, 3, 9, 12)] == ["01", "02", "3", "9", "12"]
