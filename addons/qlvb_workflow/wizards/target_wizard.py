# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbTargetWizard(models.AbstractModel):
    """A dialog that gives work to one unit or one person."""

    _name = "qlvb.target.wizard"
    _description = "Choose who receives the work"
    _inherit = ["qlvb.document.wizard", "qlvb.due.date.note"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    agency_id = fields.Many2one(related="document_id.acting_agency_id")
    unit_id = fields.Many2one("qlvb.unit", string="Give it to")
    user_id = fields.Many2one("res.users", string="or a person")

    @api.onchange("unit_id")
    def _onchange_unit_id(self):
        if self.unit_id:
            self.user_id = False

    @api.onchange("user_id")
    def _onchange_user_id(self):
        if self.user_id:
            self.unit_id = False

    def _line(self) -> dict | None:
        """Return the line of the act; None when nobody is chosen."""
        if not (self.unit_id or self.user_id):
            return None
        return {
            "unit_id": self.unit_id.id,
            "user_id": self.user_id.id,
            "due_date": self.due_date,
        }
