# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import models
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import midnight
from odoo.addons.qlvb_core.qlvb_toolkit.tables import Below, Column, Table

from ..models.follow_up_performance import Performance

# What leads to the end of a document; passing on counts while it waits.
HANDLING = ("pass_on", "handle")
UNGIVEN = ("registered", "presented")


class QlvbPrintoutResolutionReport(models.AbstractModel):
    """Báo cáo giải quyết văn bản đến: what was given in the days, what came of it.

    By unit, and in it by person (R108; Decree 30/2020 Phụ lục VI phần I mục V.2). A
    document counts where it is led: neither the steps of the office nor the opinions
    of others are documents.
    """

    _name = "qlvb.printout.resolution_report"
    _inherit = "qlvb.printout.scoped"
    _description = "Report on handling incoming documents"

    def _domain(self, printout) -> Domain:
        domain = Domain("agency_id", "=", printout.agency_id.id)
        domain &= self.env["qlvb.follow.up"]._given_between(
            printout.date_from, printout.date_to
        )
        if unit := printout.unit_id:
            domain &= Domain("unit_id", "child_of", unit.id)
        return domain & self._of_documents()

    def _of_documents(self) -> Domain:
        return (
            Domain("document_id.direction", "=", "incoming")
            & Domain("role", "=", "lead")
            & Domain("kind", "in", HANDLING)
        )

    def _drafts(self, printout) -> Domain | None:
        """Return whose quality marks are counted beside; None: nobody's."""
        return None

    def _total(self, printout):
        return self.env["qlvb.follow.up"].search_count(self._domain(printout))

    def _paper(self, printout):
        kinds = printout._fields["kind"]._description_selection(self.env)
        around = self._around(
            printout,
            facts=[*self._scope_facts(printout), *self._arrived(printout)],
            signatures=[self.env._("MADE BY"), self.env._("HEAD OF THE AGENCY")],
        )
        return Table(dict(kinds)[printout.kind], self._columns(), **around)

    def _arrived(self, printout) -> list[str]:
        """Return how many arrived in the days, and how many nobody handles yet."""
        if printout.unit_id:
            return []
        arrived = (
            Domain("direction", "=", "incoming")
            & Domain("agency_id", "=", printout.agency_id.id)
            & Domain("arrival_date", ">=", printout.date_from)
            & Domain("arrival_date", "<=", printout.date_to)
        )
        documents = self.env["qlvb.document"]
        left = arrived & Domain("state", "in", UNGIVEN)
        return [
            self.env._(
                "Documents registered: %(arrived)s; not given to anybody yet: %(left)s",
                arrived=documents.search_count(arrived),
                left=documents.search_count(left),
            )
        ]

    def _columns(self) -> list[Column]:
        return [
            Column(self.env._("No."), 5, "center"),
            Column(self.env._("Unit, person"), 28),
            Column(self.env._("Given"), 8, "right"),
            Column(self.env._("Done in time"), 8, "right"),
            Column(self.env._("Done late"), 8, "right"),
            Column(self.env._("Waiting, in time"), 8, "right"),
            Column(self.env._("Late"), 8, "right"),
            Column(self.env._("In time, of all done and late (%)"), 12, "right"),
        ]

    def _cells(self, figures: Performance) -> list:
        share = figures.share_in_time
        return [
            figures.given,
            figures.in_time,
            figures.done_late,
            figures.waiting,
            figures.late,
            "–" if share is None else share,
        ]

    def _rows(self, printout):
        work, drafts = self._domain(printout), self._drafts(printout)
        total = Performance()
        found = self.env["qlvb.follow.up"]._performance(work, drafts)
        for number, unit in enumerate(found, 1):
            total += unit.figures
            yield [str(number), unit.name, *self._cells(unit.figures)]
            for person in unit.people:
                yield ["", Below(person.name), *self._cells(person.figures)]
        yield ["", self.env._("Total"), *self._cells(total)]


class QlvbPrintoutPerformance(models.AbstractModel):
    """Volume, progress and quality of all work, by unit and person (Điều 8, R69)."""

    _name = "qlvb.printout.performance"
    _inherit = "qlvb.printout.resolution_report"
    _description = "Report on work by unit and person"

    def _of_documents(self) -> Domain:
        return Domain.TRUE

    def _arrived(self, printout) -> list[str]:
        return []

    def _drafts(self, printout) -> Domain:
        domain = (
            Domain("agency_id", "=", printout.agency_id.id)
            & Domain("create_date", ">=", midnight(printout.date_from))
            & Domain("create_date", "<", midnight(printout.date_to + timedelta(days=1)))
        )
        if unit := printout.unit_id:
            domain &= Domain("document_id.unit_id", "child_of", unit.id)
        return domain

    def _columns(self) -> list[Column]:
        return [
            *super()._columns(),
            Column(self.env._("Drafts returned"), 8, "right"),
            Column(self.env._("Drafts corrected"), 8, "right"),
        ]

    def _cells(self, figures) -> list:
        return [*super()._cells(figures), figures.returned, figures.corrected]
