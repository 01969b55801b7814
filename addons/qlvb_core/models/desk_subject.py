# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class QlvbDeskSubject(models.AbstractModel):
    """What is no document or dossier but waits on the desk of somebody all the same."""

    _name = "qlvb.desk.subject"
    _description = "Subject of work"

    def _urgency(self) -> str:
        return "0"

    def _action_open(self) -> dict:
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }
