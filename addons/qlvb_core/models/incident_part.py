# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a scenario and an incident that follows it have in common (R205, R206)."""

from odoo import fields, models

from ..form_of import form_of


class QlvbIncidentSheet(models.AbstractModel):
    _name = "qlvb.incident.sheet"
    _description = "Checklist for incidents"

    def _open(self):
        return form_of(self)


class QlvbIncidentTask(models.AbstractModel):
    _name = "qlvb.incident.task"
    _description = "What somebody has to do in an incident"

    name = fields.Char(string="What to do", required=True)
    responsible = fields.Char(string="Who", help="A post, not a name.")
