# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    security_officer_id = fields.Many2one(
        "res.users",
        string="Security officer",
        ondelete="restrict",
        index="btree_not_null",
        help="The named person for information technology and security (QC Điều 15.1).",
    )
