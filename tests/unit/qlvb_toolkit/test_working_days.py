# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qlvb_toolkit.errors import InvalidCalendar
from qlvb_toolkit.working_days import WorkingCalendar

WEEK = frozenset(range(5))
# 2026: 30 April and 1 May off, Saturday 9 May worked for Monday 4 May.
CALENDAR = WorkingCalendar(
    WEEK,
    off=frozenset({date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 4)}),
    work=frozenset({date(2026, 5, 9)}),
)

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
day_sets = st.frozensets(days, max_size=20)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    weekdays = draw(st.frozensets(st.integers(0, 6), min_size=1))
    off = draw(day_sets)
    return WorkingCalendar(weekdays, off, draw(day_sets) - off)


def test_a_deadline_passes_over_holidays_and_uses_make_up_days() -> None:
    wednesday = date(2026, 4, 29)
    assert CALENDAR.add_working_days(wednesday, 1) == date(2026, 5, 5)
    assert CALENDAR.add_working_days(wednesday, 4) == date(2026, 5, 8)
    assert CALENDAR.add_working_days(wednesday, 5) == date(2026, 5, 9)
    assert CALENDAR.add_working_days(wednesday, 6) == date(2026, 5, 11)


def test_the_next_working_day_after_friday_is_monday() -> None:
    plain = WorkingCalendar(WEEK)
    assert plain.add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert plain.add_working_days(date(2026, 11, 21), 0) == date(2026, 11, 23)
    assert plain.add_working_days(date(2026, 11, 20), 0) == date(2026, 11, 20)


def test_seven_working_days_before_a_planned_stop() -> None:
    """R227's lead counts backwards."""
    plain = WorkingCalendar(WEEK)
    assert plain.add_working_days(date(2026, 11, 23), -7) == date(2026, 11, 12)


def test_days_left_and_days_late() -> None:
    assert CALENDAR.working_days_between(date(2026, 4, 29), date(2026, 5, 5)) == 1
    assert CALENDAR.working_days_between(date(2026, 5, 5), date(2026, 4, 29)) == -1
    assert CALENDAR.working_days_between(date(2026, 5, 5), date(2026, 5, 5)) == 0


@given(calendars(), days, st.integers(1, 60))
def test_counting_undoes_adding(calendar, start: date, n: int) -> None:
    due = calendar.add_working_days(start, n)
    assert due > start
    assert calendar.is_working(due)
    assert calendar.working_days_between(start, due) == n


@given(calendars(), days, st.integers(1, 60))
def test_going_back_is_the_mirror(calendar, start: date, n: int) -> None:
    earlier = calendar.add_working_days(start, -n)
    assert calendar.is_working(earlier)
    assert calendar.working_days_between(earlier - timedelta(days=1), start) == (
        n + calendar.is_working(start)
    )


@given(calendars(), days, days, days)
def test_spans_add_up(calendar, a: date, b: date, c: date) -> None:
    count = calendar.working_days_between
    assert count(a, b) + count(b, c) == count(a, c)


@pytest.mark.parametrize("weekdays", [frozenset(), frozenset({7})])
def test_a_week_without_days_is_refused(weekdays) -> None:
    with pytest.raises(InvalidCalendar, match="weekdays"):
        WorkingCalendar(weekdays)


def test_a_day_cannot_be_both() -> None:
    day = frozenset({date(2026, 5, 9)})
    with pytest.raises(InvalidCalendar, match="off_and_work"):
        WorkingCalendar(WEEK, off=day, work=day)
