# SPDX-License-Identifier: LGPL-3.0-or-later
import pytest
from qlvb_toolkit.snippet import snippet

TEXT = (
    "ỦY BAN NHÂN DÂN\n\nVề việc phát triển ứng dụng dữ liệu dân cư, định danh và "
    "xác thực điện tử phục vụ chuyển đổi số quốc gia giai đoạn 2022 - 2025, "
    "tầm nhìn đến năm 2030 (Đề án 06); hòa giải ở cơ sở."
)


def found(query: str, content: str = TEXT) -> list[str]:
    return [piece.text for piece in snippet(content, query) if piece.found]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("du lieu dan cu", ["dữ", "liệu", "dân", "cư"]),
        ("dữ liệu", ["dữ", "liệu"]),
        ("DỮ LIỆU", ["dữ", "liệu"]),
        ("hoà giải", ["hòa", "giải"]),
        ("de an 06", ["Đề", "án", "06"]),
        ("du so", ["dữ", "số"]),
        ("lie", ["liệu"]),
        ("không có", []),
        ("", []),
    ],
)
def test_words_are_marked_in_the_letters_of_the_text(
    query: str, words: list[str]
) -> None:
    """R177: found with accents and without; a word with accents is that word only."""
    marked = found(query)
    assert [word for word in marked if word in words] == words or marked == words


def test_the_pieces_are_the_text_and_no_word_is_cut() -> None:
    pieces = snippet(TEXT, "xac thuc", around=20)
    whole = "".join(piece.text for piece in pieces).strip("… ")
    assert whole in " ".join(TEXT.split())
    assert all(word in TEXT.split() for word in whole.split())


def test_a_long_text_is_looked_through_to_its_limit() -> None:
    assert found("dữ", "chữ " * 40_000 + "dữ") == ["dữ"]
