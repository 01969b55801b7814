# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import midnight, today
from odoo.addons.qlvb_core.qlvb_toolkit.tables import Column, Table


class QlvbPrintoutScoped(models.AbstractModel):
    """A form about an agency or a unit, for who keeps, leads, monitors or heads it."""

    _name = "qlvb.printout.scoped"
    _inherit = "qlvb.printout.form"
    _description = "Form about an agency or a unit"

    def _check(self, printout):
        self._check_right(printout)
        if not printout.date_from or not printout.date_to:
            raise UserError(self.env._("Choose the first and the last day."))
        if not self._total(printout):
            raise UserError(self.env._("There is nothing of these days to print."))

    def _check_right(self, printout):
        user = self.env.user
        if printout.agency_id.id in user._qlvb_scope().register_agency_ids:
            return
        if printout.unit_id and printout.unit_id in user._qlvb_headed_units():
            return
        raise AccessError(
            self.env._(
                "The clerk, the leaders and the monitor take out the whole agency; a "
                "head the units headed. Choose such a unit."
            )
        )

    def _scope_facts(self, printout) -> list[str]:
        facts = [
            self.env._(
                "From day %(first)s to day %(last)s",
                first=self._day(printout.date_from),
                last=self._day(printout.date_to),
            )
        ]
        if printout.unit_id:
            facts.append(self.env._("Unit: %(name)s", name=printout.unit_id.name))
        return facts


class QlvbPrintoutResolutionRegister(models.AbstractModel):
    """Sổ theo dõi giải quyết văn bản đến, 7 columns (Phụ lục IV mục VIII, R108)."""

    _name = "qlvb.printout.resolution_register"
    _inherit = "qlvb.printout.scoped"
    _description = "Register of how incoming documents are handled"

    def _domain(self, printout) -> Domain:
        domain = (
            Domain("direction", "=", "incoming")
            & Domain("agency_id", "=", printout.agency_id.id)
            & Domain("arrival_date", ">=", printout.date_from)
            & Domain("arrival_date", "<=", printout.date_to)
        )
        if unit := printout.unit_id:
            given = Domain("unit_id", "child_of", unit.id)
            domain &= Domain("assignment_ids", "any", given)
        return domain

    def _total(self, printout):
        return self.env["qlvb.document"].search_count(self._domain(printout))

    def _paper(self, printout):
        columns = [
            Column(self.env._("Arrival number"), 6, "right"),
            Column(
                self.env._(
                    "Type, number, notation, date of the document, issuing body"
                ),
                30,
            ),
            Column(self.env._("Unit or recipient"), 17),
            Column(self.env._("Deadline"), 9, "center"),
            Column(self.env._("Progress"), 15),
            Column(self.env._("Number, notation of the answer"), 13),
            Column(self.env._("Remarks"), 10),
        ]
        around = self._around(
            printout,
            facts=self._scope_facts(printout),
            cover=True,
            closing=lambda rows: self.env._(
                "This register has %(rows)s documents. Printed on %(day)s.",
                rows=rows,
                day=self._day(today()),
            ),
        )
        title = self.env._("Register of how incoming documents are handled")
        return Table(title, columns, **around)

    def _rows(self, printout):
        documents = self.env["qlvb.document"].search(
            self._domain(printout), order="arrival_date, arrival_number, id"
        )
        for batch in self._in_batches(documents):
            for document in batch:
                yield self._row(document)

    def _row(self, document) -> list:
        given = document._work_of_record()
        deadlines = [day for day in given.mapped("due_date") if day]
        due = max(deadlines, default=document.due_date)
        return [
            document.arrival_number,
            self._described(document),
            ", ".join(a._holder_name() for a in given),
            self._day(due),
            self._progress(document, due),
            ", ".join(filter(None, document.answered_by_ids.mapped("code"))),
            "",
        ]

    def _described(self, document) -> str:
        parts = (
            document.type_id.name,
            document.code,
            self._day(document.issued_date),
            document.issuer_name,
        )
        return ", ".join(filter(None, parts))

    def _progress(self, document, due) -> str:
        """Return the state, and whether the deadline was or is kept."""
        words = document._fields["state"].convert_to_export(document.state, document)
        ended = max(
            filter(None, document.assignment_ids.mapped("done_at")), default=None
        )
        if not document.is_finished:
            late = self.env._("late")
            return f"{words}; {late}" if due and due < today() else words
        if not due or not ended:
            return words
        on_time = ended < midnight(due + timedelta(days=1))
        kept = self.env._("in time") if on_time else self.env._("after its time")
        return f"{words} {self._moment(ended, '%d/%m/%Y')}; {kept}"
