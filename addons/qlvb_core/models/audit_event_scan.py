# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "file.infected": self.env._("Blocked malware"),
            "file.unscanned": self.env._("File not scanned for malware"),
            "scanner.set": self.env._("Set the malware scanner"),
        }
