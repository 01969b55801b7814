# SPDX-License-Identifier: LGPL-3.0-or-later
"""The written instrument that orders a change of units."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Instrument:
    """A decision: what it orders takes effect on ``effective_date``.

    ``event`` is the journal's code of the change it orders.
    """

    effective_date: datetime.date
    number: str | None = None
    date: datetime.date | None = None
    issuer: str | None = None
    event: str = "unit.write"
    change_id: int | None = None

    def journal(self) -> dict[str, str | datetime.date | None]:
        """Return what the journal says of it."""
        return {
            "instrument": self.number,
            "instrument_date": self.date,
            "instrument_issuer": self.issuer,
            "effective_date": self.effective_date,
        }
