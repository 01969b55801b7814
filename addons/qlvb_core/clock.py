# SPDX-License-Identifier: LGPL-3.0-or-later
"""The legal day: Viet Nam's, whatever zone a browser or an account claims."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> date:
    """Return the calendar day in Viet Nam; registers and deadlines count by it."""
    return datetime.now(VIETNAM).date()


def midnight(day: date) -> datetime:
    """Return when ``day`` begins in Viet Nam, in UTC as the database keeps it."""
    return in_utc(datetime.combine(day, time.min))


def in_vietnam(moment: datetime) -> datetime:
    """Return ``moment``, naive UTC as the database keeps it, with Viet Nam's offset."""
    return moment.replace(tzinfo=UTC).astimezone(VIETNAM)


def in_utc(moment: datetime) -> datetime:
    """Return ``moment``, naive and of Viet Nam, in UTC as the database keeps it."""
    local = moment.replace(tzinfo=VIETNAM)
    return local.astimezone(UTC).replace(tzinfo=None)
