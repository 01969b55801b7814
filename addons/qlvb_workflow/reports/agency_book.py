# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit.tables import Table


class QlvbPrintoutAgencyBook(models.AbstractModel):
    """A book the clerk keeps: cover, rows by day, closing sheet (Phụ lục IV)."""

    _name = "qlvb.printout.agency_book"
    _inherit = "qlvb.printout.incoming_register"
    _description = "Book of an agency"

    def _check(self, printout):
        self._check_right(printout)
        self._check_year(printout)
        if not self._total(printout):
            raise UserError(self.env._("Nothing was entered in these days."))

    def _lines(self, printout):
        """Return the records of the book, in its order."""
        raise NotImplementedError

    def _entered(self, printout, model: str, day: str):
        """Return the records of ``model`` whose ``day`` lies in the days asked."""
        domain = (
            Domain("agency_id", "=", printout.agency_id.id)
            & Domain(day, ">=", printout.date_from)
            & Domain(day, "<=", printout.date_to)
        )
        return self.env[model].search(domain, order=f"{day}, id")

    def _line(self, record) -> list:
        """Return the cells of one row."""
        raise NotImplementedError

    def _total(self, printout):
        return len(self._lines(printout))

    def _paper(self, printout):
        kinds = dict(printout._fields["kind"]._description_selection(self.env))
        around = self._around(
            printout,
            facts=self._book_facts(printout),
            cover=True,
            signatures=[self.env._("CLERK"), self.env._("HEAD OF OFFICE")],
            closing=lambda rows: self.env._(
                "This book has %(rows)s rows. Printed on %(day)s.",
                rows=rows,
                day=self._day(today()),
            ),
        )
        return Table(kinds[printout.kind], self._columns(), **around)

    def _book_facts(self, printout) -> list[str]:
        return [
            self.env._("Year: %(year)s", year=str(printout.date_to.year)),
            self.env._(
                "From day %(first)s to day %(last)s",
                first=self._day(printout.date_from),
                last=self._day(printout.date_to),
            ),
            self.env._("Volume: %(number)s", number=str(printout.volume)),
        ]

    def _rows(self, printout):
        for batch in self._in_batches(self._lines(printout)):
            # by id: taken out one by one they still fetch together
            seen = batch.document_id._filtered_access("read").ids
            for record in batch:
                if record.document_id.id in seen:
                    yield self._line(record)

    def _what(self, document) -> str:
        return ": ".join(filter(None, (document.type_id.name, document.subject)))
