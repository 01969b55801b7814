# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from ..qlvb_toolkit import text


class QlvbAccountWizard(models.AbstractModel):
    """A dialog about accounts: asks first which written request orders the act (R251).

    A recent request is offered, never filled in: else an act is recorded under the
    wrong one. Or a new one is entered with its file.
    """

    _name = "qlvb.account.wizard"
    _description = "Dialog about accounts"
    _inherit = ["qlvb.document.wizard", "qlvb.file.wizard"]

    account_ids = fields.Many2many(
        "qlvb.account", string="Accounts", default=lambda self: self._chosen_accounts()
    )
    agency_id = fields.Many2one("qlvb.unit", compute="_compute_agency_id")
    request_id = fields.Many2one(
        "qlvb.account.request",
        string="Request entered before",
        domain="[('agency_id', '=', agency_id), ('date', '>=', oldest_date)]",
        help="Those entered last come first.",
    )
    oldest_date = fields.Date(
        string="Oldest date of a usable request", compute="_compute_oldest_date"
    )
    number = fields.Char(string="Number, notation")
    date = fields.Date(string="Dated")
    signer = fields.Char(string="Signed by")
    content = fields.Binary(string="File of the request")
    used_for = fields.Text(compute="_compute_used_for")
    asks_again = fields.Boolean(compute="_compute_used_for")
    orders_this_too = fields.Boolean(
        string="This request orders what I do now, too",
        compute="_compute_orders_this_too",
        store=True,
        readonly=False,
    )

    @api.model
    def _chosen_accounts(self):
        context = self.env.context
        if context.get("active_model") != "qlvb.account":
            return self.env["qlvb.account"]
        return self.env["qlvb.account"].browse(context.get("active_ids") or ())

    @api.model
    def _home_agency(self):
        return self.env.user._qlvb_posts("unit_admin").agency_id[:1]

    @api.depends("account_ids")
    def _compute_agency_id(self):
        for wizard in self:
            wizard.agency_id = wizard._agency()

    def _compute_oldest_date(self):
        self.oldest_date = self.env["qlvb.account.request"]._oldest_date()

    @api.depends("request_id", "number", "date", "agency_id", "account_ids")
    def _compute_used_for(self):
        for wizard in self:
            request = wizard._request_meant()
            wizard.used_for = request.used_for
            wizard.asks_again = request._orders_otherwise(
                wizard.account_ids._origin, wizard._act()
            )

    @api.depends("request_id", "number", "date")
    def _compute_orders_this_too(self):
        """Whoever takes another request has not confirmed it yet."""
        self.orders_this_too = False

    def _request_meant(self):
        """Return the request chosen, or the known one whose number is entered."""
        if self.request_id or not (self.number and self.date):
            return self.request_id
        return self.request_id.search(
            [
                ("agency_id", "=", self.agency_id.id),
                ("number", "=", text.tidy(self.number)),
                ("date", "=", self.date),
            ],
            limit=1,
        )

    def _act(self) -> str | None:
        """Return the code of the act this dialog is about to do, if on accounts."""
        return None

    def _check_orders_this(self):
        """Refuse a request used for something else, unless that is confirmed (R251).

        :raise UserError: the tick is missing
        """
        again = self.request_id._orders_otherwise(self.account_ids, self._act())
        if again and not self.orders_this_too:
            raise UserError(
                self.env._(
                    "Request %(number)s was used for something else on the same "
                    "account. Confirm that it orders this too, or enter a new one.",
                    number=self.request_id.number,
                )
            )

    def _agency(self):
        return self.account_ids.agency_id[:1]

    @api.model
    def _unit_domain(self) -> list:
        """Return the units this person administers."""
        if self.env.user._qlvb_operates():
            return []
        return [("agency_id", "in", self.env.user._qlvb_admin_agency_ids())]

    def _request_id(self) -> int:
        """Return the id of the request chosen or entered here."""
        self.ensure_one()
        if not self.request_id and self.number:
            confirmed = self.orders_this_too
            self.request_id = self._entered_request()
            self.orders_this_too = confirmed
        self._check_orders_this()
        return self.request_id.id

    def _entered_request(self):
        values = {
            "number": self.number,
            "date": self.date or fields.Date.today(),
            "signer": self.signer,
            "filename": self.filename,
            "content": self._take_content() if self.content else False,
        }
        return self.env["qlvb.account.request"]._enter(self._agency(), values)
