# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbCorrespondent(models.Model):
    """A body or person outside the system that documents come from or go to."""

    _name = "qlvb.correspondent"
    _description = "Correspondent"
    _order = "name"
    _rec_names_search = ["name", "organ_id"]

    name = fields.Char(required=True, index="trigram")
    organ_id = fields.Char(string="Electronic identifier", index="btree_not_null")
    email = fields.Char()
    address = fields.Char()
    active = fields.Boolean(default=True)

    @api.model_create_multi
    def create(self, vals_list):
        correspondents = super().create(vals_list)
        correspondents._note_change("correspondent.create")
        return correspondents

    def write(self, vals):
        result = super().write(vals)
        self._note_change("correspondent.write")
        return result

    def _note_change(self, code):
        """Log: where documents are addressed to is a matter of record."""
        for body in self:
            self.env["qlvb.audit.event"]._log(code, body, organ_id=body.organ_id)
