# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.qlvb_toolkit.envelope_print import (
    Envelope,
    write_envelopes,
)


class QlvbPrintoutEnvelopes(models.AbstractModel):
    """Bì văn bản: one for each recipient, with all that goes to it (Phụ lục IV mục II).

    Of the deliveries chosen in the queue, or of all that waits in it.
    """

    _name = "qlvb.printout.envelopes"
    _inherit = "qlvb.printout.agency_book"
    _description = "Envelopes of outgoing documents"

    def _check(self, printout):
        self._check_right(printout)
        if printout.file_format != "pdf":
            raise UserError(self.env._("Envelopes are printed: choose PDF."))
        if not self._total(printout):
            raise UserError(self.env._("Nothing waits to be sent on paper."))

    def _lines(self, printout):
        chosen = printout.search_domain or [("state", "=", "paper")]
        domain = (
            Domain("agency_id", "=", printout.agency_id.id)
            & Domain("channel", "=", "paper")
            & Domain(chosen)
        )
        return self.env["qlvb.exchange.delivery"].search(domain, order="id")

    def _write(self, printout, path, rows):
        return write_envelopes(path, rows)

    def _rows(self, printout):
        lines = self._lines(printout)
        for together in lines.grouped(lambda d: d._addressee()).values():
            documents = together.document_id
            yield Envelope(
                agency=self._agency_lines(printout),
                codes=", ".join(filter(None, (d._sent_code() for d in together))),
                recipient=together[:1].recipient_name,
                urgency=self._urgency(documents),
            )

    def _agency_lines(self, printout):
        facts = printout.agency_id._as_of(printout.date_to)
        names = filter(None, (facts.superior_name, facts.name))
        return (*(name.upper() for name in names), printout.agency_id.place or "")

    def _urgency(self, documents) -> str:
        highest = max(documents.mapped("urgency"))
        if highest == "0":
            return ""
        field = documents._fields["urgency"]
        return dict(field._description_selection(self.env))[highest]
