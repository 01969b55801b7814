# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbAuditEvent(models.Model):
    """Words for the working calendar."""

    _inherit = "qlvb.audit.event"

    @api.model
    def _code_labels(self) -> dict[str, str]:
        return {
            **super()._code_labels(),
            "calendar.create": self.env._("Entered a day of the calendar"),
            "calendar.write": self.env._("Changed a day of the calendar"),
            "calendar.unlink": self.env._("Took a day out of the calendar"),
        }
