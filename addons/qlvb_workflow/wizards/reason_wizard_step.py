# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbReasonWizard(models.TransientModel):
    """Asks why a step goes back to the one before."""

    _inherit = "qlvb.reason.wizard"

    act = fields.Selection(
        selection_add=[("return_step", "Return to the step before")],
        ondelete={"return_step": "cascade"},
    )

    def action_confirm(self):
        """Do the act with the reason; the act itself checks the right."""
        self.ensure_one()
        if self.act == "return_step":
            return self.document_id.action_return_step(self.reason)
        return super().action_confirm()
