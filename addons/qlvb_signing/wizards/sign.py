# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from ..models.signing_session import ask_agent


class QlvbSignWizard(models.TransientModel):
    """The signer's dialog: what is signed, with which certificate, the PIN."""

    _name = "qlvb.sign.wizard"
    _description = "Sign"
    _inherit = ["qlvb.document.wizard", "qlvb.key.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, readonly=True)
    subject = fields.Char(related="document_id.subject", related_sudo=False)
    urgency = fields.Selection(related="document_id.urgency", related_sudo=False)
    urgency_words = fields.Char(related="document_id.urgency_words", related_sudo=False)
    certificate_id = fields.Many2one(
        "qlvb.certificate", compute="_compute_certificate_id"
    )
    certificate_serial = fields.Char(related="certificate_id.serial")
    certificate_valid_to = fields.Datetime(related="certificate_id.valid_to")
    certificate_problem = fields.Char(
        string="Why it does not sign", compute="_compute_certificate_id"
    )

    @api.depends("document_id")
    def _compute_certificate_id(self):
        certificate = self._signing_certificate()
        for wizard in self:
            wizard.certificate_id = certificate
            wizard.certificate_problem = certificate and certificate._refusal()

    def _signing_certificate(self):
        return self.env["qlvb.certificate"]._of_person(self.env.user)

    def action_sign(self):
        """Sign; the PIN is used once and never stored."""
        self.ensure_one()
        document = self._without_secrets(self.document_id)
        document._sign(**self._secrets())
        return document._said_signed()

    def action_sign_by_agent(self):
        """Have the page ask the signing software of this computer."""
        self.ensure_one()
        return ask_agent(self.document_id, "agent_sign")
