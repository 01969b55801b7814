# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbUnitVersion(models.Model):
    """What a unit was called in a time that is over (R9; QĐ 20/2020 Điều 10).

    What it is called now stands on the unit itself. Rows are made by changes only.
    """

    _name = "qlvb.unit.version"
    _description = "Former name of a unit"
    _order = "unit_id, valid_to desc"

    unit_id = fields.Many2one(
        "qlvb.unit", required=True, ondelete="cascade", index=True
    )
    name = fields.Char(required=True, index="trigram")
    code = fields.Char(string="Abbreviation", required=True)
    organ_id = fields.Char(
        string="Electronic identifier", index="btree_not_null", readonly=True
    )
    parent_id = fields.Many2one("qlvb.unit", ondelete="restrict")
    superior_name = fields.Char(string="Superior body")
    valid_from = fields.Date()
    valid_to = fields.Date(required=True)
    instrument_number = fields.Char(string="Ended by")
    instrument_date = fields.Date(string="Dated")
    instrument_issuer = fields.Char(string="Issued by")
    change_id = fields.Many2one("qlvb.unit.change", ondelete="restrict")

    _end_uniq = models.UniqueIndex(
        "(unit_id, valid_to)", "The unit changed twice on this day."
    )
    _dates_check = models.Constraint(
        "CHECK (valid_from IS NULL OR valid_to >= valid_from)",
        "A name cannot end before it begins.",
    )
