# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models

from odoo.addons.qlvb_core.clock import today


class IncomingRegisterPage(models.AbstractModel):
    """Sổ đăng ký văn bản đến, 10 columns (Decree 30/2020 Phụ lục IV, R88)."""

    _name = "report.qlvb_workflow.incoming_register_page"
    _description = "Register of incoming documents"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Check, record and return what is printed, whatever door asks for it."""
        chosen = self.env["qlvb.register.print.wizard"].browse(docids)
        chosen.ensure_one()
        entries = chosen._entries()
        agency = chosen.agency_id
        self.env["qlvb.audit.event"]._log(
            "register.print",
            agency,
            date_from=chosen.date_from,
            date_to=chosen.date_to,
            rows=len(entries),
        )
        return {
            "chosen": chosen,
            "agency": agency,
            "facts": agency._as_of(chosen.date_to),
            "rows": self._rows(entries),
            "first": entries[:1].number,
            "last": entries[-1:].number,
            "printed_on": today(),
        }

    def _rows(self, entries) -> list[dict]:
        """Return a row for each number, also for what its reader may not see."""
        documents = self.env["qlvb.document"]
        # by id: taken out one by one they still fetch together
        readable = {d.id: d for d in entries.document_id._filtered_access("read")}
        return [
            self._row(entry, readable.get(entry.document_id.id, documents))
            for entry in entries
        ]

    def _row(self, entry, document) -> dict:
        holders = document.assignment_ids.filtered(lambda a: not a.parent_id)
        current = holders.filtered(lambda a: a.state != "cancelled")
        return {
            "entry": entry,
            "document": document,
            "hidden": bool(entry.document_id - document),
            "mark": document._register_mark() if document else "",
            "holders": ", ".join(a._holder_name() for a in current),
            "handed_on": min(current.mapped("create_date"), default=False),
            "received": min(filter(None, current.mapped("received_at")), default=False),
        }
