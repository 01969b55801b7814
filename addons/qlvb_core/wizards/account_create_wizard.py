# SPDX-License-Identifier: LGPL-3.0-or-later
import re

from odoo import api, fields, models

from ..clock import today
from ..models.account import PERSON_KINDS
from ..qlvb_toolkit import text


class QlvbAccountCreateWizard(models.TransientModel):
    """Creates an account with its first post, and shows the one-time password."""

    _name = "qlvb.account.create.wizard"
    _description = "Create an account"
    _inherit = ["qlvb.account.wizard"]

    name = fields.Char(string="Full name", required=True)
    login = fields.Char(string="Account name", required=True)
    person_kind = fields.Selection(PERSON_KINDS, required=True, default="civil_servant")
    employee_code = fields.Char()
    phone = fields.Char()
    is_admin_account = fields.Boolean(
        string="Admin account",
        help="Administers accounts; holds no working role, reads no document.",
    )
    unit_id = fields.Many2one(
        "qlvb.unit",
        required=True,
        domain=lambda self: self._unit_domain(),
        default=lambda self: self._home_agency(),
    )
    title = fields.Char(required=True, string="Position title")
    allowed_role_ids = fields.Many2many(
        "qlvb.role", compute="_compute_allowed_role_ids"
    )
    role_ids = fields.Many2many(
        "qlvb.role",
        relation="qlvb_account_create_wizard_role_rel",
        string="Roles",
        domain="[('id', 'in', allowed_role_ids)]",
    )
    date_from = fields.Date(
        string="From day", required=True, default=lambda self: today()
    )
    date_to = fields.Date(string="Until")

    @api.depends("unit_id")
    def _compute_agency_id(self):
        super()._compute_agency_id()

    def _agency(self):
        return self.unit_id.agency_id

    @api.depends("unit_id", "is_admin_account")
    def _compute_allowed_role_ids(self):
        roles = self.env["qlvb.role"]._all()
        for wizard in self:
            agency = wizard.unit_id.agency_id
            may_give = roles
            if agency and not self.env.user._qlvb_operates():
                may_give = roles & agency._ceiling_roles().sudo(False)
            wizard.allowed_role_ids = may_give.filtered(
                lambda r, w=wizard: (r.code == "unit_admin") == w.is_admin_account
            )

    @api.onchange("is_admin_account")
    def _onchange_is_admin_account(self):
        self.role_ids &= self.allowed_role_ids
        if self.is_admin_account:
            self.role_ids = self.allowed_role_ids

    @api.onchange("name", "unit_id")
    def _onchange_name(self):
        """Suggest the usual account name: annv.skhcn for Nguyễn Văn An."""
        words = re.findall("[a-z0-9]+", text.fold(self.name or ""))
        if words and not self.login:
            initials = "".join(word[0] for word in words[:-1])
            folded = text.fold(self.unit_id.agency_id.code or "")
            code = re.sub("[^a-z0-9]", "", folded)
            self.login = f"{words[-1]}{initials}.{code}".strip(".")

    def action_confirm(self):
        """Create the account; the act itself checks rights and request."""
        self.ensure_one()
        return self.env["qlvb.account"].action_create(
            self._request_id(),
            {
                "name": self.name,
                "login": self.login,
                "person_kind": self.person_kind,
                "employee_code": self.employee_code,
                "phone": self.phone,
                "unit_id": self.unit_id.id,
                "is_admin_account": self.is_admin_account,
                "posts": [
                    {
                        "unit_id": self.unit_id.id,
                        "title": self.title,
                        "role_ids": self.role_ids.ids,
                        "date_from": self.date_from,
                        "date_to": self.date_to,
                        "is_default": True,
                    }
                ],
            },
        )
