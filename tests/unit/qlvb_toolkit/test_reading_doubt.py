# SPDX-License-Identifier: LGPL-3.0-or-later
"""How sure a field is: syllables, names, fields that tell of each other."""

import pytest
from qlvb_toolkit.reading.calibration import share_right
from qlvb_toolkit.reading.crosscheck import agreed, cross_checked, initials_agree
from qlvb_toolkit.reading.persons import likelihood, mended_name
from qlvb_toolkit.reading.syllables import is_syllable
from qlvb_toolkit.reading.values import DocumentReading, Field


def _ocr(value: str, confidence: float = 0.8) -> Field:
    return Field(value, confidence, 0, None, "ocr")


@pytest.mark.parametrize(
    "word", ["Nguyễn", "Quang", "Gìn", "Khuya", "Huỳnh", "Ưng", "Ý"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Qưang", "Eê", "Bich", "Đặnz", "Nguyễnn"])
def test_what_no_syllable_is(word: str) -> None:
    assert not is_syllable(word)


def test_a_name_that_cannot_be_is_doubted() -> None:
    assert likelihood("Lê Quang Toản") == 1
    assert likelihood("Lê Qưang Toản") < 0.5
    assert likelihood("Lan Anh") < 1


def test_a_family_name_a_letter_away_is_mended() -> None:
    assert mended_name("Đặnz Quốc Bảo") == "Đặng Quốc Bảo"
    assert mended_name("Lê Qưang Toản") == "Lê Quang Toản"
    assert mended_name("Rơ Châm Huyên") == "Rơ Châm Huyên"


@pytest.mark.parametrize(
    ("notation", "agency", "agrees"),
    [
        ("TTr-SKHCN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", True),
        ("BVĐKPN-KHTH", "BỆNH VIỆN ĐA KHOA PHỐ NỐI", True),
        ("QĐ-UBND", "SỞ TÀI CHÍNH", False),
        ("QĐ-UBND", "", False),
    ],
)
def test_the_notation_abbreviates_the_agency(
    notation: str, agency: str, agrees: bool
) -> None:
    assert initials_agree(notation, agency) is agrees


def test_two_readings_that_agree_are_surer_than_one() -> None:
    one = DocumentReading(number=_ocr("35"))
    assert agreed(one, one).number.confidence > 0.8
    other = DocumentReading(number=_ocr("36", 0.7))
    both = agreed(one, other).number
    assert both.value == "35"
    assert both.confidence < 0.8


def test_a_year_unlike_the_date_is_doubted() -> None:
    reading = DocumentReading(year=_ocr("2024"), date=_ocr("2025-09-21"))
    assert cross_checked(reading).date.confidence < 0.8


def test_confidence_is_a_share_and_rises() -> None:
    for source in ("ocr", "text"):
        for name in ("signer", "agency", "number", "subject"):
            shares = [share_right(name, source, c / 20) for c in range(21)]
            assert shares == sorted(shares)
            assert 0 <= shares[0] <= shares[-1] <= 1
