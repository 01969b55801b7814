# SPDX-License-Identifier: LGPL-3.0-or-later
"""The legal day: Viet Nam's, whatever zone a browser or an account claims."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> date:
    """Return the calendar day in Viet Nam; registers and deadlines count by it."""
    return datetime.now(VIETNAM).date()
