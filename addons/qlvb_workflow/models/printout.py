# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

KINDS = [
    ("incoming_register", "Register of incoming documents"),
    ("resolution_register", "Register of how incoming documents are handled"),
    ("resolution_report", "Report on handling incoming documents"),
    ("performance", "Report on work by unit and person"),
]


class QlvbPrintout(models.Model):
    """The registers and reports on incoming documents and work (R88, R108, R69)."""

    _inherit = "qlvb.printout"

    kind = fields.Selection(
        selection_add=[*KINDS, ("document_list",)],
        ondelete={kind: "cascade" for kind, _label in KINDS},
        default="incoming_register",
    )
