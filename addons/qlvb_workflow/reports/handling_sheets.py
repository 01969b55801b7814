# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.qlvb_toolkit.tables import Paragraph, Sheet, write_sheets

MOMENT = "%H:%M %d/%m/%Y"


class QlvbPrintoutHandlingSheet(models.AbstractModel):
    """Phiếu giải quyết văn bản đến, of many documents in one PDF (R94, R108).

    Of a period and a unit in one's scope, or of documents chosen in a list.
    """

    _name = "qlvb.printout.handling_sheet"
    _inherit = "qlvb.printout.resolution_register"
    _description = "Handling sheets of incoming documents"

    def _check(self, printout):
        if printout.file_format != "pdf":
            raise UserError(
                self.env._("Handling sheets are a paper form: choose PDF, to print.")
            )
        if not printout.search_domain:
            super()._check(printout)
        elif not self._total(printout):
            raise UserError(
                self.env._("Only a registered incoming document has this sheet.")
            )

    def _check_right(self, printout):
        """Of chosen documents each is asked for; of a period: who may have it all."""
        if not printout.search_domain:
            return super()._check_right(printout)
        form = self.env["qlvb.printout.form"]
        return form._check_right(printout)

    def _domain(self, printout) -> Domain:
        numbered = Domain("direction", "=", "incoming") & Domain(
            "arrival_number", ">", 0
        )
        if printout.search_domain:
            return Domain(printout.search_domain) & numbered
        return super()._domain(printout) & numbered

    def _write(self, printout, path, rows):
        return write_sheets(path, rows, self.env.user._qlvb_usage_mark())

    def _rows(self, printout):
        """Yield the sheets; that each was printed is an event of its document."""
        documents = self.env["qlvb.document"].search(
            self._domain(printout), order="arrival_date, arrival_number, id"
        )
        page = self.env["report.qlvb_workflow.handling_sheet_page"]
        for batch in self._in_batches(documents):
            self.env["qlvb.audit.event"]._log_each("document.print_sheet", batch)
            for document in batch:
                yield self._sheet(page._sheet(document))

    def _sheet(self, facts) -> Sheet:
        agency = facts["agency"]
        return Sheet(
            organisation=[*filter(None, (agency.superior_name, agency.name))],
            title=self.env._("HANDLING SHEET OF AN INCOMING DOCUMENT"),
            paragraphs=[
                *self._about(facts["document"]),
                *self._part(
                    self.env._("1. Directive of the agency's leader"),
                    facts["directives"],
                ),
                *self._part(
                    self.env._("2. Directive of the unit's head"), facts["passed_on"]
                ),
                *self._proposals(facts),
            ],
        )

    def _about(self, document):
        arrived = self.env._(
            "Arrival number %(number)s, %(day)s",
            number=str(document.arrival_number),
            day=self._day(document.arrival_date),
        )
        yield Paragraph(arrived, "center")
        yield Paragraph(self._described(document))
        yield Paragraph(self.env._("Subject: %(text)s", text=document.subject or ""))

    def _part(self, heading, directives):
        yield Paragraph(heading, "heading")
        for given in directives:
            lines = [given["text"], *(f"– {line}" for line in given["lines"])]
            yield Paragraph("\n".join(filter(None, lines)))
            yield self._signed(given["moment"], given["giver"])

    def _proposals(self, facts):
        yield Paragraph(self.env._("3. Proposal of who handles it"), "heading")
        for opinion in facts["opinions"]:
            yield Paragraph(opinion.text or "")
            # sudo: the name of who wrote it, of a document that may be read
            yield self._signed(opinion.create_date, opinion.sudo().author_id.name)
        if result := facts["document"].result:
            yield Paragraph(self.env._("Result: %(text)s", text=result))

    def _signed(self, moment, name) -> Paragraph:
        return Paragraph(f"{self._moment(moment, MOMENT)} – {name}", "right")
