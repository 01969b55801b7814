# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbRecallWizard(models.TransientModel):
    """Asks which recipients are to give a document back, why, and by whose order."""

    _name = "qlvb.recall.wizard"
    _description = "Recall"
    _inherit = ["qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    able_ids = fields.Many2many(
        "qlvb.exchange.delivery",
        compute="_compute_able_ids",
        string="Those who can be asked",
    )
    delivery_ids = fields.Many2many(
        "qlvb.exchange.delivery",
        compute="_compute_delivery_ids",
        store=True,
        readonly=False,
        string="Recipients to ask back",
    )
    leader_ids = fields.Many2many(
        "res.users", compute="_compute_leader_ids", string="Leaders"
    )
    leader_id = fields.Many2one(
        "res.users",
        string="Ordered by",
        compute="_compute_leader_id",
        store=True,
        readonly=False,
    )
    notice = fields.Char(string="Notice of recall")
    reason = fields.Text(required=True)
    at_once = fields.Char(string="Goes back at once", compute="_compute_consequences")
    to_decide = fields.Char(string="The clerk decides", compute="_compute_consequences")
    by_axis = fields.Char(string="Asked by the axis", compute="_compute_consequences")
    on_paper = fields.Char(string="Asked on paper", compute="_compute_consequences")
    by_mail = fields.Char(string="Asked by mail", compute="_compute_consequences")

    @api.depends("document_id")
    def _compute_able_ids(self):
        for wizard in self:
            deliveries = wizard.document_id.delivery_ids
            wizard.able_ids = deliveries.filtered(lambda d: d._can_be_recalled())

    @api.depends("able_ids")
    def _compute_delivery_ids(self):
        for wizard in self:
            wizard.delivery_ids = wizard.able_ids

    @api.depends("document_id")
    def _compute_leader_ids(self):
        for wizard in self:
            agency = wizard.document_id.acting_agency_id
            key = agency._role_principal("leader") if agency else None
            holders = self.env["qlvb.post"]._holders([key] if key else [])
            wizard.leader_ids = holders.get(key, self.env["res.users"])

    @api.depends("leader_ids")
    def _compute_leader_id(self):
        for wizard in self:
            only = len(wizard.leader_ids) == 1
            wizard.leader_id = wizard.leader_ids if only else False

    @api.depends("delivery_ids")
    def _compute_consequences(self):
        for wizard in self:
            inside = wizard._by("internal")
            fresh = inside.filtered(lambda d: d.state in ("waiting", "sent", "arrived"))
            unsent = wizard.delivery_ids.filtered(lambda d: d._waits_for_mail())
            wizard.at_once = (fresh | unsent)._names()
            wizard.by_mail = (wizard._by("mail") - unsent)._names()
            wizard.to_decide = (inside - fresh)._names()
            wizard.by_axis = wizard._by("axis")._names()
            wizard.on_paper = wizard._by("paper")._names()

    def _by(self, channel):
        return self.delivery_ids.filtered(lambda d: d.channel == channel)

    def action_confirm(self):
        """Ask the chosen recipients; the act itself checks the right."""
        self.ensure_one()
        return self.document_id.action_ask_recall(
            self.reason, self.leader_id.id, self.delivery_ids.ids, self.notice
        )


class QlvbExchangeDelivery(models.Model):
    _inherit = "qlvb.exchange.delivery"

    def _names(self) -> str:
        return ", ".join(self.mapped("recipient_name"))
