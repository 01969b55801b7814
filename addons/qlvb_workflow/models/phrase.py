# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError


class QlvbPhrase(models.Model):
    """A directive a leader writes often, with who usually gets the work.

    One touch fills the whole directive. Rows without a person are everybody's.
    """

    _name = "qlvb.phrase"
    _description = "Usual directive"
    _order = "user_id, sequence, id"
    _rec_name = "text"

    text = fields.Char(required=True)
    user_id = fields.Many2one(
        "res.users", default=lambda self: self.env.uid, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    lead_unit_id = fields.Many2one("qlvb.unit", string="Lead")
    support_unit_ids = fields.Many2many("qlvb.unit", string="Support")
    days = fields.Integer(string="Working days")

    @api.depends("text", "lead_unit_id.code")
    def _compute_display_name(self):
        for phrase in self:
            lead = phrase.lead_unit_id.code
            phrase.display_name = f"{phrase.text} → {lead}" if lead else phrase.text

    def write(self, vals):
        if "user_id" in vals and not self.env.su:
            raise AccessError(self.env._("A phrase stays with whose it is."))
        return super().write(vals)
