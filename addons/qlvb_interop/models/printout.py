# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

KINDS = [
    ("post_register", "Register of what was posted"),
    ("envelopes", "Envelopes of outgoing documents"),
]


class QlvbPrintout(models.Model):
    _inherit = "qlvb.printout"

    kind = fields.Selection(
        selection_add=[*KINDS, ("document_list",)],
        ondelete={kind: "cascade" for kind, _label in KINDS},
    )
