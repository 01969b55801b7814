# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    """Words for what comes in by mail and on paper."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "document.mailed": self.env._("Came by e-mail"),
            "document.split_off": self.env._("Made a document of its own of a file"),
        }
