# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    seal_image = fields.Binary(
        attachment=True,
        groups="qlvb_core.group_operator",
        help="Red, transparent PNG of the seal in its real size.",
    )
