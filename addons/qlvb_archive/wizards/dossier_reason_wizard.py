# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbDossierReasonWizard(models.TransientModel):
    """Asks why a dossier is returned or reopened."""

    _name = "qlvb.dossier.reason.wizard"
    _inherit = ["qlvb.document.wizard"]
    _description = "Reason for a dossier"
    _inherit = ["qlvb.document.wizard"]

    dossier_id = fields.Many2one("qlvb.dossier", required=True, ondelete="cascade")
    act = fields.Selection(
        [("return_dossier", "Return"), ("reopen", "Reopen")], required=True
    )
    reason = fields.Text(required=True)

    def action_confirm(self):
        """Do the act with the reason; the act itself checks the right."""
        self.ensure_one()
        if self.act == "reopen":
            return self.dossier_id.action_reopen(self.reason)
        return self.dossier_id.action_return_dossier(self.reason)
