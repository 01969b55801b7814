# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbPost(models.Model):
    _inherit = "qlvb.post"

    authority_ids = fields.One2many("qlvb.authority", "post_id")
