# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

JOURNAL = "qlvb.audit."


class IrModel(models.Model):
    """The journal outlives the addon: its tables stay in the database (R213)."""

    _inherit = "ir.model"

    def _drop_table(self):
        others = self.filtered(lambda model: not model.model.startswith(JOURNAL))
        return super(IrModel, others)._drop_table()


class IrModelFields(models.Model):
    """So do their columns."""

    _inherit = "ir.model.fields"

    def _drop_column(self):
        others = self.filtered(lambda field: not field.model.startswith(JOURNAL))
        return super(IrModelFields, others)._drop_column()
