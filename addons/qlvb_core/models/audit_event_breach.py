# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "breach.find": self.env._("Noted a leak of personal data"),
            "breach.report": self.env._("Noted that a leak was reported"),
        }

    @api.model
    def _detail_labels(self) -> dict[str, str]:
        return {
            **super()._detail_labels(),
            "at": self.env._("At"),
            "data": self.env._("Which data, of whom"),
            "reference": self.env._("Number of the report"),
        }
