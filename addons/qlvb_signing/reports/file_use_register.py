# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from odoo.addons.qlvb_core.qlvb_toolkit.tables import Column


class QlvbPrintoutFileUseRegister(models.AbstractModel):
    """Sổ sử dụng bản lưu, 9 columns (Decree 30/2020 Phụ lục IV mục IV; R154)."""

    _name = "qlvb.printout.file_use_register"
    _inherit = "qlvb.printout.agency_book"
    _description = "Register of the use of file copies"

    def _lines(self, printout):
        return self._entered(printout, "qlvb.file.use", "used_on")

    def _columns(self):
        return [
            Column(self.env._("Day"), 8, "center"),
            Column(self.env._("Who uses it"), 14),
            Column(self.env._("Number, notation, day of the document"), 14),
            Column(self.env._("Type and subject"), 24),
            Column(self.env._("Number, notation of the dossier"), 10),
            Column(self.env._("Signed for"), 8, "center"),
            Column(self.env._("Given back on"), 8, "center"),
            Column(self.env._("Allowed by"), 12),
            Column(self.env._("Remarks"), 10),
        ]

    def _line(self, record):
        document = record.document_id
        dossiers = document.dossier_item_ids.dossier_id._filtered_access("read")
        return [
            self._day(record.used_on),
            record.person,
            f"{document.code}, {self._day(document.issued_date)}",
            self._what(document),
            ", ".join(filter(None, dossiers.mapped("code"))),
            self.env._("Yes") if record.received else "",
            self._day(record.returned_on),
            record.allowed_by,
            record.note or "",
        ]
