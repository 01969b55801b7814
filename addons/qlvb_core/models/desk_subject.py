# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from ..form_of import form_of


class QlvbDeskSubject(models.AbstractModel):
    """What is no document or dossier but waits on the desk of somebody all the same."""

    _name = "qlvb.desk.subject"
    _description = "Subject of work"

    def _urgency(self) -> str:
        return "0"

    def _add_participants(self, principals: set):
        """Let who is given the work of another read it; addons say what there is."""

    def _action_open(self) -> dict:
        return form_of(self)
