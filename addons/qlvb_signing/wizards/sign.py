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
        "qlvb.certificate", default=lambda self: self._default_certificate()
    )
    certificate_ids = fields.Many2many(
        "qlvb.certificate",
        string="Certificates that may sign",
        compute="_compute_certificate_ids",
    )
    chooses = fields.Boolean(compute="_compute_certificate_ids")
    others = fields.Text(string="Not usable now", compute="_compute_certificate_ids")
    certificate_serial = fields.Char(related="certificate_id.serial")
    certificate_valid_to = fields.Datetime(related="certificate_id.valid_to")
    certificate_problem = fields.Char(
        string="Why it does not sign", compute="_compute_certificate_problem"
    )

    @api.model
    def _default_certificate(self):
        return self.env["qlvb.certificate"]._of_person(self.env.user)

    @api.depends("document_id")
    @api.depends_context("uid")
    def _compute_certificate_ids(self):
        certificates = self.env["qlvb.certificate"]
        choices = certificates._choices_of(self.env.user)
        others = certificates._others_of(self.env.user)
        for wizard in self:
            wizard.certificate_ids = choices
            wizard.chooses = len(choices) > 1
            # with none that signs, the problem says why
            wizard.others = bool(choices) and "\n".join(others)

    @api.depends("certificate_id")
    def _compute_certificate_problem(self):
        for wizard in self:
            certificate = wizard.certificate_id
            wizard.certificate_problem = certificate and certificate._refusal()

    @api.depends("document_id", "certificate_id")
    def _compute_asks(self):
        super()._compute_asks()

    def _signing_certificate(self):
        return self.certificate_id

    def action_sign(self):
        """Sign; the PIN is used once and never stored."""
        self.ensure_one()
        document = self._without_secrets(self.document_id)
        document._sign(**self._secrets(), chosen=self.certificate_id.id)
        return document._said_signed()

    def action_sign_by_agent(self):
        """Have the page ask the signing software of this computer."""
        self.ensure_one()
        return ask_agent(self.document_id, "agent_sign", chosen=self.certificate_id.id)
