# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.clock import in_vietnam


class QlvbPresentWizard(models.TransientModel):
    """Where a procedure already fixes the handler, it is what is offered (R92)."""

    _inherit = "qlvb.present.wizard"

    procedure_id = fields.Many2one(
        "qlvb.procedure",
        compute="_compute_procedure_id",
        store=True,
        precompute=True,
    )
    way = fields.Selection(
        [("route", "By the procedure"), ("present", "Present to a leader")],
        required=True,
        compute="_compute_way",
        store=True,
        readonly=False,
        precompute=True,
    )
    leader_id = fields.Many2one(required=False)
    route_words = fields.Html(compute="_compute_route_words", sanitize=False)
    route_problem = fields.Char(compute="_compute_route_words")

    @api.depends("document_id", "other_ids")
    def _compute_procedure_id(self):
        """Offer the procedure of one document; many go by many, see there."""
        procedures = self.env["qlvb.procedure"]
        for wizard in self:
            alone = not wizard.other_ids
            wizard.procedure_id = alone and procedures._for_document(wizard.document_id)

    @api.depends("procedure_id")
    def _compute_way(self):
        for wizard in self:
            open_way = wizard.procedure_id and not wizard.route_problem
            wizard.way = "route" if open_way else "present"

    @api.depends("procedure_id", "document_id")
    @api.depends_context("lang")
    def _compute_route_words(self):
        """Show who would get what until when, or why nobody would."""
        for wizard in self:
            wizard.route_words = wizard.route_problem = False
            if not wizard.procedure_id:
                continue
            try:
                wizard.route_words = wizard._draw_first_step()
            except UserError as problem:
                wizard.route_problem = str(problem)

    def _draw_first_step(self):
        document, procedure = self.document_id, self.procedure_id
        step = procedure.step_ids.sorted("sequence")[:1]
        lines = step._lines(document) + procedure._informed_lines(document, step)
        return self.env["ir.qweb"]._render(
            "qlvb_workflow.present_route",
            {
                "step": step,
                "rows": [self._row(line) for line in lines],
                "end_date": procedure._end_date(document),
                "count": len(procedure.step_ids),
            },
        )

    def _row(self, line) -> dict:
        roles = self.env["qlvb.assignment"]._fields["role"]
        # sudo: names of colleagues and units are no secret
        unit = self.env["qlvb.unit"].sudo().browse(line.get("unit_id") or [])
        user = self.env["res.users"].sudo().browse(line.get("user_id") or [])
        return {
            "role": dict(roles._description_selection(self.env))[line["role"]],
            "who": unit.name or user.name,
            "due": self._due_words(line),
        }

    @api.model
    def _due_words(self, line) -> str:
        """Return the day of a line, or its hour and day."""
        if moment := line.get("due_at"):
            return in_vietnam(moment).strftime("%H:%M, %d/%m/%Y")
        return line["due_date"].strftime("%d/%m/%Y")

    def action_confirm(self):
        """Send by the procedure, or present; the act itself checks the right."""
        self.ensure_one()
        if self.way == "route" and self.procedure_id:
            return self.document_id.action_route(self.procedure_id.id)
        return super().action_confirm()
