# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    kind = fields.Selection(
        selection_add=[("recall", "Recall")], ondelete={"recall": "cascade"}
    )
