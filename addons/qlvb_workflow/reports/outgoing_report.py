# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta
from typing import NamedTuple

from odoo import models
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import midnight
from odoo.addons.qlvb_core.qlvb_toolkit.tables import Below, Column, Table
from odoo.addons.qlvb_core.qlvb_toolkit.text import fold


class Figure(NamedTuple):
    """A column of the report: which documents it counts."""

    title: str
    documents: Domain


class QlvbPrintoutOutgoingReport(models.AbstractModel):
    """Báo cáo giải quyết văn bản đi (Decree 30/2020 Phụ lục VI phần I mục V.4; R156).

    By drafting unit, and in it by drafter. It counts documents, each once: those that
    got a number in the days, and those begun by their end that have none yet. The work
    of people is in the report on work.
    """

    _name = "qlvb.printout.outgoing_report"
    _inherit = "qlvb.printout.scoped"
    _description = "Report on handling outgoing documents"

    def _figures(self, printout) -> list[Figure]:
        """Return the columns; the other addons add what they know of documents."""
        return [
            Figure(
                self.env._("Being drafted, checked, waiting to be signed"),
                self._making(printout),
            ),
            Figure(self.env._("Numbered in these days"), self._numbered(printout)),
        ]

    def _outgoing(self, printout) -> Domain:
        outgoing = Domain("direction", "=", "outgoing")
        outgoing &= Domain("agency_id", "=", printout.agency_id.id)
        if unit := printout.unit_id:
            outgoing &= Domain("unit_id", "child_of", unit.id)
        return outgoing

    def _numbered(self, printout) -> Domain:
        return (
            self._outgoing(printout)
            & Domain("issued_date", ">=", printout.date_from)
            & Domain("issued_date", "<=", printout.date_to)
        )

    def _making(self, printout) -> Domain:
        """Return what has no number yet; the end of the days bounds its beginning."""
        end = midnight(printout.date_to + timedelta(days=1))
        ended = sorted(self.env["qlvb.document"]._end_states())
        return (
            self._outgoing(printout)
            & Domain("create_date", "<", end)
            & Domain("issued_date", "=", False)
            & Domain("state", "not in", ended)
        )

    def _total(self, printout):
        every = self._making(printout) | self._numbered(printout)
        return self.env["qlvb.document"].search_count(every)

    def _paper(self, printout):
        kinds = printout._fields["kind"]._description_selection(self.env)
        around = self._around(
            printout,
            facts=[
                *self._scope_facts(printout),
                self.env._("What is not finished or late: as it is now."),
            ],
            signatures=[self.env._("MADE BY"), self.env._("HEAD OF THE AGENCY")],
        )
        columns = [
            Column(self.env._("No."), 5, "center"),
            Column(self.env._("Drafting unit, drafter"), 26),
            *(Column(f.title, 9, "right") for f in self._figures(printout)),
        ]
        return Table(dict(kinds)[printout.kind], columns, **around)

    def _rows(self, printout):
        figures = self._figures(printout)
        total = [0] * len(figures)
        units = self._counted_by_unit(figures)
        for number, (unit, drafters) in enumerate(units.items(), 1):
            whole = _sum(drafters.values())
            total = _sum([total, whole])
            yield [str(number), unit.name or self.env._("No unit"), *whole]
            for drafter, counts in drafters.items():
                name = drafter.name or self.env._("nobody named")
                yield ["", Below(name), *counts]
        yield ["", self.env._("Total"), *total]

    def _counted_by_unit(self, figures) -> dict:
        """Return the counts of each drafter, by the drafting unit, by their names."""
        counted = {}
        for place, figure in enumerate(figures):
            for unit, drafter, count in self.env["qlvb.document"]._read_group(
                figure.documents, ["unit_id", "drafter_id"], ["__count"]
            ):
                # sudo: the names of units and colleagues are no secret
                key = unit.sudo(), drafter.sudo()
                counted.setdefault(key, [0] * len(figures))[place] = count
        units = {}
        for unit, drafter in sorted(counted, key=_names):
            units.setdefault(unit, {})[drafter] = counted[unit, drafter]
        return units


def _names(key) -> tuple:
    return tuple(fold(record.name or "") for record in key)


def _sum(rows) -> list[int]:
    return [sum(cells) for cells in zip(*rows, strict=True)]
