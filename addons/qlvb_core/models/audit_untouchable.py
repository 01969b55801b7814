# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import AccessError


class QlvbAuditUntouchable(models.AbstractModel):
    """What is written in the journal nobody changes, the superuser included (R30)."""

    _name = "qlvb.audit.untouchable"
    _description = "Written once by the system"
    _inherit = "qlvb.untouchable"

    def _refuse_change(self):
        raise AccessError(
            self.env._(
                "The audit journal is written by the system only, and never changed."
            )
        )
