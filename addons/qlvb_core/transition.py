# SPDX-License-Identifier: LGPL-3.0-or-later
"""A row of a state table: what the buttons, the checks and the documentation read."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Transition:
    """One act on a document or dossier.

    ``sources``: states in which the act is possible; ``target``: state after it, None
    when the state stays; ``work``: kinds of open work item that entitle a person to
    act; ``final``: after it nobody needs to hold the record; ``role``: whoever holds
    this role over the record may act though nothing waits for them.
    """

    action: str
    sources: tuple[str, ...]
    target: str | None
    work: tuple[str, ...]
    event: str
    final: bool = False
    role: str = ""

    def markdown(self) -> str:
        """Return the row as ``docs/states.md`` shows it."""
        target = f"`{self.target}`" if self.target else "stays"
        cells = (
            f"`{self.action}`",
            ", ".join(f"`{state}`" for state in self.sources),
            f"{target} (end)" if self.final else target,
            ", ".join(f"`{kind}`" for kind in self.work) or f"role `{self.role}`",
            f"`{self.event}`",
        )
        return f"| {' | '.join(cells)} |"


@dataclass(frozen=True)
class Work:
    """A work item to open: what is asked, of whom, until which day, or which hour."""

    kind: str
    principal: str
    due_date: Any = None
    note: str | None = None
    assignment_id: int | None = None
    due_at: Any = None


def table(*rows: Transition) -> dict[str, Transition]:
    """Index the rows of a state table by action."""
    return {row.action: row for row in rows}
