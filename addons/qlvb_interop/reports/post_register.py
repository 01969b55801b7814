# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from odoo.addons.qlvb_core.qlvb_toolkit.tables import Column


class QlvbPrintoutPostRegister(models.AbstractModel):
    """Sổ gửi văn bản đi bưu điện, 6 columns (Decree 30/2020 Phụ lục IV mục III)."""

    _name = "qlvb.printout.post_register"
    _inherit = "qlvb.printout.agency_book"
    _description = "Register of what was posted"

    def _lines(self, printout):
        return self._entered(printout, "qlvb.exchange.delivery", "posted_on")

    def _columns(self):
        return [
            Column(self.env._("Handed on"), 10, "center"),
            Column(self.env._("Number, notation"), 16),
            Column(self.env._("Recipients"), 34),
            Column(self.env._("Number of envelopes"), 8, "right"),
            Column(self.env._("Signed for and stamp of the post"), 18, "center"),
            Column(self.env._("Remarks"), 14),
        ]

    def _line(self, record):
        return [
            self._day(record.posted_on),
            record._sent_code(),
            record.recipient_name,
            record.envelope_count or self.env._("same envelope"),
            "",
            record.post_note or "",
        ]
