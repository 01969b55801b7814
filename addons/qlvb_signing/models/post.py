# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbPost(models.Model):
    _inherit = "qlvb.post"

    signature_image = fields.Binary(
        attachment=True,
        groups="qlvb_core.group_operator",
        help="Blue, transparent PNG of the handwritten signature.",
    )
