# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qlvb_toolkit.errors import InvalidCalendar
from qlvb_toolkit.working_days import WorkingCalendar
from qlvb_toolkit.working_hours import WorkingHours

WEEK = frozenset(range(5))
HOURS = WorkingHours.parse("07:30-11:30, 13:30-17:00")
# Thursday 30 April and Friday 1 May 2026 are off, Saturday 9 May is worked.
CALENDAR = WorkingCalendar(
    WEEK,
    off=frozenset({date(2026, 4, 30), date(2026, 5, 1)}),
    work=frozenset({date(2026, 5, 9)}),
)


def after(start: str, hours: int) -> str:
    end = HOURS.after(CALENDAR, datetime.fromisoformat(start), hours)
    return end.strftime("%d/%m %H:%M")


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-23 08:00", 2, "23/11 10:00"),
        ("2026-11-23 10:00", 4, "23/11 16:00"),  # lunch is left out
        ("2026-11-23 12:10", 1, "23/11 14:30"),
        ("2026-11-23 06:00", 4, "23/11 11:30"),
        ("2026-11-23 16:00", 2, "24/11 08:30"),  # and the night
        ("2026-11-27 16:30", 1, "30/11 08:00"),  # and the weekend
        ("2026-04-29 15:00", 3, "04/05 08:30"),  # and holidays
        ("2026-05-08 16:00", 2, "09/05 08:30"),  # a make-up day counts
        ("2026-11-23 08:00:20", 1, "23/11 09:01"),
    ],
)
def test_hours_run_while_people_work(start: str, hours: int, end: str) -> None:
    """R81: due by the hour, over lunch, night, weekend and holidays."""
    assert after(start, hours) == end


def test_a_day_is_as_long_as_its_sessions() -> None:
    assert HOURS.per_day == timedelta(hours=7, minutes=30)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "8-12",
        "08:00-12:00; 13:00-17:00",
        "12:00-08:00",
        "08:00-25:00",
        "08:00-12:00, 11:00-17:00",
    ],
)
def test_sessions_that_cannot_be(words: str) -> None:
    with pytest.raises(InvalidCalendar) as refused:
        WorkingHours.parse(words)
    assert refused.value.code == "sessions"


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.times(),
    st.integers(1, 200),
    st.integers(1, 200),
)
def test_hours_add_up(day: date, at: time, first: int, second: int) -> None:
    start = datetime.combine(day, at)
    there = HOURS.after(CALENDAR, start, first)
    assert CALENDAR.is_working(there.date())
    assert HOURS.after(CALENDAR, there, second) == HOURS.after(
        CALENDAR, start, first + second
    )
