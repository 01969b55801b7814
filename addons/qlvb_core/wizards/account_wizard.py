# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


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
        if self.request_id or not self.number:
            return self.request_id.id
        values = {
            "number": self.number,
            "date": self.date or fields.Date.today(),
            "signer": self.signer,
            "filename": self.filename,
            "content": self._take_content() if self.content else False,
        }
        requests = self.env["qlvb.account.request"]
        self.request_id = requests._enter(self._agency(), values)
        return self.request_id.id
