# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import binascii

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.said import said


class QlvbPacketWizard(models.TransientModel):
    """Take in an edXML file that came by other means (line down, e-mail, disc).

    The packet is applied by the request that brings it, so that of a refused one not a
    byte is kept (invariants 9, 10).
    """

    _name = "qlvb.packet.wizard"
    _description = "Take in a packet"

    content = fields.Binary(string="edXML file", store=False)
    file_name = fields.Char()
    document_id = fields.Many2one("qlvb.document", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        taken = []
        for vals in vals_list:
            document = self._take_in(vals.get("content"))
            taken.append(
                {"file_name": vals.get("file_name"), "document_id": document.id}
            )
        return super().create(taken)

    def write(self, vals):
        if vals.get("content"):
            vals["document_id"] = self._take_in(vals.pop("content")).id
        return super().write(vals)

    def _take_in(self, content):
        """Apply a packet for the clerk's agencies; return the document it is about."""
        agencies = self.env.user._qlvb_posts("clerk").agency_id
        if not agencies:
            raise AccessError(self.env._("Only a clerk takes in packets."))
        if not content:
            raise UserError(self.env._("Choose the edXML file."))
        try:
            data = base64.b64decode(content)
        except (binascii.Error, ValueError) as error:
            raise UserError(self.env._("Choose the edXML file.")) from error
        documents = self.env["qlvb.exchange.message"]._receive(data, agencies)
        return documents[:1]

    def action_receive(self):
        """Open the document the packet brought or is about."""
        self.ensure_one()
        if not self.document_id:
            return said(
                self.env._(
                    "The document it recalls has not arrived; it goes back as soon as "
                    "it does."
                )
            )
        return self.document_id._action_open()
