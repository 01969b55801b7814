# SPDX-License-Identifier: LGPL-3.0-or-later
"""R82: the day by which the text of an incoming document asks for an answer."""

import pytest
from qlvb_toolkit.reading.due import Span, span_of
from qlvb_toolkit.reading.reader import read_first_page, with_due_date

from .paper import CENTRE, letter

_ISSUED = "2025-09-21"


def _due(*text: str):
    """What is read of a letter of 21 September 2025 with these lines of text."""
    lines = [(line, CENTRE, 230 + 18.0 * row) for row, line in enumerate(text)]
    head = ("SỞ NỘI VỤ", "Số: 12/SNV-VP", "V/v báo cáo")
    one = letter(*head, rest=[("Kính gửi: Các sở, ngành", CENTRE, 190), *lines])
    reading = read_first_page(one)
    assert reading.date.value == _ISSUED
    return with_due_date(reading, [one]).due_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Báo cáo gửi về Sở trước ngày 15/12/2026 để tổng hợp.", "2026-12-15"),
        ("Đề nghị trả lời chậm nhất ngày 05 tháng 10 năm 2025.", "2025-10-05"),
        ("Gửi văn bản góp ý đến hết ngày 30.9.2025.", "2025-09-30"),
        ("Hoàn thành xong trước ngày 30/11/2025.", "2025-11-30"),
        ("Đăng ký trước 17 giờ 00 phút ngày 01/10/2025.", "2025-10-01"),
        ("Gửi về Sở trước 16h30, ngày 25/9/2025.", "2025-09-25"),
        ("Thời hạn gửi báo cáo: ngày 10-10-2025.", "2025-10-10"),
        ("Hạn cuối nộp hồ sơ là ngày 10/10/2025", "2025-10-10"),
        ("Gửi báo cáo muộn nhất vào thứ Sáu, ngày 26/9/2025", "2025-09-26"),
        ("Gửi báo cáo về Sở trước ngày 25/9.", "2025-09-25"),
        ("Gửi báo cáo về Sở trước ngày 15/01.", "2026-01-15"),
        ("Trong thời hạn 10 ngày kể từ ngày ký văn bản này.", "2025-10-01"),
    ],
)
def test_days_that_are_asked_for(text: str, day: str) -> None:
    assert _due(text).value == day


@pytest.mark.parametrize(
    ("text", "value", "span"),
    [
        (
            "Trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản này",
            "5 ngày làm việc",
            Span(5, working=True, since_issue=False),
        ),
        (
            "Trả lời trong vòng 15 (mười lăm) ngày kể từ ngày nhận được công văn này",
            "15 ngày",
            Span(15, working=False, since_issue=False),
        ),
        (
            "Chậm nhất 03 ngày làm việc, kể từ ngày ban hành văn bản này",
            "3 ngày làm việc từ ngày ban hành",
            Span(3, working=True, since_issue=True),
        ),
    ],
)
def test_spans_that_are_asked_for(text: str, value: str, span: Span) -> None:
    assert _due(text).value == value
    assert span_of(value) == span
    assert span_of("2025-10-01") is None


@pytest.mark.parametrize(
    "text",
    [
        "Văn bản này có hiệu lực đến hết ngày 31/12/2026.",
        "Thời gian thực hiện dự án: đến hết ngày 31/12/2027.",
        "Các hồ sơ nộp trước ngày 01/7/2025 được giải quyết theo quy định cũ.",
        "Định kỳ gửi báo cáo trước ngày 15/12 hằng năm.",
        "Gửi báo cáo trước ngày 15 hằng tháng.",
        "Công dân sinh trước ngày 01/01/2026 gửi đơn.",
        "Cơ quan trả kết quả trong thời hạn 10 ngày kể từ ngày nhận đủ hồ sơ hợp lệ.",
        "Căn cứ Công văn số 12/SNV-VP ngày 01 tháng 10 năm 2025 về báo cáo.",
        "Thời gian: 08 giờ 00 phút, ngày 25/9/2025; địa điểm: Hội trường.",
    ],
)
def test_days_by_which_nothing_is_asked_for(text: str) -> None:
    assert _due(text).value == ""


def test_a_day_broken_over_two_lines_is_marked_on_both() -> None:
    due = _due("Đề nghị gửi báo cáo về Sở trước ngày 15", "tháng 12 năm 2025.")
    assert due.value == "2025-12-15"
    assert due.page == 0
    assert due.box is not None
    assert due.box.bottom - due.box.top > 0.03


def test_of_two_days_the_first_is_taken_and_doubted() -> None:
    one = _due("Gửi dự thảo trước ngày 15/10/2025.")
    two = _due(
        "Gửi báo cáo trước ngày 15/12/2025.", "Gửi dự thảo trước ngày 15/10/2025."
    )
    assert two.value == one.value == "2025-10-15"
    assert two.confidence < 0.9 < one.confidence


def test_a_law_asks_nobody_for_an_answer() -> None:
    text = ("Bộ gửi báo cáo trước ngày 15/12/2026.", CENTRE, 230)
    law = letter("BỘ NỘI VỤ", "Số: 12/2025/TT-BNV", rest=[text])
    assert with_due_date(read_first_page(law), [law]).due_date.value == ""
