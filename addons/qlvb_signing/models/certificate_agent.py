# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from ..qlvb_pades import classify_certificate


class QlvbCertificate(models.Model):
    """A certificate whose key lies on a USB token, in its holder's own computer.

    The signing software there signs; the key is never within reach of this server.
    """

    _inherit = "qlvb.certificate"

    by_agent = fields.Boolean(
        string="Key on a USB token, in its holder's computer",
        groups="qlvb_core.group_operator",
    )

    def _signs_by_agent(self) -> bool:
        """Return whether the software in the user's computer signs with it."""
        # sudo: where keys lie is hidden from their holders
        place = self.sudo()
        return place.by_agent and not place.provider_id

    def _is_at_hand(self):
        return super()._is_at_hand() or self._signs_by_agent()

    @api.model
    def _enter(self, der: bytes, **values):
        """A token entered in the register is one that signs, in its own computer."""
        if values.get("device_kind") == "usb":
            values.setdefault("by_agent", not values.get("provider_id"))
        return super()._enter(der, **values)

    def _open_key(self, pin: str, otp: str = "", signatures: int = 1):
        if self._signs_by_agent():
            raise UserError(
                self.env._(
                    "The key of %(holder)s is on a USB token. Sign with the token, in "
                    "the computer it is plugged into.",
                    holder=self.holder_name,
                )
            )
        return super()._open_key(pin, otp, signatures)

    def _check_agent(self):
        """Refuse to begin with the software when the key is elsewhere or stopped."""
        self._check_may_sign()
        if not self._signs_by_agent():
            raise UserError(
                self.env._(
                    "The certificate of %(holder)s is not on a USB token. Sign with "
                    "its PIN.",
                    holder=self.holder_name,
                )
            )

    def _of_added(self, added, domain):
        """Return which of the certificates in ``domain`` made a signature.

        :param added: an ``AddedSignature``; its issuer is trusted, so that issuer and
            serial tell whose it is
        :raise UserError: none of them did, or that one may not sign
        """
        facts = classify_certificate(added.certificate)
        signed = [("issuer", "=", facts.issuer), ("serial", "=", facts.serial)]
        # sudo: issuer and serial are compared, nothing is told of others
        found = self.sudo().search([*domain, *signed], limit=1).with_env(self.env)
        if not found:
            raise UserError(
                self.env._(
                    "The file was signed with the certificate of %(holder)s, number "
                    "%(serial)s, which is not registered for this signature. Nothing "
                    "was kept. Choose the right certificate and sign again.",
                    holder=facts.name,
                    serial=facts.serial,
                )
            )
        found._check_may_sign()
        return found
