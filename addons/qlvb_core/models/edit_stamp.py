# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

# In the context of what the system notes by itself. An object, so that nobody can send
# it from outside and overwrite unseen.
NOTED = object()


class QlvbEditStamp(models.AbstractModel):
    """Refuses to save over what somebody else saved meanwhile (R259).

    The form sends back the stamp it was opened with; what was typed stays in the form.
    What the system notes meanwhile (places found on a page, a reading) is nobody's
    edit: Odoo's own ``write_date`` counts that, and values worked out, as well.
    """

    _name = "qlvb.edit.stamp"
    _description = "Form that overwrites nothing"
    _inherit = "qlvb.row.lock"

    edit_stamp = fields.Char(
        compute="_compute_edit_stamp", inverse="_inverse_edit_stamp"
    )
    edited_at = fields.Datetime(readonly=True, copy=False)
    edited_by_id = fields.Many2one("res.users", readonly=True, copy=False)

    @api.depends("edited_at")
    def _compute_edit_stamp(self):
        for record in self:
            record.edit_stamp = record._current_stamp()

    def _inverse_edit_stamp(self):
        """Store nothing: the stamp is compared in ``write``."""

    def _current_stamp(self):
        edited_at = self.edited_at or self.create_date
        return edited_at and edited_at.isoformat()

    @api.model_create_multi
    def create(self, vals_list):
        own = {"edited_at", "edited_by_id"}
        return super().create(
            [{k: v for k, v in vals.items() if k not in own} for vals in vals_list]
        )

    def write(self, vals):
        if "edit_stamp" in vals:
            vals = dict(vals)
            self._check_not_overwriting(vals.pop("edit_stamp"))
        if self.env.context.get("qlvb_noted") is not NOTED:
            now = self.env.cr.now()
            vals = {**vals, "edited_at": now, "edited_by_id": self.env.uid}
        return super().write(vals)

    def _noting(self):
        """Return these records to write what the system has worked out itself."""
        return self.with_context(qlvb_noted=NOTED)

    def _check_not_overwriting(self, seen):
        for record in self:
            record.check_access("read")
            record._lock_rows()
            if seen and seen != record._current_stamp():
                raise UserError(record._overwriting_message())

    def _overwriting_message(self) -> str:
        when = fields.Datetime.context_timestamp(
            self, self.edited_at or self.write_date
        )
        return self.env._(
            "%(who)s changed “%(what)s” at %(when)s, after you opened it. Nothing is "
            "lost: what you typed still stands in this form. Copy it, reload the page, "
            "and enter it again beside the other's change.",
            who=(self.sudo().edited_by_id or self.sudo().write_uid).name,
            what=self.display_name,
            when=when.strftime("%H:%M %d/%m/%Y"),
        )
