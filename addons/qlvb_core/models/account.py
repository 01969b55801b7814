# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError

from .account_act import ACTS

ADMINS = "qlvb_core.group_unit_admin,qlvb_core.group_operator"

PERSON_KINDS = [
    ("official", "Official"),
    ("civil_servant", "Civil servant"),
    ("public_employee", "Public employee"),
    ("worker", "Worker"),
]


class QlvbAccount(models.Model):
    """The account of one person (R8, R14): changed by acts on written request only.

    The login itself stays Odoo's user; this row says whose it is and who ordered it.
    """

    _name = "qlvb.account"
    _inherit = ["qlvb.edit.stamp"]
    _description = "Account"
    _order = "name, id"
    _rec_names_search = ["name", "login", "employee_code"]

    user_id = fields.Many2one(
        "res.users", required=True, readonly=True, ondelete="restrict"
    )
    name = fields.Char(
        related="user_id.name", store=True, string="Full name", index="trigram"
    )
    login = fields.Char(related="user_id.login", store=True, string="Account name")
    person_kind = fields.Selection(PERSON_KINDS)
    employee_code = fields.Char()
    phone = fields.Char()
    unit_id = fields.Many2one(
        "qlvb.unit", required=True, index=True, ondelete="restrict"
    )
    agency_id = fields.Many2one(
        related="unit_id.agency_id", store=True, index=True, string="Agency"
    )
    is_admin_account = fields.Boolean(
        help="Administers accounts only: holds no working role (Regulation Điều 19.3)."
    )
    password_issued_at = fields.Datetime(string="Password issued")
    closed_at = fields.Datetime(string="Closed at")
    state = fields.Selection(
        [
            ("requested", "No password yet"),
            ("active", "In use"),
            ("locked", "Locked"),
            ("handing_over", "Handing over"),
            ("closed", "Account closed"),
        ],
        compute="_compute_state",
        store=True,
        index=True,
    )
    lock_reason = fields.Selection(
        related="user_id.qlvb_lock_reason", store=True, groups=ADMINS
    )
    lock_note = fields.Char(
        string="Reason given", compute="_compute_lock_note", groups=ADMINS
    )
    locked_until = fields.Datetime(related="user_id.qlvb_locked_until", groups=ADMINS)
    post_ids = fields.One2many(related="user_id.qlvb_post_ids")
    posts_text = fields.Char(related="user_id.qlvb_posts_text")
    act_ids = fields.One2many("qlvb.account.act", "account_id", string="History")
    last_login = fields.Datetime(related="user_id.login_date", string="Last login")
    never_used = fields.Boolean(
        string="Never logged in",
        compute="_compute_never_used",
        search="_search_never_used",
    )
    held_count = fields.Integer(string="Holds", compute="_compute_held_count")
    allowed_acts = fields.Char(
        compute="_compute_allowed_acts",
        help="Acts the current user may do now, as ',lock,adjust,'.",
    )

    _user_uniq = models.Constraint(
        "UNIQUE (user_id)", "This login belongs to an account already."
    )
    _person_uniq = models.UniqueIndex(
        "(agency_id, employee_code, is_admin_account) "
        "WHERE employee_code IS NOT NULL AND closed_at IS NULL",
        "This person has an account in the agency already.",
    )

    @api.depends("user_id.active", "password_issued_at", "closed_at")
    def _compute_state(self):
        for account in self:
            account.state = account._state_now()

    def _state_now(self) -> str:
        if self.closed_at:
            return "closed"
        if not self.user_id.active:
            return "locked"
        return "active" if self.password_issued_at else "requested"

    @api.depends("act_ids.note", "state", "lock_reason")
    def _compute_lock_note(self):
        """Tell what was written when the account was locked by order."""
        locked = self.filtered(lambda account: account.lock_reason == "order")
        acts = self.env["qlvb.account.act"].search(
            [("act", "=", "lock"), ("account_id", "in", locked.ids)], order="id"
        )
        notes = {act.account_id: act.note for act in acts}
        for account in self:
            account.lock_note = notes.get(account)

    @api.depends("last_login")
    def _compute_never_used(self):
        for account in self:
            account.never_used = not account.last_login

    def _search_never_used(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        # sudo: logins are nobody's to read; rules still choose the accounts
        users = self.env["res.users"].sudo().with_context(active_test=False)
        return [("user_id", "in", users._search([("log_ids", "=", False)]))]

    @api.depends("user_id")
    def _compute_held_count(self):
        counts = self.sudo().user_id._qlvb_held_counts()
        for account in self:
            account.held_count = counts.get(account.sudo().user_id.id, 0)

    @api.depends("state", "agency_id", "is_admin_account")
    @api.depends_context("uid")
    def _compute_allowed_acts(self):
        for account in self:
            acts = [act for act in ACTS if account._may(act)]
            account.allowed_acts = f",{','.join(acts)}," if acts else ","

    @api.model_create_multi
    def create(self, vals_list):
        """Accounts are made by ``action_create`` and the bulk act.

        :raise AccessError: somebody tries another way
        """
        self._refuse_unless_act()
        return super().create(vals_list)

    def write(self, vals):
        """Accounts change by their acts only.

        :raise AccessError: somebody tries another way
        """
        self._refuse_unless_act()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("An account is never removed: close it."))

    def _refuse_unless_act(self):
        if not self.env.su:
            raise AccessError(
                self.env._(
                    "An account changes by its acts only, on the leader's written "
                    "request."
                )
            )

    @api.model
    def _adopt(self, users):
        """Give an account to each of ``users`` that a loader gave a post."""
        accounts = self.sudo()
        known = accounts.search([("user_id", "in", users.ids)]).user_id
        accounts.create([accounts._adopted(user) for user in users - known])

    def _adopted(self, user) -> dict:
        posts = user.qlvb_post_ids.sorted("is_default", reverse=True)
        return {
            "user_id": user.id,
            "unit_id": posts[:1].unit_id.id,
            "is_admin_account": "unit_admin" in posts.role_ids.mapped("code"),
            "password_issued_at": fields.Datetime.now(),
        }
