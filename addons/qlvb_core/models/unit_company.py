# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models

# What Odoo calls the company of a new database.
UNNAMED = ("My Company", "YourCompany")


class QlvbUnit(models.Model):
    """The one company is called after the province: letters bear its name (R9)."""

    _inherit = "qlvb.unit"

    @api.model_create_multi
    def create(self, vals_list):
        units = super().create(vals_list)
        top = units.filtered(lambda unit: unit.kind == "agency" and not unit.parent_id)
        # sudo: whoever may create the first agency names what stands for all of them
        company = self.env.company.sudo()
        if top and company.name in UNNAMED:
            company.name = top[0].name
        return units
