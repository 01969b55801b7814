# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbCorrespondent(models.Model):
    """A body or person outside the system that documents come from or go to."""

    _name = "qlvb.correspondent"
    _description = "Correspondent"
    _order = "name"
    _rec_names_search = ["name", "organ_id"]

    name = fields.Char(required=True, index="trigram")
    organ_id = fields.Char(string="Electronic identifier", index="btree_not_null")
    email = fields.Char()
    address = fields.Char()
    active = fields.Boolean(default=True)
