# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError


class QlvbKeyWizard(models.AbstractModel):
    """What a dialog asks before a key is used: PIN, one-time code, or nothing but the
    button where the holder confirms on the telephone or the server holds the PIN."""

    _name = "qlvb.key.wizard"
    _description = "Dialog that uses a signing key"

    # Not stored: the buttons hand them over in their context.
    pin = fields.Char(string="PIN", store=False)
    otp = fields.Char(string="One-time code", store=False)
    signs_by_agent = fields.Boolean(compute="_compute_asks")
    asks_pin = fields.Boolean(compute="_compute_asks")
    asks_otp = fields.Boolean(compute="_compute_asks")
    sends_otp = fields.Boolean(compute="_compute_asks")
    confirms = fields.Selection(
        [("telephone", "On the telephone"), ("server", "By the agency's device")],
        compute="_compute_asks",
    )

    def _signing_certificate(self):
        """Return the certificate this dialog signs with, or none."""
        raise NotImplementedError

    @api.depends("document_id")
    def _compute_asks(self):
        for wizard in self:
            certificate = wizard._signing_certificate()
            server = bool(certificate) and certificate._has_server_pin()
            by_agent = bool(certificate) and certificate._signs_by_agent()
            wizard.signs_by_agent = by_agent
            elsewhere = server or by_agent
            wizard.asks_pin = not elsewhere and (
                not certificate or certificate.asks_pin
            )
            wizard.asks_otp = certificate.asks_otp and not by_agent
            wizard.sends_otp = wizard.asks_otp and certificate.sends_otp
            asked = wizard.asks_pin or wizard.asks_otp or by_agent
            wizard.confirms = not asked and ("server" if server else "telephone")

    def _secrets(self) -> dict[str, str]:
        """Return PIN and code as the buttons handed them over."""
        context = self.env.context
        return {
            "pin": str(context.get("qlvb_pin") or ""),
            "otp": str(context.get("qlvb_otp") or ""),
        }

    def _without_secrets(self, records):
        """Return ``records`` for the act itself: nothing else sees the secrets."""
        return records.with_context(qlvb_pin=None, qlvb_otp=None)

    def action_send_otp(self):
        """Have the one-time code sent to the holder; the dialog stays open.

        :raise UserError: no code is asked for, or the service does not answer
        """
        self.ensure_one()
        self.check_access("read")
        certificate = self._signing_certificate()
        if not certificate.sends_otp or not certificate.is_mine:
            raise UserError(self.env._("No code is needed for this certificate."))
        certificate._send_otp()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("The code was sent to your telephone."),
            },
        }
