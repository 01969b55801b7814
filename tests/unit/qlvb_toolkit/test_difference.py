# SPDX-License-Identifier: LGPL-3.0-or-later
"""What changed between two versions of a draft, in words."""

from itertools import product

from qlvb_toolkit.difference import (
    ADDED,
    MOST_CHANGES,
    MOST_PARAGRAPHS,
    REMOVED,
    Change,
    Difference,
    Span,
    compare_texts,
)


def _shown(change: Change) -> str:
    marks = {ADDED: "+", REMOVED: "-"}
    return "|".join(f"{marks.get(s.kind, '')}{s.text}" for s in change.spans)


def test_r111_words_that_changed_stand_in_their_paragraph() -> None:
    """R111: what was taken out and what was put in, beside what stayed."""
    old = "Điều 1. Ban hành Quy chế\nĐiều 2. Có hiệu lực từ ngày ký ban hành."
    new = "Điều 1. Ban hành Quy chế\nĐiều 2. Có hiệu lực từ ngày 01/01/2027."
    (change,) = compare_texts(old, new).changes
    assert change.number == 2
    assert _shown(change) == "Điều 2. Có hiệu lực từ ngày|-ký ban hành.|+01/01/2027."


def test_r111_a_new_paragraph_and_one_taken_out() -> None:
    """R111"""
    old = "Mở đầu\nBỏ đoạn này đi\nKết thúc"
    new = "Mở đầu\nKết thúc\nThêm một đoạn mới"
    found = compare_texts(old, new)
    assert [_shown(c) for c in found.changes] == [
        *("-Bỏ đoạn này đi", "+Thêm một đoạn mới")
    ]
    assert (found.added, found.removed) == (4, 4)


def test_another_paragraph_is_no_changed_one() -> None:
    found = compare_texts("Giao Sở Nội vụ chủ trì", "Kinh phí do ngân sách bảo đảm")
    assert [c.spans[0].kind for c in found.changes] == [REMOVED, ADDED]


def test_spaces_and_empty_lines_do_not_count() -> None:
    same = Difference((), 0, 0)
    assert compare_texts("Một  hai\n\nba", "Một hai\nba\n") == same
    assert compare_texts("", "") == same


def test_every_word_of_both_texts_is_there() -> None:
    """Whatever changed: words that came less those that went are the difference."""
    texts = [
        "\n".join(f"đoạn {n * k % 7} có {n} từ {k}" for n in range(k % 9))
        for k in range(1, 20)
    ]
    for old, new in product(texts, texts):
        found = compare_texts(old, new)
        assert found.added - found.removed == len(new.split()) - len(old.split())


def test_huge_texts_are_cut_and_said_so() -> None:
    old = "\n".join(f"Đoạn {n} nội dung" for n in range(MOST_PARAGRAPHS + 2000))
    found = compare_texts(old, old.replace("nội dung", "sửa đổi"))
    assert found.cut
    assert len(found.changes) == MOST_CHANGES
    alike = "\n".join(["0"] * MOST_PARAGRAPHS)
    assert compare_texts(alike, alike + "\n1").changes == ()
    long = compare_texts("a " * 100_000, "b " * 100_000)
    assert long.changes[0].spans == (Span(REMOVED, ("a " * 100_000)[:-1]),)
