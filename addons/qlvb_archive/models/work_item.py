# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    kind = fields.Selection(
        selection_add=[
            ("hand_over", "Hand over to the archive"),
            ("accept", "Accept into the archive"),
        ],
        ondelete={"hand_over": "cascade", "accept": "cascade"},
    )

    @api.model
    def _waiting_words(self):
        return {
            **super()._waiting_words(),
            "hand_over": self.env._("to be handed over to the archive"),
            "accept": self.env._("to be accepted into the archive"),
        }
