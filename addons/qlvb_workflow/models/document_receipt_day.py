# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.clock import today


class QlvbDocument(models.Model):
    """Receipt is told to the sender on the day of arrival (Điều 21.2.c; R73)."""

    _inherit = "qlvb.document"

    was_received_late = fields.Boolean(
        string="Received after the day it came", readonly=True, copy=False
    )

    _received_late_idx = models.Index(
        "(agency_id, arrival_date) WHERE was_received_late"
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"was_received_late"}

    def _enter(self, step, items, next_work=()):
        super()._enter(step, items, next_work)
        if self._is_received_late():
            # sudo: a fact of the act that has just been checked
            self.sudo().was_received_late = True

    def _is_received_late(self) -> bool:
        came = self.received_at
        same_day = self.env["qlvb.rule"]._value("status.receive_same_day")
        return bool(same_day and came) and self._in_viet_nam(came).date() < today()
