# SPDX-License-Identifier: LGPL-3.0-or-later
"""What changed between two versions of a draft, in words."""

import random

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
    """Whatever changed: what is not removed is the newer text, not added the older."""
    chance = random.Random(7)
    words = [f"từ{n}" for n in range(40)]
    for _ in range(60):
        old, new = (
            [" ".join(chance.choices(words, k=6)) for _ in range(chance.randrange(9))]
            for _ in range(2)
        )
        changes = compare_texts("\n".join(old), "\n".join(new)).changes
        gone = sum(c.words(REMOVED) for c in changes)
        come = sum(c.words(ADDED) for c in changes)
        assert come - gone == 6 * (len(new) - len(old))


def test_huge_texts_are_cut_and_said_so() -> None:
    old = "\n".join(f"Đoạn {n} nội dung" for n in range(MOST_PARAGRAPHS + 2000))
    found = compare_texts(old, old.replace("nội dung", "sửa đổi"))
    assert found.cut
    assert len(found.changes) == MOST_CHANGES
    alike = "\n".join(["0"] * MOST_PARAGRAPHS)
    assert compare_texts(alike, alike + "\n1").changes == ()
    long = compare_texts("a " * 100_000, "b " * 100_000)
    assert [c.spans[0] for c in long.changes][0] == Span(REMOVED, ("a " * 100_000)[:-1])
