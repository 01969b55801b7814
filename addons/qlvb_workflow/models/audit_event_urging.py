# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    """Words for urging."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "document.urge": self.env._("Urged"),
            "unit.urge": self.env._("Urged an agency"),
        }
