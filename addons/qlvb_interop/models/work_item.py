# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    kind = fields.Selection(
        selection_add=[("recall", "Recall"), ("mail_copy", "Send a copy by mail")],
        ondelete={"recall": "cascade", "mail_copy": "cascade"},
    )

    @api.model
    def _waiting_words(self):
        return {
            **super()._waiting_words(),
            "recall": self.env._("the sender recalls"),
            "mail_copy": self.env._("to be sent by official mail"),
        }
