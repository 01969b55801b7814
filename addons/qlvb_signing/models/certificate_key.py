# SPDX-License-Identifier: LGPL-3.0-or-later
from contextlib import ExitStack

from odoo import fields, models
from odoo.exceptions import UserError

from ..messages import pades_message
from ..qlvb_pades import WrongPin, classify_certificate
from ..qlvb_pades.errors import PadesError


class QlvbCertificate(models.Model):
    """The key of a certificate: where it lies, and the one door to it.

    Without a provider the certificate is registered only.
    """

    _inherit = "qlvb.certificate"

    provider_id = fields.Many2one(
        "qlvb.signing.provider",
        string="Where its key lies",
        ondelete="restrict",
        index="btree_not_null",
        groups="qlvb_core.group_operator",
    )
    key_name = fields.Char(
        string="Name of its key",
        groups="qlvb_core.group_operator",
        help="Label of the key in the device, or the credential of the service.",
    )
    # What a remote service asks its holder; said by the service, not typed in.
    asks_pin = fields.Boolean(default=True, readonly=True)
    asks_otp = fields.Boolean(readonly=True)
    sends_otp = fields.Boolean(readonly=True)

    _key_check = models.Constraint(
        "CHECK (provider_id IS NULL OR COALESCE(key_name, '') <> '')",
        "Name the key of the certificate in its device or service.",
    )

    def write(self, vals):
        """Take a key only where it is this certificate's (R125).

        :raise UserError: the device does not answer, or holds another certificate
        """
        result = super().write(vals)
        if {"provider_id", "key_name"}.intersection(vals):
            for certificate in self.sudo().filtered("provider_id"):
                certificate._check_key_place()
        return result

    def _check_key_place(self):
        if self.provider_id.kind == "pkcs12":
            return
        der, asks = self.provider_id._facts_of(self.key_name)
        self._check_is_mine(der)
        if asks:
            # sudo: said by the service; who may write the place was checked by super
            super(QlvbCertificate, self.sudo()).write(asks)

    def _check_is_mine(self, der: bytes):
        facts = classify_certificate(der)
        if (facts.issuer, facts.serial) != (self.issuer, self.serial):
            raise UserError(self.env._("The key belongs to another certificate."))

    def _is_at_hand(self) -> bool:
        """Return whether something signs with it, not only a register names it."""
        return bool(self.sudo().provider_id)

    # -- opening it ----------

    def _open_key(self, pin: str, otp: str = "", signatures: int = 1):
        """Return the signing key behind this certificate; a context that closes it.

        The one door to every kind of key. The PIN of an agency's device is the
        server's; others are given by their holders, used once and never kept.

        :param otp: one-time code of a remote service that asks for one
        :param signatures: how often the one authorisation is used
        :raise UserError: expired, suspended or revoked; wrong PIN, no key, or another
            certificate's key
        """
        self.ensure_one()
        self._check_may_sign()
        try:
            with ExitStack() as stack:
                key = stack.enter_context(self._closed_key(pin, otp, signatures))
                self._check_is_mine(key.certificate)
                stack.pop_all()
                return key
        except PadesError as error:
            self._log_key_refused(error)
            raise UserError(pades_message(self.env, error)) from error

    def _closed_key(self, pin, otp, signatures):
        # sudo: where keys lie is hidden from their holders, who only give the PIN
        place = self.sudo()
        if not place.provider_id.active:
            raise UserError(
                self.env._(
                    "The signing key of %(name)s is not available on this system.",
                    name=self.holder_name,
                )
            )
        kept = place._has_server_pin()
        if kept:
            pin = place.provider_id._secret()
            if not pin:
                raise UserError(place.provider_id._secret_missing())
        elif self.asks_pin and not pin:
            raise WrongPin()
        return place.provider_id._key(
            place.key_name, pin=pin or "", otp=otp, signatures=signatures, kept=kept
        )

    def _has_server_pin(self) -> bool:
        """Whether the server itself opens the device: an agency's HSM."""
        return bool(self.unit_id) and self.sudo().provider_id.kind == "pkcs11"

    def _log_key_refused(self, error: PadesError):
        """Journal that a key, its device or its service refused."""
        self.env["qlvb.audit.event"]._log_refused(
            "signature.key", self, type(error).__name__
        )

    def _send_otp(self):
        """Have the service send its holder the one-time code.

        :raise UserError: it does not answer
        """
        self.ensure_one()
        self._check_may_sign()
        try:
            # sudo: as _closed_key
            with self.sudo().provider_id._key(self.sudo().key_name) as key:
                key.send_otp()
        except PadesError as error:
            self._log_key_refused(error)
            raise UserError(pades_message(self.env, error)) from error
