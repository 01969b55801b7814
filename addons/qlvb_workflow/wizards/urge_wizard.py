# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbUrgeWizard(models.TransientModel):
    """Urges works, or an agency below, with words of one's own (R18)."""

    _name = "qlvb.urge.wizard"
    _description = "Urge"

    row_ids = fields.Many2many("qlvb.follow.up", "qlvb_urge_wizard_row_rel")
    agency_id = fields.Many2one("qlvb.unit")
    consequence = fields.Char(compute="_compute_consequence")
    note = fields.Char(string="Words to them", size=500)

    @api.depends("row_ids", "agency_id")
    @api.depends_context("lang")
    def _compute_consequence(self):
        """Say who gets a notice, before it is sent."""
        for wizard in self:
            if wizard.agency_id:
                wizard.consequence = self.env._(
                    "Those who lead %(agency)s get one notice of what is late there.",
                    agency=wizard.agency_id.name,
                )
            else:
                holders = dict.fromkeys(wizard.row_ids.mapped("who"))
                wizard.consequence = self.env._(
                    "%(count)s work item(s); one notice to each of: %(holders)s. What "
                    "was urged lately is left out.",
                    count=len(wizard.row_ids),
                    holders=", ".join(holders),
                )

    def action_confirm(self):
        """Urge; the act itself checks the right."""
        self.ensure_one()
        follow_up = self.env["qlvb.follow.up"]
        if self.agency_id:
            return follow_up.action_urge_agency(self.agency_id.id, self.note)
        return self.row_ids.action_urge(self.note)
