# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.fields import Domain

from odoo.addons.qlvb_core.qlvb_toolkit.tables import Column, Table


class QlvbPrintoutDossierList(models.AbstractModel):
    """Mục lục hồ sơ: those opened in the days (Decree 30/2020 Phụ lục V)."""

    _name = "qlvb.printout.dossier_list"
    _inherit = "qlvb.printout.scoped"
    _description = "List of dossiers"

    def _domain(self, printout) -> Domain:
        domain = (
            Domain("agency_id", "=", printout.agency_id.id)
            & Domain("date_from", ">=", printout.date_from)
            & Domain("date_from", "<=", printout.date_to)
        )
        if unit := printout.unit_id:
            posts = Domain("unit_id", "child_of", unit.id)
            domain &= Domain("maker_id.qlvb_post_ids", "any", posts)
        return domain

    def _dossiers(self, printout):
        return self.env["qlvb.dossier"].search(self._domain(printout), order="code, id")

    def _total(self, printout):
        return self.env["qlvb.dossier"].search_count(self._domain(printout))

    def _paper(self, printout):
        kinds = dict(printout._fields["kind"]._description_selection(self.env))
        around = self._around(
            printout,
            facts=self._scope_facts(printout),
            signatures=[self.env._("MADE BY")],
            closing=self._closing(),
        )
        return Table(kinds[printout.kind], self._columns(), **around)

    def _closing(self):
        return lambda rows: self.env._("%(rows)s dossiers.", rows=rows)

    def _columns(self) -> list[Column]:
        return [
            Column(self.env._("No."), 5, "center"),
            Column(self.env._("Number, notation of the dossier"), 15),
            Column(self.env._("Title"), 38),
            Column(self.env._("Time of the documents"), 14, "center"),
            Column(self.env._("Retention"), 9, "center"),
            Column(self.env._("Documents"), 8, "right"),
            Column(self.env._("Remarks"), 10),
        ]

    def _rows(self, printout):
        number = 0
        for batch in self._in_batches(self._dossiers(printout)):
            for dossier in batch:
                number += 1
                yield [
                    number,
                    dossier.code,
                    dossier.title,
                    self._span(dossier),
                    self._retention(dossier),
                    dossier.document_count,
                    "",
                ]

    def _span(self, dossier) -> str:
        return " – ".join(
            filter(None, (self._day(dossier.date_from), self._day(dossier.date_to)))
        )

    def _retention(self, dossier) -> str:
        if not dossier.retention_years:
            return self.env._("Permanent")
        return self.env._("%(years)s years", years=dossier.retention_years)


class QlvbPrintoutDossierContents(models.AbstractModel):
    """Mục lục văn bản trong hồ sơ: dossier by dossier (Phụ lục V).

    A document its reader may not see is counted and not described.
    """

    _name = "qlvb.printout.dossier_contents"
    _inherit = "qlvb.printout.dossier_list"
    _description = "List of the documents in dossiers"

    def _closing(self):
        return lambda _rows: ""

    def _columns(self):
        return [
            Column(self.env._("No."), 5, "center"),
            Column(self.env._("Number, notation"), 15),
            Column(self.env._("Date of the document"), 10, "center"),
            Column(self.env._("Type and subject"), 40),
            Column(self.env._("Author"), 18),
            Column(self.env._("Pages"), 6, "right"),
            Column(self.env._("Remarks"), 8),
        ]

    def _rows(self, printout):
        for batch in self._in_batches(self._dossiers(printout)):
            # sudo: what lies in a dossier is counted, whoever may read it
            filed = batch.sudo().item_ids.document_id.sudo(False)
            readable = filed._filtered_access("read")
            for dossier in batch:
                heading = f"{dossier.code}: {dossier.title}"
                yield ["", "", "", heading, "", "", self._retention(dossier)]
                documents = dossier.sudo().item_ids.document_id.sudo(False)
                for number, document in enumerate(documents.sorted("date"), 1):
                    yield self._row(number, document & readable)

    def _row(self, number, document) -> list:
        if not document:
            return [number, "", "", self.env._("Restricted document"), "", "", ""]
        parts = (document.type_id.name, document.subject)
        incoming = document.direction == "incoming"
        return [
            number,
            document.code or "",
            self._day(document.issued_date or document.date),
            ": ".join(filter(None, parts)),
            (document.issuer_name if incoming else document.agency_id.name) or "",
            document.page_count or "",
            "",
        ]
