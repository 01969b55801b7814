# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit.tables import Column, Table


class QlvbPrintoutIncomingRegister(models.AbstractModel):
    """Sổ đăng ký văn bản đến, 10 columns (Decree 30/2020 Phụ lục IV mục VI, R88)."""

    _name = "qlvb.printout.incoming_register"
    _inherit = "qlvb.printout.form"
    _description = "Register of incoming documents"

    def _check(self, printout):
        self._check_right(printout)
        self._check_year(printout)
        if not self._total(printout):
            raise UserError(self.env._("No document was registered in these days."))

    def _check_right(self, printout):
        scope = self.env.user._qlvb_scope()
        if printout.agency_id.id not in scope.register_agency_ids:
            raise AccessError(
                self.env._(
                    "Only the clerk and the leaders print the agency's register."
                )
            )

    def _check_year(self, printout):
        if not printout.date_from or not printout.date_to:
            raise UserError(self.env._("Choose the first and the last day."))
        if printout.date_from.year != printout.date_to.year:
            raise UserError(
                self.env._("Numbers begin again each year: print one year at a time.")
            )

    def _registers(self) -> Domain:
        """Return the agency's common register: what is registered apart has its own."""
        return Domain("register_id.direction", "=", "incoming") & Domain(
            "register_id.series", "=", "incoming"
        )

    def _of_unit(self, unit) -> Domain:
        """Return which documents are the unit's."""
        return Domain("assignment_ids", "any", [("unit_id", "child_of", unit.id)])

    def _domain(self, printout) -> Domain:
        domain = (
            Domain("agency_id", "=", printout.agency_id.id)
            & self._registers()
            & Domain("date", ">=", printout.date_from)
            & Domain("date", "<=", printout.date_to)
        )
        if unit := printout.unit_id:
            domain &= Domain("document_id", "any", self._of_unit(unit))
        return domain

    def _total(self, printout):
        return self.env["qlvb.register.entry"].search_count(self._domain(printout))

    def _paper(self, printout):
        entries = self.env["qlvb.register.entry"]
        domain = self._domain(printout)
        first = entries.search(domain, order="number", limit=1).number
        last = entries.search(domain, order="number desc", limit=1).number
        around = self._around(
            printout,
            facts=self._cover_facts(printout, first, last),
            cover=True,
            signatures=[self.env._("CLERK"), self.env._("HEAD OF OFFICE")],
            closing=lambda rows: self.env._(
                "This register has %(rows)s numbers. Printed on %(day)s.",
                rows=rows,
                day=self._day(today()),
            ),
        )
        kinds = dict(printout._fields["kind"]._description_selection(self.env))
        return Table(kinds[printout.kind], self._columns(), **around)

    def _cover_facts(self, printout, first, last) -> list[str]:
        facts = [
            self.env._("Year: %(year)s", year=str(printout.date_to.year)),
            self.env._(
                "From day %(first)s to day %(last)s",
                first=self._day(printout.date_from),
                last=self._day(printout.date_to),
            ),
            self.env._(
                "From number %(first)s to number %(last)s",
                first=str(first),
                last=str(last),
            ),
            self.env._("Volume: %(number)s", number=str(printout.volume)),
        ]
        if printout.unit_id:
            facts.append(self.env._("Unit: %(name)s", name=printout.unit_id.name))
        return facts

    def _columns(self) -> list[Column]:
        return [
            Column(self.env._("Arrived on"), 7.5, "center"),
            Column(self.env._("Arrival number"), 5.5, "right"),
            Column(self.env._("Author"), 13),
            Column(self.env._("Number, notation"), 10),
            Column(self.env._("Date of the document"), 7.5, "center"),
            Column(self.env._("Type and subject"), 23),
            Column(self.env._("Unit or recipient"), 12),
            Column(self.env._("Handed on"), 7.5, "center"),
            Column(self.env._("Signed for"), 8, "center"),
            Column(self.env._("Remarks"), 6.5),
        ]

    def _rows(self, printout):
        """Yield a row for each number, also for what its reader may not see."""
        entries = self.env["qlvb.register.entry"].search(
            self._domain(printout), order="register_id, number"
        )
        documents = self.env["qlvb.document"]
        for batch in self._in_batches(entries):
            # by id: taken out one by one they still fetch together
            readable = {d.id: d for d in batch.document_id._filtered_access("read")}
            for entry in batch:
                yield self._row(entry, readable.get(entry.document_id.id, documents))

    def _presented(self, document):
        """Return the last work of the leader it was presented to."""
        # sudo: of a document the reader sees; the work is on another's desk
        items = document.sudo().work_item_ids.filtered(
            lambda item: item.kind == "direct" and item.state != "cancelled"
        )
        return items.sorted("id")[-1:]

    def _row(self, entry, document) -> list:
        current = document._work_of_record()
        receivers = [a._holder_name() for a in current]
        handed_on = min(current.mapped("create_date"), default=None)
        if not current and (presented := self._presented(document)):
            receivers, handed_on = [presented.principal_name], presented.requested_at
        received = min(filter(None, current.mapped("received_at")), default=None)
        return [
            self._day(entry.date),
            entry.number,
            document.issuer_name or "",
            document.code or "",
            self._day(document.issued_date),
            self._content(entry, document),
            ", ".join(receivers),
            self._moment(handed_on, "%d/%m/%Y"),
            self._moment(received, "%H:%M %d/%m/%Y"),
            self._remark(entry, document),
        ]

    def _content(self, entry, document) -> str:
        if entry.document_id - document:
            return self.env._("Restricted document")
        if not document:
            return entry.reason or ""
        return ": ".join(filter(None, (document.type_id.name, document.subject)))

    def _remark(self, entry, document) -> str:
        if entry.state != "cancelled":
            return document._register_mark() if document else ""
        return entry._fields["state"].convert_to_export(entry.state, entry)
