# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessError


class QlvbAuditUntouchable(models.AbstractModel):
    """What is written in the journal nobody changes, the superuser included (R30)."""

    _name = "qlvb.audit.untouchable"
    _description = "Written once by the system"

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_change()

    def write(self, vals):
        self._refuse_change()

    def unlink(self):
        self._refuse_change()

    def _refuse_change(self):
        raise AccessError(
            self.env._(
                "The audit journal is written by the system only, and never changed."
            )
        )
