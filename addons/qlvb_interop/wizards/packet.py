# SPDX-License-Identifier: LGPL-3.0-or-later
import base64

from odoo import fields, models
from odoo.exceptions import AccessError, UserError


class QlvbPacketWizard(models.TransientModel):
    """Take in an edXML file that came by other means (line down, e-mail, disc)."""

    _name = "qlvb.packet.wizard"
    _description = "Take in a packet"

    # Not stored: a refused packet leaves nothing behind.
    content = fields.Binary(string="edXML file", attachment=False)
    file_name = fields.Char()

    def action_receive(self):
        """Apply the packet for the clerk's agencies."""
        self.ensure_one()
        if not self.env.user._qlvb_posts("clerk"):
            raise AccessError(self.env._("Only a clerk takes in packets."))
        if not self.content:
            raise UserError(self.env._("Choose the edXML file."))
        data = base64.b64decode(self.content)
        self.content = False
        documents = self.env["qlvb.exchange.message"]._receive(data)
        mine = documents.with_env(self.env)._filtered_access("read")
        if not mine:
            raise UserError(self.env._("The packet is not for your agency."))
        return mine[:1]._action_open()
