# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from odoo.addons.qlvb_core.qlvb_toolkit.tables import Column


class QlvbPrintoutCopyRegister(models.AbstractModel):
    """Sổ đăng ký bản sao: each copy made, on paper with its number (Điều 25-27)."""

    _name = "qlvb.printout.copy_register"
    _inherit = "qlvb.printout.agency_book"
    _description = "Register of copies"

    def _lines(self, printout):
        # only a copy that was made has a day
        return self._entered(printout, "qlvb.copy", "date")

    def _columns(self):
        return [
            Column(self.env._("Number of the copy"), 12),
            Column(self.env._("Copied on"), 9, "center"),
            Column(self.env._("Kind of copy"), 10),
            Column(self.env._("Number, notation"), 12),
            Column(self.env._("Date of the document"), 9, "center"),
            Column(self.env._("Type and subject"), 24),
            Column(self.env._("Signed by right of"), 12),
            Column(self.env._("Who receives it"), 14),
            Column(self.env._("Number of copies"), 6, "right"),
            Column(self.env._("Remarks"), 8),
        ]

    def _line(self, record):
        document = record.document_id
        medium = record._fields["medium"].convert_to_export(record.medium, record)
        return [
            record.code or "",
            self._day(record.date),
            record._form(),
            document.code or "",
            self._day(document.issued_date),
            self._what(document),
            # sudo: who signed stands on the copy
            record.sudo().right_id.post_id.user_id.name or "",
            record.recipients,
            record.copy_count,
            "; ".join(filter(None, (medium, self._source(record)))),
        ]

    def _source(self, record) -> str:
        """Return of which true copy a "sao lục" was made (R158)."""
        received = record.of_received and record.document_id.code
        source = record.source_copy_id.code or received
        return self.env._("from %(code)s", code=source) if source else ""
