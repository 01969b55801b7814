# SPDX-License-Identifier: LGPL-3.0-or-later
"""Counting working days with holidays and make-up days.

The day an act happens is not counted: one working day after Friday is Monday.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from .errors import InvalidCalendar

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingCalendar:
    """The week of an agency (Monday is 0), its days off and its make-up days.

    Raises InvalidCalendar ``weekdays`` (empty or not 0-6) or ``off_and_work`` (days).
    """

    weekdays: frozenset[int]
    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise InvalidCalendar("weekdays", weekdays=sorted(self.weekdays))
        if both := self.off & self.work:
            raise InvalidCalendar("off_and_work", days=sorted(both))

    def is_working(self, d: date) -> bool:
        """Whether people work on that day."""
        return d in self.work or (d.weekday() in self.weekdays and d not in self.off)

    def add_working_days(self, start: date, n: int) -> date:
        """The ``n``-th working day after ``start``, before it when negative.

        Zero gives ``start`` itself, or the next working day when it is none.
        """
        day = start
        if n == 0:
            while not self.is_working(day):
                day += _ONE_DAY
            return day
        step = _ONE_DAY if n > 0 else -_ONE_DAY
        remaining = abs(n)
        while remaining:
            day += step
            remaining -= self.is_working(day)
        return day

    def working_days_between(self, a: date, b: date) -> int:
        """Working days after ``a`` up to and with ``b``; negative when ``b`` is
        earlier, so that days left and days late read from one figure."""
        if b < a:
            return -self.working_days_between(b, a)
        days = (b - a).days
        return sum(self.is_working(a + timedelta(days=i)) for i in range(1, days + 1))
