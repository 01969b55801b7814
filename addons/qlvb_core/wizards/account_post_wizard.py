# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.tools import format_date

from ..clock import today
from ..post_outlook import PostOutlook


class QlvbAccountPostWizard(models.TransientModel):
    """Gives a post, ends one, or moves a person to another unit (R247)."""

    _name = "qlvb.account.post.wizard"
    _description = "Post of an account"
    _inherit = ["qlvb.account.wizard"]

    act = fields.Selection(
        [("give_post", "Give a post"), ("move", "Move"), ("end_post", "End a post")],
        required=True,
    )
    post_id = fields.Many2one(
        "qlvb.post",
        domain="[('user_id', 'in', user_ids), ('in_force', '=', True)]",
    )
    user_ids = fields.Many2many("res.users", compute="_compute_user_ids")
    unit_id = fields.Many2one("qlvb.unit")
    is_elsewhere = fields.Boolean(compute="_compute_is_elsewhere")
    may_leave = fields.Boolean(
        compute="_compute_may_leave",
    )
    title = fields.Char(string="Position title")
    allowed_role_ids = fields.Many2many(
        "qlvb.role", compute="_compute_allowed_role_ids"
    )
    role_ids = fields.Many2many(
        "qlvb.role",
        relation="qlvb_account_post_wizard_role_rel",
        string="Roles",
        domain="[('id', 'in', allowed_role_ids)]",
    )
    is_acting = fields.Boolean(
        string="Acting head (Q.)",
        help="Given the powers of a head by decision (quyền): “Q.” stands before the "
        "title (Decree 30/2020/NĐ-CP, Phụ lục I). Not for a deputy in charge.",
    )
    date_from = fields.Date(
        string="From day", required=True, default=lambda self: today()
    )
    date_to = fields.Date(string="Until")
    consequence = fields.Text(compute="_compute_consequence")

    @api.depends("account_ids")
    def _compute_user_ids(self):
        for wizard in self:
            wizard.user_ids = wizard.account_ids.user_id

    @api.depends("unit_id", "account_ids")
    def _compute_is_elsewhere(self):
        for wizard in self:
            unit = wizard.unit_id
            wizard.is_elsewhere = bool(unit and unit.agency_id != wizard._agency())

    @api.depends("act", "date_from")
    def _compute_may_leave(self):
        for wizard in self:
            of_today = not wizard.date_from or wizard.date_from <= today()
            wizard.may_leave = wizard.act == "move" and of_today

    @api.onchange("unit_id")
    def _onchange_unit_id(self):
        """Say what a unit of another agency empties, not only do it."""
        if not self.is_elsewhere or not (self.title or self.role_ids):
            return None
        self.write({"title": False, "role_ids": False, "is_acting": False})
        return self._told_emptied(
            self.env._(
                "%(unit)s is of another agency: the title and the roles were emptied. "
                "The admin there gives the post.",
                unit=self.unit_id.name,
            )
        )

    @api.onchange("date_from")
    def _onchange_date_from(self):
        if not self.is_elsewhere or self.may_leave:
            return None
        self.unit_id = False
        return self._told_emptied(
            self.env._(
                "A move to another agency takes place today: the unit was emptied. "
                "Choose today again, or a unit of the own agency."
            )
        )

    def _told_emptied(self, message) -> dict:
        title = self.env._("Emptied")
        warning = {"type": "notification", "title": title, "message": message}
        return {"warning": warning}

    @api.depends("account_ids")
    def _compute_allowed_role_ids(self):
        roles = self.env["qlvb.role"]._all()
        for wizard in self:
            agency = wizard._agency()
            admin = any(wizard.account_ids.mapped("is_admin_account"))
            may_give = roles
            if agency and not self.env.user._qlvb_operates():
                may_give = roles & agency._ceiling_roles().sudo(False)
            wizard.allowed_role_ids = may_give.filtered(
                lambda r, a=admin: (r.code == "unit_admin") == a
            )

    @api.depends("act", "account_ids", "unit_id", "role_ids", "date_from", "post_id")
    def _compute_consequence(self):
        for wizard in self:
            wizard.consequence = wizard._consequence()

    def _consequence(self) -> str:
        names = ", ".join(self.account_ids.mapped("name"))
        day = format_date(self.env, self.date_from, date_format="dd/MM/yyyy")
        if self.act == "give_post":
            return self.env._(
                "%(names)s: sees and does what these roles allow from %(day)s on.",
                names=names,
                day=day,
            )
        first = self.env._("%(names)s, from %(day)s on:", names=names, day=day)
        return "\n".join((first, *self._outlook().lines()))

    def _outlook(self):
        """Return what ends, goes on and begins."""
        # sudo: the posts of accounts this person administers, and who heads a unit
        posts = self.account_ids.sudo().post_ids.filtered("in_force")
        if self.act == "end_post":
            return PostOutlook(self.env, posts & self.post_id.sudo())
        old = posts.filtered(lambda p: p.agency_id == self._agency())
        if self.is_elsewhere:
            return PostOutlook(self.env, old)
        return PostOutlook(self.env, old, self.unit_id.sudo(), self.role_ids.sudo())

    def _act(self):
        return self.act

    def action_confirm(self):
        """Do the act; the act itself checks rights, ceiling, dates and request."""
        self.ensure_one()
        request_id = self._request_id()
        if self.act == "end_post":
            return self.account_ids.action_end_post(
                request_id, self.post_id.id, self.date_from
            )
        values = self._post_values()
        if self.act == "move":
            return self.account_ids.action_move(request_id, {**values, "is_default": 1})
        return self.account_ids.action_give_post(request_id, values)

    def _post_values(self) -> dict:
        return {
            "unit_id": self.unit_id.id,
            "title": self.title,
            "role_ids": self.role_ids.ids,
            "date_from": self.date_from,
            "date_to": self.date_to,
            "is_acting": self.is_acting,
        }
