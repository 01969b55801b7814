# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

SHOWN = "qlvb_procedure"


class QlvbDocument(models.Model):
    """A registered document that falls under a procedure begins it by one touch (R92).

    Presenting it to a leader stays possible, as the rarer way.
    """

    _inherit = "qlvb.document"

    offered_procedure_id = fields.Many2one(
        "qlvb.procedure", compute="_compute_offered_procedure_id"
    )
    offered_words = fields.Char(compute="_compute_offered_procedure_id")

    @api.depends_context("uid", "lang")
    @api.depends("state", "type_id", "subject", "issuer_name", "urgency")
    def _compute_offered_procedure_id(self):
        for document in self:
            offered, words = document._offered_procedure()
            document.offered_procedure_id = offered
            document.offered_words = words

    def _offered_procedure(self):
        """Return the procedure it can begin now, and who then has it until when."""
        procedures = self.env["qlvb.procedure"]
        if self.state != "registered" or not self._my_open_work(["present"]):
            return procedures, False
        # sudo: the clerk may send by it, and so reads what it says
        procedure = procedures._for_document(self).sudo()
        step = procedure.step_ids.sorted("sequence")[:1]
        try:
            lines = step._lines(self)
        except UserError:  # nobody holds a part: the dialog says so
            return procedures, False
        wizard = self.env["qlvb.present.wizard"]
        rows = [wizard._row(line) for line in lines]
        who = "; ".join(f"{row['who']} ({row['due']})" for row in rows)
        return procedure, bool(procedure) and f"{procedure.name}: {step.name}, {who}"

    def action_route_offered(self):
        """Send by the procedure the page has shown.

        :raise UserError, AccessError: as ``action_route``
        """
        self.ensure_one()
        shown = self.env.context.get(SHOWN)
        return self.action_route(shown or self.offered_procedure_id.id)
