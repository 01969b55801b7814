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
                wizard.consequence = wizard._consequence_of_rows()

    def _consequence_of_rows(self) -> str:
        fresh = self.row_ids._not_urged_lately()
        words = self.env._(
            "%(count)s work item(s); one notice to each of: %(holders)s.",
            count=len(fresh),
            holders=", ".join(dict.fromkeys(fresh.mapped("who"))),
        )
        if left_out := self.row_ids - fresh:
            words += " " + self.env._(
                "Urged lately, so left out; your words do not reach its holder: "
                "%(names)s.",
                names=", ".join(row.code or row.subject for row in left_out),
            )
        return words

    def action_confirm(self):
        """Urge; the act itself checks the right."""
        self.ensure_one()
        follow_up = self.env["qlvb.follow.up"]
        if self.agency_id:
            return follow_up.action_urge_agency(self.agency_id.id, self.note)
        return self.row_ids.action_urge(self.note)
