# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    kind = fields.Selection(
        selection_add=[("seal", "Number and seal"), ("issue", "Issue")],
        ondelete={"seal": "cascade", "issue": "cascade"},
    )

    @api.model
    def _waiting_words(self):
        return {
            **super()._waiting_words(),
            "seal": self.env._("to be numbered and sealed"),
            "issue": self.env._("to be issued"),
        }
