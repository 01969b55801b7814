# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import ValidationError


class QlvbRecipient(models.Model):
    """One line of "Nơi nhận": an agency inside, a body outside, or a paper address."""

    _name = "qlvb.recipient"
    _description = "Recipient"
    _inherit = ["qlvb.document.child"]
    _order = "sequence, id"

    document_id = fields.Many2one(
        "qlvb.document", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    unit_id = fields.Many2one("qlvb.unit", domain=[("kind", "=", "agency")])
    correspondent_id = fields.Many2one("qlvb.correspondent")
    free_text = fields.Char(string="Paper recipient")
    name = fields.Char(compute="_compute_name", store=True)
    channel = fields.Selection(
        [("internal", "In the system"), ("axis", "National axis"), ("paper", "Paper")],
        compute="_compute_channel",
        store=True,
    )

    @api.depends("unit_id", "correspondent_id.name", "free_text", "document_id.date")
    def _compute_name(self):
        for line in self:
            # An agency is named as on the document's day, also when renamed later (R9).
            unit = line.unit_id and line.unit_id._as_of(line.document_id.date)
            line.name = (
                (unit and unit.name) or line.correspondent_id.name or line.free_text
            )

    @api.depends("unit_id", "correspondent_id.organ_id")
    def _compute_channel(self):
        for line in self:
            if line.unit_id:
                line.channel = "internal"
            else:
                line.channel = "axis" if line.correspondent_id.organ_id else "paper"

    @api.constrains("unit_id", "correspondent_id", "free_text")
    def _check_one_target(self):
        for line in self:
            if not (line.unit_id or line.correspondent_id or line.free_text):
                raise ValidationError(self.env._("A recipient line is empty."))
            if line.unit_id and line.unit_id.kind != "agency":
                raise ValidationError(
                    self.env._("%(name)s is not an agency.", name=line.unit_id.name)
                )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._note_change("added")
        return lines

    def write(self, vals):
        result = super().write(vals)
        self._note_change("changed")
        return result

    def unlink(self):
        self._note_change("removed")
        return super().unlink()

    def _note_change(self, change: str):
        """Log, and let no change slip in beside an act on the document."""
        self.document_id._lock_rows()
        for line in self:
            self.env["qlvb.audit.event"]._log(
                "document.recipients", line.document_id, **{change: line.name}
            )
