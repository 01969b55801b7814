# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from ..said import said


class QlvbUnitCommuneWizard(models.TransientModel):
    """Load the committees of the province's communes and wards: shown before."""

    _name = "qlvb.unit.commune.wizard"
    _description = "Load the communes and wards of Hưng Yên"

    total = fields.Integer(compute="_compute_counts", string="In the list")
    wards = fields.Integer(compute="_compute_counts", string="Of these wards")
    there = fields.Integer(compute="_compute_counts", string="There already")
    missing = fields.Integer(compute="_compute_counts", string="To be created")
    names = fields.Text(compute="_compute_counts")

    @api.depends_context("uid")
    def _compute_counts(self):
        units = self.env["qlvb.unit"]
        communes, missing = units._communes(), units._missing_communes()
        for wizard in self:
            wizard.total = len(communes)
            wizard.wards = sum(commune.kind == "Phường" for commune in communes)
            wizard.missing = len(missing)
            wizard.there = len(communes) - len(missing)
            wizard.names = ", ".join(c.name for c in missing)

    def action_load(self):
        """Create what is missing, and show it; a second time nothing happens."""
        self.ensure_one()
        units = self.env["qlvb.unit"]
        units.check_access("create")
        # sudo: who may create units may load the list; codes of known ones are noted
        made = units.sudo()._load_communes()
        told = said(self.env._("%(count)s agencies were created.", count=len(made)))
        told["params"]["next"] = {
            **self.env["ir.actions.actions"]._for_xml_id("qlvb_core.unit_action"),
            "target": "main",
        }
        return told
