# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.fields import Domain

from odoo.addons.qlvb_core.qlvb_toolkit.tables import Column


class QlvbPrintoutOutgoingRegister(models.AbstractModel):
    """Sổ đăng ký văn bản đi, 10 columns (Decree 30/2020 Phụ lục IV mục I)."""

    _name = "qlvb.printout.outgoing_register"
    _inherit = "qlvb.printout.incoming_register"
    _description = "Register of outgoing documents"

    def _registers(self):
        """Return the series of documents: copies have a book of their own."""
        return Domain("register_id.direction", "=", "outgoing") & Domain(
            "register_id.series", "!=", "copy"
        )

    def _of_unit(self, unit):
        return Domain("unit_id", "child_of", unit.id)

    def _columns(self):
        return [
            Column(self.env._("Number, notation"), 12),
            Column(self.env._("Date of the document"), 8, "center"),
            Column(self.env._("Type and subject"), 24),
            Column(self.env._("Signer"), 11),
            Column(self.env._("Recipients"), 15),
            Column(self.env._("Who receives the file copy"), 9),
            Column(self.env._("Number of copies"), 6, "right"),
            Column(self.env._("Handed on"), 8, "center"),
            Column(self.env._("Signed for"), 6),
            Column(self.env._("Remarks"), 7),
        ]

    def _row(self, entry, document):
        return [
            document.code or str(entry.number),
            self._day(document.issued_date or entry.date),
            self._content(entry, document),
            # sudo: the name of who signed stands on the document that may be read
            document.signer_name or document.sudo().signer_post_id.user_id.name or "",
            ", ".join(filter(None, document.recipient_ids.mapped("name"))),
            document.unit_id.name or "",
            document._copies_made() or "",
            self._day(document._dispatched_on()),
            "",
            self._remark(entry, document),
        ]


class QlvbDocument(models.Model):
    """What the register of outgoing documents tells of their sending."""

    _inherit = "qlvb.document"

    def _copies_made(self) -> int:
        """Return how many copies went out; the exchange addon counts the paper."""
        return len(self.recipient_ids)

    def _dispatched_on(self):
        """Return the day it was handed on; the exchange addon knows it."""
        return False
