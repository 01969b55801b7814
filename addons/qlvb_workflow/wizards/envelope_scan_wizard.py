# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbEnvelopeScanWizard(models.TransientModel):
    """Takes the scan of what was in an envelope; what it says is read (R78, R82)."""

    _name = "qlvb.envelope.scan.wizard"
    _description = "Scan from an envelope"
    _inherit = ["qlvb.file.wizard", "qlvb.document.wizard"]

    envelope_id = fields.Many2one("qlvb.envelope", required=True, ondelete="cascade")

    def action_confirm(self):
        """Take it in; the act itself checks the right and inspects the content."""
        self.ensure_one()
        return self.envelope_id.action_take_in(
            self.filename or "ban-quet.pdf", self._take_content()
        )
