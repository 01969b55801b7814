# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbSignWizard(models.TransientModel):
    """Says before the PIN what the page lacks (R137)."""

    _inherit = "qlvb.sign.wizard"

    place_state = fields.Selection(
        related="document_id.place_state", related_sudo=False
    )
    place_problem = fields.Text(related="document_id.place_problem", related_sudo=False)

    def action_open_places(self):
        """Open the page on which the places are set."""
        self.ensure_one()
        return self.document_id.action_open_places()

    def action_take_signature(self):
        """Let the signature given outside count; the act itself checks everything."""
        self.ensure_one()
        return self.document_id.action_take_signature()
