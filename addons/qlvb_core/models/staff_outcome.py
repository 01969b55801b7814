# SPDX-License-Identifier: LGPL-3.0-or-later
"""What becomes of each row of a spreadsheet of units, accounts and posts."""

from dataclasses import asdict, dataclass, field
from hashlib import sha256

from odoo.exceptions import UserError

from ..qlvb_toolkit.chain import canonical
from ..qlvb_toolkit.staff_layout import ACCOUNTS, LAYOUTS, WHOLE_ROW, WHOLE_SHEET

HEADINGS = 1
NEW, CHANGED, SAME, WRONG = "new", "changed", "same", "wrong"


class RowProblem(UserError):
    """What stands against a row, in words; ``column`` is its heading or empty."""

    def __init__(self, message: str, column: str = "") -> None:
        super().__init__(message)
        self.column = column


def _column_of(words) -> str:
    """Return the column of the field the words are about, if of one (FieldWords)."""
    field = getattr(words, "field", "")
    return ACCOUNTS.column(field).title if field else ""


@dataclass(frozen=True)
class RowOutcome:
    """``message`` says what changes, or what is wrong."""

    sheet: str
    row: int
    outcome: str
    subject: str = ""
    column: str = ""
    message: str = ""


@dataclass
class Outcomes:
    """The outcomes of all rows so far."""

    rows: list[RowOutcome] = field(default_factory=list)

    def note(
        self, sheet: str, row: int, outcome: str, subject: str, message=""
    ) -> None:
        self.rows.append(RowOutcome(sheet, row, outcome, subject, "", message))

    def refuse(self, sheet: str, row: int, subject: str, error: UserError) -> None:
        whole = WHOLE_ROW if row > HEADINGS else WHOLE_SHEET
        column = getattr(error, "column", "") or _column_of(error.args[0]) or whole
        self.rows.append(
            RowOutcome(sheet, row, WRONG, subject, column, str(error.args[0]))
        )

    @property
    def wrong(self) -> int:
        return sum(row.outcome == WRONG for row in self.rows)

    def counts(self) -> dict[str, int]:
        """Return how many rows have each outcome; one row may have many problems.

        The headings are no row to import: what is wrong with them is not counted.
        """
        places = {outcome: set() for outcome in (NEW, CHANGED, SAME, WRONG)}
        for row in self.rows:
            if row.row > HEADINGS:
                places[row.outcome].add((row.sheet, row.row))
        return {outcome: len(found) for outcome, found in places.items()}

    def in_order(self) -> list[RowOutcome]:
        """Return the outcomes as the rows stand in the file."""
        sheets = [layout.title for layout in LAYOUTS]
        return sorted(
            self.rows,
            key=lambda row: (
                sheets.index(row.sheet) if row.sheet in sheets else -1,
                row.row,
            ),
        )

    def digest(self) -> str:
        """Return what is equal for two runs only if they do the same."""
        return sha256(canonical({"rows": [asdict(r) for r in self.rows]})).hexdigest()
