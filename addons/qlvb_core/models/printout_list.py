# SPDX-License-Identifier: LGPL-3.0-or-later
from itertools import count

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..qlvb_toolkit.tables import Column, Table

MAX_ROWS = 100_000
DEFAULT_COLUMNS = ("code", "date", "subject", "issuer_name", "state", "due_date")
WIDE = {"subject": 4.0, "issuer_name": 2.0, "code": 1.6, "holder_names": 2.0}
DATE_WIDTH = 1.3
KINDS = frozenset(
    {"char", "text", "date", "datetime", "integer", "selection", "many2one", "boolean"}
)


class QlvbPrintoutDocumentList(models.AbstractModel):
    """The documents a search found, with the columns the person chose (R177)."""

    _name = "qlvb.printout.document_list"
    _inherit = "qlvb.printout.form"
    _description = "List of documents"

    def _check(self, printout):
        self._columns(printout)
        try:
            found = self._total(printout)
        except (ValueError, TypeError) as error:
            raise UserError(
                self.env._("What was searched for is not understood.")
            ) from error
        if not found:
            raise UserError(self.env._("Nothing was found: there is no row to print."))
        if found > MAX_ROWS:
            raise UserError(
                self.env._(
                    "More than %(limit)s documents: search for fewer.", limit=MAX_ROWS
                )
            )

    def _domain(self, printout) -> Domain:
        if not printout.date_from:
            return Domain(printout.search_domain or [])
        return (
            Domain("agency_id", "=", printout.agency_id.id)
            & Domain("date", ">=", printout.date_from)
            & Domain("date", "<=", printout.date_to)
        )

    def _total(self, printout):
        documents = self.env["qlvb.document"]
        return documents.search_count(self._domain(printout), limit=MAX_ROWS + 1)

    def _columns(self, printout) -> list:
        """Return the chosen fields that can be shown as text.

        :raise UserError: none is left
        """
        documents = self.env["qlvb.document"]
        readable = documents.fields_get(attributes=["type"])
        names = printout.column_names or DEFAULT_COLUMNS
        chosen = [
            documents._fields[name]
            for name in names
            if isinstance(name, str) and readable.get(name, {}).get("type") in KINDS
        ]
        if not chosen:
            raise UserError(self.env._("Choose at least one column."))
        return chosen

    def _paper(self, printout):
        columns = [Column(self.env._("No."), 0.5, "right")]
        for field in self._columns(printout):
            short = field.type in ("date", "datetime", "integer", "boolean")
            columns.append(
                Column(
                    field._description_string(self.env),
                    WIDE.get(field.name, DATE_WIDTH if "date" in field.type else 1.0),
                    "center" if short else "left",
                )
            )
        around = self._around(
            printout,
            facts=[printout._days()] if printout.date_from else [],
            closing=lambda rows: self.env._("%(rows)s documents.", rows=rows),
        )
        return Table(self.env._("List of documents"), columns, **around)

    def _rows(self, printout):
        columns = self._columns(printout)
        documents = self.env["qlvb.document"].search(
            self._domain(printout), order=self._row_order(printout)
        )
        numbers = count(1)
        for batch in self._in_batches(documents):
            batch._note_content_read({field.name for field in columns})
            for document in batch:
                cells = (self._cell(document, field) for field in columns)
                yield [next(numbers), *cells]

    def _row_order(self, printout) -> str | None:
        """Return the order of the list, of columns of the table only."""
        stored = {f.name for f in self.env["qlvb.document"]._fields.values() if f.store}
        terms = [term.split() for term in (printout.row_order or "").split(",") if term]
        known = [
            f"{term[0]} {'desc' if 'desc' in map(str.lower, term) else 'asc'}"
            for term in terms
            if term[0] in stored
        ]
        return ", ".join([*known, "id desc"]) if known else None

    def _cell(self, document, field):
        value = document[field.name]
        match field.type:
            case "many2one":
                return value.display_name or ""
            case "selection":
                return field.convert_to_export(value, document) or ""
            case "boolean":
                return self.env._("Yes") if value else ""
            case "date":
                return self._day(value)
            case "datetime":
                return self._moment(value, "%d/%m/%Y %H:%M")
            case _:
                return value or ""
