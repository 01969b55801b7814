# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from odoo.addons.qlvb_core.principal import user_principal


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    def _move_to(self, receiver):
        """The assignment behind the work goes along; who gave it stays (R246)."""
        super()._move_to(receiver)
        # sudo: work moves when both sides of the hand-over have confirmed
        assignments = self.sudo().assignment_id.filtered("user_id")
        assignments.write(
            {"user_id": receiver.id, "principal": user_principal(receiver)}
        )
