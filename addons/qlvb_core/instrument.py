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
    retroactive_clause: str | None = None

    @property
    def needs_clause(self) -> bool:
        """Whether it would take effect before it was signed without saying so."""
        late = bool(self.date and self.effective_date < self.date)
        return late and not self.retroactive_clause

    def journal(self) -> dict[str, str | datetime.date | None]:
        """Return what the journal says of it."""
        return {
            "instrument": self.number,
            "instrument_date": self.date,
            "instrument_issuer": self.issuer,
            "effective_date": self.effective_date,
            "retroactive_clause": self.retroactive_clause,
        }
