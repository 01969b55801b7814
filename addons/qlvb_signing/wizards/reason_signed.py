# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbReasonWizard(models.TransientModel):
    _inherit = "qlvb.reason.wizard"

    act = fields.Selection(
        selection_add=[("return_signed", "Return to the signer")],
        ondelete={"return_signed": "cascade"},
    )

    def action_confirm(self):
        """Return what is signed; the act itself checks the right."""
        self.ensure_one()
        if self.act == "return_signed":
            return self.document_id.action_return_signed(self.reason)
        return super().action_confirm()
