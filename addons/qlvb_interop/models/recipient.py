# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbRecipient(models.Model):
    _inherit = "qlvb.recipient"

    delivery_ids = fields.One2many("qlvb.exchange.delivery", "recipient_id")
