# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self):
        return {
            **super()._code_labels(),
            "exchange.posted": self.env._("Paper posted"),
            "exchange.paper_added": self.env._("Paper beside the electronic document"),
        }
