# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from ..qlvb_toolkit import text

INDENT = "\u2003"


class QlvbUnit(models.Model):
    """The tree as a list: each unit below its superior, set in by its level."""

    _inherit = "qlvb.unit"

    tree_order = fields.Char(
        compute="_compute_tree_order", store=True, recursive=True, index=True
    )
    tree_name = fields.Char(string="Unit", compute="_compute_tree_name")
    department_ids = fields.One2many(
        "qlvb.unit", "parent_id", domain=[("kind", "=", "department")]
    )
    register_names = fields.Text(
        string="Registers",
        compute="_compute_register_names",
        groups="qlvb_core.group_operator",
    )

    @api.depends("parent_id.tree_order", "sequence", "name")
    def _compute_tree_order(self):
        for unit in self:
            own = f"{unit.sequence:05d} {text.fold(unit.name or '')}"
            unit.tree_order = f"{unit.parent_id.tree_order or ''}{own}\t"

    @api.depends("parent_path", "name")
    def _compute_tree_name(self):
        for unit in self:
            level = (unit.parent_path or "").count("/") - 1
            unit.tree_name = INDENT * max(level, 0) + (unit.name or "")

    def _compute_register_names(self):
        # sudo: which series exist, no number and no document
        groups = (
            self.env["qlvb.register"]
            .sudo()
            ._read_group(
                [("agency_id", "in", self.ids)], ["agency_id"], ["id:recordset"]
            )
        )
        names = {agency: registers.mapped("name") for agency, registers in groups}
        for unit in self:
            unit.register_names = "\n".join(names.get(unit, []))

    def action_change(self):
        """Open the assistant for a change of this unit by a decision."""
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Change by a decision"),
            "res_model": "qlvb.unit.change",
            "views": [(False, "form")],
            "context": {"default_source_ids": self.ids},
        }
