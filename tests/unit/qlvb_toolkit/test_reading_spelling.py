# SPDX-License-Identifier: LGPL-3.0-or-later
"""What recognition does to words, and which fields tell of each other."""

from dataclasses import replace

import pytest
from qlvb_toolkit.reading.crosscheck import cross_checked
from qlvb_toolkit.reading.reader import read_first_page
from qlvb_toolkit.reading.spelling import subject_respelled, unglued
from qlvb_toolkit.reading.values import DocumentReading, Field

from .paper import CENTRE, LEFT, MOTTO, NATION, letter, page, words


def _read(value: str) -> Field:
    return Field(value, 0.9, 0, None, "ocr")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("QUÂNKHU3", ["QUÂN", "KHU", "3"]),
        ("SỞY", ["SỞ", "Y"]),
        ("BỘY", ["BỘ", "Y"]),
        ("THƯỜNG", ["THƯỜNG"]),
        ("UBND", ["UBND"]),
        ("LIEN", ["LIEN"]),
        ("ĐOẦN", ["ĐOẦN"]),
        ("PC06", ["PC06"]),
        ("Quânkhu", ["Quânkhu"]),
    ],
)
def test_words_that_ran_together(word: str, parts: list[str]) -> None:
    assert unglued(word) == parts


def test_an_urgency_mark_whose_tone_was_misread() -> None:
    head = letter("SỞ NỘI VỤ", "Số: 1/BC-SNV", "", "KHẤN")
    assert read_first_page(head).urgency.value == "Khẩn"


def test_common_words_of_subjects_are_spelled_in_one_way() -> None:
    assert subject_respelled("Tố chức thấm định") == "Tổ chức thẩm định"


def test_a_name_in_capitals_takes_the_accents_of_the_place() -> None:
    reading = cross_checked(
        DocumentReading(place=_read("Ân Thi"), agency=_read("ĐẢNG BỘ XÃ ÂN THỊ"))
    )
    assert reading.agency.value == "ĐẢNG BỘ XÃ ÂN THI"


def test_a_second_letter_that_the_agency_has_not_goes() -> None:
    agency = _read("TRƯỜNG CAO ĐẲNG KINH TẾ - KỸ THUẬT HƯNG YÊN")
    reading = DocumentReading(agency=agency, notation=_read("QĐ-CĐĐKTKT"))
    assert cross_checked(reading).notation.value == "QĐ-CĐKTKT"
    port = replace(reading, agency=_read("CỤC ĐIỀU ĐỘ"), notation=_read("BC-CĐĐ"))
    assert cross_checked(port).notation.value == "BC-CĐĐ"


@pytest.mark.parametrize("name", ["TRƯỜNG", "TRƯỜNG CAO ĐẲNG", "CÔNG TY CỔ PHẦN"])
def test_a_fragment_of_a_name_is_never_sure(name: str) -> None:
    assert read_first_page(letter(name, "Số: 1/BC-A")).agency.confidence < 0.6


def test_a_kind_of_body_above_a_bold_line_is_no_superior() -> None:
    one = page(NATION, MOTTO)
    lines = [
        *words("TRƯỜNG CAO ĐẲNG", LEFT, 60, bold=False),
        *words("KINH TẾ - KỸ THUẬT", LEFT, 77, bold=True),
    ]
    reading = read_first_page(replace(one, words=(*one.words, *lines)))
    assert reading.agency.value == "TRƯỜNG CAO ĐẲNG KINH TẾ - KỸ THUẬT"
    assert reading.parent_agency.value == ""


def test_the_text_below_a_subject_of_a_scan_is_no_part_of_it() -> None:
    reading = read_first_page(
        page(
            NATION,
            ("KẾ HOẠCH", CENTRE, 150),
            ("Phối hợp thực hiện y tế trường học", CENTRE, 167),
            (8 * "thực hiện " + "chỉ", CENTRE, 184),
            source="ocr",
        )
    )
    assert reading.subject.value == "Phối hợp thực hiện y tế trường học"
