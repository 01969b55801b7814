# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

KINDS = [
    ("copy_register", "Register of copies"),
    ("file_use_register", "Register of the use of file copies"),
]


class QlvbPrintout(models.Model):
    _inherit = "qlvb.printout"

    kind = fields.Selection(
        selection_add=[*KINDS, ("document_list",)],
        ondelete={kind: "cascade" for kind, _label in KINDS},
    )
