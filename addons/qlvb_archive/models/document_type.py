# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbDocumentType(models.Model):
    _inherit = "qlvb.document.type"

    archive_code = fields.Char(
        string="Archive code",
        default="32",
        required=True,
        size=2,
        help="Code of typeName in an archive package (TT 05/2025/TT-BNV); "
        "32 is “other”.",
    )
