# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..clock import today
from ..form_of import form_of
from ..said import said


def quarter_start(day: date) -> date:
    """Return the first day of the quarter of ``day``."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


class QlvbAccountReview(models.Model):
    """The quarterly review: each account of the agency is confirmed (R253).

    Regulation Điều 19.3.b. What nobody confirmed by the due date is listed.
    """

    _name = "qlvb.account.review"
    _description = "Review of accounts"
    _form_path = "ra-soat-tai-khoan"
    _order = "date_from desc, id desc"

    agency_id = fields.Many2one(
        "qlvb.unit", required=True, index=True, ondelete="restrict"
    )
    date_from = fields.Date(required=True, string="Quarter from")
    date_to = fields.Date(compute="_compute_date_to", string="to")
    due_date = fields.Date(required=True)
    line_ids = fields.One2many("qlvb.account.review.line", "review_id")
    line_count = fields.Integer(string="Accounts", compute="_compute_counts")
    open_count = fields.Integer(string="Not confirmed", compute="_compute_counts")
    is_late = fields.Boolean(compute="_compute_counts")

    _quarter_uniq = models.UniqueIndex(
        "(agency_id, date_from)", "The review of this quarter is open already."
    )

    @api.depends("date_from")
    def _compute_date_to(self):
        for review in self:
            review.date_to = review.date_from + relativedelta(months=3, days=-1)

    @api.depends("agency_id.name", "date_from")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for review in self:
            review.display_name = self.env._(
                "Quarter %(quarter)s of %(year)s, %(agency)s",
                quarter=(review.date_from.month + 2) // 3,
                year=review.date_from.year,
                agency=review.agency_id.name,
            )

    @api.depends("line_ids.confirmed_at", "due_date")
    def _compute_counts(self):
        lines = self.env["qlvb.account.review.line"]
        groups = lines._read_group(
            [("review_id", "in", self.ids)],
            ["review_id"],
            ["__count", "confirmed_at:count"],
        )
        counts = {review.id: (total, done) for review, total, done in groups}
        for review in self:
            total, done = counts.get(review.id, (0, 0))
            review.line_count = total
            review.open_count = total - done
            review.is_late = bool(total - done) and review.due_date < today()

    @api.model
    def action_start(self):
        """Open this quarter's review of the agencies the current user administers.

        :raise UserError: it is open already, or the user administers none
        """
        agencies = self.env["qlvb.unit"].browse(self.env.user._qlvb_admin_agency_ids())
        # sudo: only agencies the user administers are opened
        reviews = self.sudo()._open_quarter_of(agencies)
        if not reviews:
            raise UserError(
                self.env._("The review of this quarter is open already: see the list.")
            )
        return form_of(reviews[:1])

    @api.model
    def _open_quarter(self):
        """Daily: open the review of each agency whose last one is a quarter ago."""
        agencies = self.env["qlvb.unit"].search([("kind", "=", "agency")])
        self._open_quarter_of(agencies)

    def _open_quarter_of(self, agencies):
        """Open what is not open yet of this quarter, in ``agencies`` with accounts."""
        start = quarter_start(today())
        begun = self.search(
            [("date_from", "=", start), ("agency_id", "in", agencies.ids)]
        ).agency_id
        groups = self.env["qlvb.account"]._read_group(
            [("agency_id", "in", (agencies - begun).ids), ("state", "!=", "closed")],
            ["agency_id"],
            ["id:recordset"],
        )
        days = self.env["qlvb.rule"]._value("account.review_days")
        reviews = self.create(
            [
                {
                    "agency_id": agency.id,
                    "date_from": start,
                    "due_date": today() + timedelta(days=days),
                    "line_ids": [
                        fields.Command.create({"account_id": account.id})
                        for account in accounts
                    ],
                }
                for agency, accounts in groups
            ]
        )
        for review in reviews:
            self.env["qlvb.audit.event"]._log("review.open", review)
        return reviews


class QlvbAccountReviewLine(models.Model):
    _name = "qlvb.account.review.line"
    _description = "Account under review"
    _order = "review_id, id"
    _rec_name = "account_id"

    review_id = fields.Many2one(
        "qlvb.account.review", required=True, index=True, ondelete="cascade"
    )
    agency_id = fields.Many2one(related="review_id.agency_id", store=True, index=True)
    due_date = fields.Date(related="review_id.due_date", store=True)
    account_id = fields.Many2one(
        "qlvb.account", required=True, index=True, ondelete="restrict"
    )
    login = fields.Char(related="account_id.login")
    posts_text = fields.Char(related="account_id.posts_text")
    last_login = fields.Datetime(related="account_id.last_login")
    account_state = fields.Selection(related="account_id.state", string="State")
    confirmed_at = fields.Datetime(string="Confirmed at")
    confirmed_by_id = fields.Many2one("res.users", string="Confirmed by")

    def action_confirm(self):
        """Confirm that these persons still work here and need these rights.

        Of many, the admin's own account is left for somebody else, and that is said.

        :raise AccessError: not the agency's admin or leader, or only the own account
        """
        self.check_access("read")
        for agency in self.agency_id:
            self._check_reviewer(agency)
        own = self._own_to_leave()
        told = self.env._(
            "Your own account is confirmed by another admin or the leader."
        )
        if own and own == self:
            raise AccessError(told)
        waiting = (self - own).filtered(lambda line: not line.confirmed_at)
        # sudo: the right was checked above
        waiting.sudo().write(
            {"confirmed_at": fields.Datetime.now(), "confirmed_by_id": self.env.uid}
        )
        for line in waiting:
            self.env["qlvb.audit.event"]._log("review.confirm", line.account_id)
        done = self.env._("Accounts confirmed: %(count)s.", count=len(waiting))
        return said(done, told) if own else said(done)

    def _own_to_leave(self):
        """Return the lines of the actor's own accounts that others must confirm."""
        if self.env.user._qlvb_posts("leader"):
            return self.browse()
        return self.filtered(lambda line: line.account_id._is_own())

    def _check_reviewer(self, agency):
        user = self.env.user
        if not user._qlvb_posts("unit_admin", agency) | user._qlvb_posts(
            "leader", agency
        ):
            raise AccessError(
                self.env._("Only the admin or the leader of the agency confirms.")
            )


class QlvbAccount(models.Model):
    _inherit = "qlvb.account"

    def _note_closed(self):
        """Nobody has to confirm what is closed."""
        super()._note_closed()
        lines = self.env["qlvb.account.review.line"].search(
            [("account_id", "in", self.ids), ("confirmed_at", "=", False)]
        )
        now = fields.Datetime.now()
        lines.write({"confirmed_at": now, "confirmed_by_id": self.env.uid})

    def _desk_figures(self):
        label = self.env._("accounts to confirm in the review")
        lines = self._figure(label, "account_review_line_action", confirmed_at=False)
        return [*super()._desk_figures(), lines]
