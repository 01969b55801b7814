# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.tools import format_date

from ..clock import today
from ..said import said

RELOAD = {"type": "ir.actions.client", "tag": "soft_reload"}


class QlvbNumberWizard(models.TransientModel):
    """The clerk's dialog that reserves a number, or cancels a reserved one (R135)."""

    _name = "qlvb.number.wizard"
    _description = "Number reserved or cancelled"
    _inherit = ["qlvb.document.wizard"]

    entry_id = fields.Many2one(
        "qlvb.register.entry", string="Number to cancel", ondelete="cascade"
    )
    agency_id = fields.Many2one(
        "qlvb.unit",
        default=lambda self: self.env.user._qlvb_posts("clerk").agency_id[:1],
    )
    type_id = fields.Many2one("qlvb.document.type", string="Document type")
    date = fields.Date(string="Date of the document", default=lambda self: today())
    next_number = fields.Integer(
        string="Number to be given", compute="_compute_next_number"
    )
    reason = fields.Text(required=True)

    @api.depends("agency_id", "type_id", "date")
    def _compute_next_number(self):
        own = self.env.user._qlvb_posts("clerk").agency_id
        for wizard in self:
            dated = wizard.date and wizard.date <= today()
            known = wizard.agency_id in own and wizard.type_id and dated
            wizard.next_number = wizard._next() if known else 0

    def _next(self) -> int:
        registers = self.env["qlvb.register"]
        # sudo: registers are made on first use; only for the clerk of the agency
        register = registers.sudo()._for(
            self.agency_id, "outgoing", self.type_id._series(), self.date.year
        )
        return register._last().number + 1

    def action_reserve(self):
        """Reserve the next number; the act itself checks the right."""
        self.ensure_one()
        entry = self.env["qlvb.register"].action_reserve(
            self.agency_id.id,
            self.type_id.id,
            fields.Date.to_string(self.date),
            self.reason,
        )
        return said(
            self.env._(
                "Number %(number)s of %(day)s is kept.",
                number=self.env["qlvb.register.entry"].browse(entry).number,
                day=format_date(self.env, self.date),
            ),
            follows=RELOAD,
        )

    def action_cancel(self):
        """Cancel the reserved number; the act itself checks the right."""
        self.ensure_one()
        self.entry_id.action_cancel(self.reason)
        return said(
            self.env._("Number %(number)s is cancelled.", number=self.entry_id.number),
            follows=RELOAD,
        )
