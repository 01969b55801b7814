# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Command

from ..models.account import PERSON_KINDS
from ..models.account_bulk import PERSON_FIELDS


class QlvbAccountAdjustWizard(models.TransientModel):
    """Changes a person's particulars and the titles and roles of the posts."""

    _name = "qlvb.account.adjust.wizard"
    _description = "Adjust an account"
    _inherit = ["qlvb.account.wizard"]

    name = fields.Char(string="Full name", required=True)
    person_kind = fields.Selection(PERSON_KINDS, required=True)
    employee_code = fields.Char()
    phone = fields.Char()
    line_ids = fields.One2many(
        "qlvb.account.adjust.line.wizard", "wizard_id", string="Posts"
    )
    edit_stamp = fields.Char()

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        account = self._chosen_accounts()[:1]
        if account:
            account.check_access("read")
            for name in ("name", *PERSON_FIELDS, "edit_stamp"):
                values[name] = account[name]
            posts = account.post_ids.filtered(
                lambda p: p.in_force and p.agency_id == account.agency_id
            )
            values["line_ids"] = [
                Command.create(
                    {
                        "post_id": post.id,
                        "title": post.title,
                        "role_ids": [Command.set(post.role_ids.ids)],
                    }
                )
                for post in posts
            ]
        return values

    def _act(self):
        return "adjust"

    def action_confirm(self):
        """Do the change; the act itself checks rights, ceiling and request."""
        self.ensure_one()
        return self.account_ids.action_adjust(
            self._request_id(),
            {
                "name": self.name,
                "person_kind": self.person_kind,
                "employee_code": self.employee_code,
                "phone": self.phone,
                "edit_stamp": self.edit_stamp,
                "posts": {
                    line.post_id.id: {
                        "title": line.title,
                        "role_ids": line.role_ids.ids,
                    }
                    for line in self.line_ids
                },
            },
        )


class QlvbAccountAdjustLineWizard(models.TransientModel):
    _name = "qlvb.account.adjust.line.wizard"
    _description = "Post to adjust"

    wizard_id = fields.Many2one(
        "qlvb.account.adjust.wizard", required=True, ondelete="cascade"
    )
    post_id = fields.Many2one("qlvb.post", required=True, ondelete="cascade")
    unit_id = fields.Many2one(related="post_id.unit_id", string="Unit")
    title = fields.Char(required=True, string="Position title")
    role_ids = fields.Many2many(
        "qlvb.role", relation="qlvb_account_adjust_line_role_rel", string="Roles"
    )
