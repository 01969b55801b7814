# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

KINDS = [
    ("incoming_register", "Register of incoming documents"),
    ("resolution_register", "Register of how incoming documents are handled"),
    ("resolution_report", "Report on handling incoming documents"),
    ("handling_sheet", "Handling sheets of incoming documents"),
    ("outgoing_register", "Register of outgoing documents"),
    ("outgoing_report", "Report on handling outgoing documents"),
    ("dossier_contents", "List of the documents in dossiers"),
    ("dossier_list", "List of dossiers"),
    ("comment_table", "Table of opinions on a draft"),
    ("performance", "Report on work by unit and person"),
]


class QlvbPrintout(models.Model):
    """The registers and reports of Phụ lục VI mục V, and on work (R258, R69)."""

    _inherit = "qlvb.printout"

    kind = fields.Selection(
        selection_add=[*KINDS, ("document_list",)],
        ondelete={kind: "cascade" for kind, _label in KINDS},
        default="incoming_register",
    )

    @api.onchange("kind")
    def _onchange_kind(self):
        """Sheets are a paper form: there is no other format of them."""
        if self.kind == "handling_sheet":
            self.file_format = "pdf"
