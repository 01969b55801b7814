# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import ValidationError


class MailActivity(models.Model):
    _name = "mail.activity"
    _inherit = ["qlvb.mail.guard", "mail.activity"]

    def _guard_field(self):
        return "res_model"

    @api.constrains("user_id", "res_model", "res_id")
    def _check_assignee_may_read(self):
        """An activity names its record: only who may read it can be given one (R28)."""
        for activity in self:
            if not (activity.res_model or "").startswith("qlvb."):
                continue
            record = self.env[activity.res_model].browse(activity.res_id)
            if not record.with_user(activity.user_id).has_access("read"):
                raise ValidationError(
                    self.env._(
                        "%(who)s has no right to this document.",
                        who=activity.user_id.name,
                    )
                )
