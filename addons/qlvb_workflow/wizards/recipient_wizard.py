# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

MOST_SHOWN = 12


class QlvbRecipientWizard(models.TransientModel):
    """Many lines of "Nơi nhận" at once (R110)."""

    _name = "qlvb.recipient.wizard"
    _description = "Add recipients"
    _inherit = ["qlvb.recipient.choice", "qlvb.document.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    list_ids = fields.Many2many("qlvb.recipient.list", string="Saved lists")
    branch_ids = fields.Many2many(
        "qlvb.unit",
        "qlvb_recipient_wizard_branch_rel",
        string="Whole branches",
        domain=[("kind", "=", "agency")],
    )
    preview = fields.Char(compute="_compute_preview")
    save_as = fields.Char(string="Keep as a list named")
    is_shared = fields.Boolean(string="Shared with the agency")

    def _chosen_agencies(self):
        return super()._chosen_agencies() | self._below(self.branch_ids)

    def _recipient_values(self):
        values = [v for saved in self.list_ids for v in saved._recipient_values()]
        values += super()._recipient_values()
        there = self._present_targets() | self._not_meant()
        each = {tuple(v.items()): v for v in values}
        return [v for key, v in each.items() if key[0] not in there]

    def _not_meant(self) -> set[tuple[str, int]]:
        """Return the sender, who is in branches and lists, unless named by itself."""
        sender = self.document_id.agency_id - self.unit_ids
        return {("unit_id", unit.id) for unit in sender}

    def _present_targets(self) -> set[tuple[str, int | str]]:
        lines = self.document_id.recipient_ids
        return {
            *(("unit_id", unit.id) for unit in lines.unit_id),
            *(("correspondent_id", body.id) for body in lines.correspondent_id),
            *(("free_text", text) for text in lines.mapped("free_text") if text),
        }

    @api.depends(
        "unit_ids", "branch_ids", "correspondent_ids", "free_lines", "list_ids"
    )
    def _compute_preview(self):
        for wizard in self:
            values = wizard._recipient_values()
            names = wizard._names(values)
            shown = ", ".join(names[:MOST_SHOWN])
            more = len(names) - MOST_SHOWN
            if more > 0:
                shown = wizard.env._(
                    "%(names)s and %(more)s more", names=shown, more=more
                )
            wizard.preview = bool(values) and wizard.env._(
                "Adds %(count)s recipients: %(names)s.", count=len(values), names=shown
            )

    def _names(self, values) -> list[str]:
        units = self.env["qlvb.unit"].browse(
            [v["unit_id"] for v in values if "unit_id" in v]
        )
        bodies = self.env["qlvb.correspondent"].browse(
            [v["correspondent_id"] for v in values if "correspondent_id" in v]
        )
        paper = [
            self.env._("%(name)s (paper)", name=v["free_text"])
            for v in values
            if "free_text" in v
        ]
        return [*units.mapped("name"), *bodies.mapped("name"), *paper]

    def action_confirm(self):
        """Add the lines; the rules of the document say who may.

        :raise UserError: nothing chosen that is not there already
        """
        self.ensure_one()
        if self.save_as:
            self._save_list()
        values = self._recipient_values()
        if not values:
            raise UserError(self.env._("Choose recipients that are not there yet."))
        last = max(self.document_id.recipient_ids.mapped("sequence"), default=0)
        self.document_id.write(
            {
                "recipient_ids": [
                    Command.create({**v, "sequence": last + 1 + n})
                    for n, v in enumerate(values)
                ]
            }
        )
        return self.document_id._said(
            self.env._("%(count)s recipients added.", count=len(values))
        )

    def _save_list(self):
        self.env["qlvb.recipient.list"].create(
            {
                "name": self.save_as,
                "is_shared": self.is_shared,
                "unit_ids": [Command.set(self.unit_ids.ids)],
                "branch_ids": [Command.set(self.branch_ids.ids)],
                "correspondent_ids": [Command.set(self.correspondent_ids.ids)],
                "free_lines": self.free_lines,
            }
        )
