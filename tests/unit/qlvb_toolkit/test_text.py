# SPDX-License-Identifier: LGPL-3.0-or-later
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qlvb_toolkit.text import fold, nfc, search_document, search_query

CODE = "76/2025/QĐ-UBND"
SUBJECT = "Quyết định về việc đường bộ, Tỉnh uỷ và Ủy ban nhân dân"


def test_r61_text_of_any_form_becomes_precomposed() -> None:
    """R61"""
    decomposed = unicodedata.normalize("NFD", "Quyết định Đường")
    assert nfc(decomposed) == "Quyết định Đường"


def test_fold_drops_case_accents_and_spare_blanks() -> None:
    assert fold("  QUYẾT   Định\n về Đường ") == "quyet dinh ve duong"
    assert fold(unicodedata.normalize("NFD", "Hỏa tốc")) == "hoa toc"


@given(st.text())
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.fixture(scope="module")
def matches(database):
    def run(query: str, *parts: str) -> bool:
        with database.cursor() as cursor:
            cursor.execute(
                "SELECT to_tsvector('simple', %s) @@ to_tsquery('simple', %s)",
                (search_document(parts), search_query(query)),
            )
            return cursor.fetchone()[0]

    return run


@pytest.mark.parametrize(
    "query",
    [
        *("76", "76/2025", "QĐ-UBND", "qd-ubnd", "76/2025/qd-ubnd", CODE),
        *("2025/qđ", "Số 76/2025/QĐ-UBND", "76/2025/qd-ub", "ubnd", "quyết", "duong"),
        *("quyết định đường", "quyet dinh duong", "đường quyết", "QUYẾT ĐỊNH VỀ"),
        *("quy", "duo", '"quyết định về việc"', '"quyet dinh ve"', '"quyết dinh về"'),
        *('"dinh về viec"', "tỉnh ủy", "tỉnh uỷ", "uỷ ban", "ủy ban", '"Uỷ ban"'),
        *('"76/2025"', '"quyết định', "về - việc"),
    ],
)
def test_a_document_is_found_by(matches, query: str) -> None:
    assert matches(query, CODE, SUBJECT)


@pytest.mark.parametrize(
    "query",
    [
        *("6", "75/2025", "76/2024", "2025/76", "7/2025/QĐ-UBND", "76/202 x"),
        *("QĐ-HĐND", "quyệt", "đương", "quyết định bãi", '"định quyết"'),
        *('"quyết về"', '"quyet ve"', '"76 QĐ"', "76/20 về"),
    ],
)
def test_a_document_is_not_found_by(matches, query: str) -> None:
    assert not matches(query, CODE, SUBJECT)


def test_words_typed_with_accents_do_not_find_other_words(matches) -> None:
    assert matches("ma", "mã định danh")
    assert matches("mã", "mã định danh")
    assert not matches("má", "mã định danh")
    assert not matches("mã", "ma định danh")


def test_an_incomplete_last_word_finds_both_tone_habits(matches) -> None:
    assert matches("hoà", "hoàn thành")
    assert matches("hoà", "nước Cộng hòa")
    assert matches("hòa", "nước Cộng hoà")
    assert not matches("hoà thành", "hoàn thành")
    assert matches("quý", "quý báu")


def test_text_in_decomposed_form_is_found(matches) -> None:
    assert matches("đường", unicodedata.normalize("NFD", "Đường bộ"))
    assert matches(unicodedata.normalize("NFD", "đường"), "Đường bộ")


@given(st.text())
def test_no_text_breaks_the_query(database, text: str) -> None:
    query = search_query(text)
    with database.cursor() as cursor:
        cursor.execute("SELECT to_tsquery('simple', %s)", (query,))


@pytest.mark.parametrize(
    "text", ["", "  ", "&", "!!", "'\\", "a' | b", ":*", '""', "<->"]
)
def test_operators_are_no_operators(database, text: str) -> None:
    test_no_text_breaks_the_query.hypothesis.inner_test(database, text)


def test_a_long_document_stays_within_the_limits_of_a_vector(matches) -> None:
    noise = [f"từ{number:06d}" for number in range(100_000)]
    text = " ".join([*noise[:30_000], "cuối", *noise[30_000:]])
    assert len(search_document([CODE, text]).encode()) < 900_000
    assert matches("76/2025", CODE, text)
    assert matches(f'"{noise[10]} {noise[11]}"', CODE, text)


@pytest.mark.parametrize("letter", ["k", "ế", "𠀀"])
def test_a_document_of_the_longest_words_is_kept(matches, letter: str) -> None:
    """Invariant 10: a hostile file with it is stored, and found by its beginning."""
    noise = [f"{number:06d}{letter * 58}" for number in range(25_000)]
    assert matches(noise[10], " ".join(noise))


def test_a_word_far_down_is_found_and_repetition_costs_nothing(matches) -> None:
    text = "văn bản điện tử " * 20_000 + "độc nhất"
    assert matches("doc nhat", text)
    assert len(search_document([text])) < len(text)


@pytest.mark.parametrize(
    "query",
    [
        *("quy", "hoà", "76/2025", "quyết định", '"quyết định về việc"', "76/2025 quy"),
        *('"76/2025"', '"Uỷ ban" đường'),
    ],
)
def test_words_are_found_on_ones_own_shelves_only(database, query: str) -> None:
    text = f"{SUBJECT}, hoà bình"

    def matches(prefix: str, *prefixes: str) -> bool:
        with database.cursor() as cursor:
            cursor.execute(
                "SELECT to_tsvector('simple', %s) @@ to_tsquery('simple', %s)",
                (
                    search_document([CODE, text], prefix),
                    search_query(query, prefixes),
                ),
            )
            return cursor.fetchone()[0]

    assert matches("a1x", "a1x")
    assert matches("a1x", "a2x", "a1x")
    assert not matches("a1x", "a2x", "a12x", "a3x")
    assert not matches("a12x", "a1x", "a2x")


def test_a_shelf_without_words_to_look_for() -> None:
    assert search_query(" / ", ["a1x", "a2x"]) == ""
