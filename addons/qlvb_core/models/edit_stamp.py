# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError


class QlvbEditStamp(models.AbstractModel):
    """Refuses to save over what somebody else saved meanwhile (R259).

    The form sends back the stamp it was opened with; what was typed stays in the form.
    """

    _name = "qlvb.edit.stamp"
    _description = "Form that overwrites nothing"
    _inherit = "qlvb.row.lock"

    edit_stamp = fields.Char(
        compute="_compute_edit_stamp", inverse="_inverse_edit_stamp"
    )

    @api.depends("write_date")
    def _compute_edit_stamp(self):
        for record in self:
            record.edit_stamp = record._current_stamp()

    def _inverse_edit_stamp(self):
        """Store nothing: the stamp is compared in ``write``."""

    def _current_stamp(self):
        return self.write_date and self.write_date.isoformat()

    def write(self, vals):
        if "edit_stamp" in vals:
            vals = dict(vals)
            self._check_not_overwriting(vals.pop("edit_stamp"))
        return super().write(vals)

    def _check_not_overwriting(self, seen):
        for record in self:
            record.check_access("read")
            record._lock_rows()
            if seen and seen != record._current_stamp():
                raise UserError(record._overwriting_message())

    def _overwriting_message(self) -> str:
        when = fields.Datetime.context_timestamp(self, self.write_date)
        return self.env._(
            "%(who)s changed “%(what)s” at %(when)s, after you opened it. Nothing is "
            "lost: what you typed still stands in this form. Copy it, reload the page, "
            "and enter it again beside the other's change.",
            who=self.sudo().write_uid.name,
            what=self.display_name,
            when=when.strftime("%H:%M %d/%m/%Y"),
        )
