# SPDX-License-Identifier: LGPL-3.0-or-later
"""Counting working hours: the sessions of a day, on the working days of a calendar.

Hours do not run at lunch, in the evening or on a day off.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from .errors import InvalidCalendar
from .working_days import WorkingCalendar

_SESSION = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_NONE = timedelta()


@dataclass(frozen=True)
class WorkingHours:
    """The sessions of a working day, in order: from when to when people work."""

    sessions: tuple[tuple[time, time], ...]

    @classmethod
    def parse(cls, words: str) -> "WorkingHours":
        """Read "07:30-11:30, 13:30-17:00".

        Raises InvalidCalendar ``sessions``: unreadable, empty, or out of order.
        """
        found = [_SESSION.fullmatch(part.strip()) for part in words.split(",")]
        try:
            # None where a part is no session
            numbers = [[int(n) for n in match.groups()] for match in found]  # type: ignore[union-attr]
            sessions = tuple((time(a, b), time(c, d)) for a, b, c, d in numbers)
        except (AttributeError, ValueError) as error:
            raise InvalidCalendar("sessions", words=words) from error
        edges = [edge for session in sessions for edge in session]
        if any(a >= b for a, b in pairwise(edges)):
            raise InvalidCalendar("sessions", words=words)
        return cls(sessions)

    @property
    def per_day(self) -> timedelta:
        """How long people work on a working day."""
        return sum((_since(end) - _since(begin) for begin, end in self.sessions), _NONE)

    def after(self, calendar: WorkingCalendar, start: datetime, hours: int) -> datetime:
        """When ``hours`` working hours from ``start`` have passed, both local.

        Minutes that have begun are left out, so that nobody is given less.
        """
        left = timedelta(hours=hours)
        now = _next_minute(start)
        day = datetime.combine(now, time.min)
        while True:
            for begin, end in self._sessions_on(calendar, day):
                free = end - max(begin, now)
                if free >= left:
                    return max(begin, now) + left
                left -= max(free, _NONE)
            day += _DAY

    def _sessions_on(
        self, calendar: WorkingCalendar, day: datetime
    ) -> list[tuple[datetime, datetime]]:
        if not calendar.is_working(day.date()):
            return []
        return [(_on(day, begin), _on(day, end)) for begin, end in self.sessions]


def _on(day: datetime, at: time) -> datetime:
    return datetime.combine(day, at)


def _since(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)


def _next_minute(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + _MINUTE
