# SPDX-License-Identifier: LGPL-3.0-or-later
import os
import re
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import urlsplit

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.qlvb_core.said import said

from ..messages import pades_message
from ..qlvb_pades import (
    CscKey,
    CscService,
    KeyUnavailable,
    Pkcs11Key,
    Pkcs11Place,
    Pkcs12Key,
)

# Of the environment, where no export of the database shows them: which libraries may
# be loaded, and the secret of each provider (or, with _FILE, where it is written).
LIBRARIES = "QLVB_PKCS11_LIBRARIES"
SECRET = "QLVB_SIGNING_SECRET_{code}"  # noqa: S105 - a name, not a secret
# Test keys on the server sign nowhere but in demonstrations and tests.
DEMONSTRATION = "qlvb.signing.demonstration"
KEY_DIRECTORY = "qlvb.signing.key_directory"
# The holder confirms on the telephone meanwhile; below what a page may take.
ANSWER_SECONDS = 60
KINDS = [
    ("pkcs12", "Test keys on the server"),
    ("pkcs11", "HSM or token of the server (PKCS#11)"),
    ("csc", "Remote signing service (CSC)"),
]
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class QlvbSigningProvider(models.Model):
    """Where signing keys lie; no secret stands here (Decree 30/2020 Điều 32, R124).

    A kind more: add it to ``kind`` and answer ``_key`` for it.
    """

    _name = "qlvb.signing.provider"
    _description = "Signing provider"
    _order = "name"

    name = fields.Char(required=True)
    code = fields.Char(
        required=True,
        help="Names the secret on the server: QLVB_SIGNING_SECRET_<code>.",
    )
    kind = fields.Selection(
        KINDS, string="Kind of place", required=True, default="pkcs11"
    )
    active = fields.Boolean(default=True)
    token = fields.Char(string="Label of the token")
    library = fields.Char(help="One of those that the server's configuration names.")
    url = fields.Char(string="Address of the service")
    client_id = fields.Char(string="Name of this system at the service")
    certificate_count = fields.Integer(compute="_compute_certificate_count")
    has_secret = fields.Boolean(
        string="Secret on the server", compute="_compute_has_secret"
    )

    _code_uniq = models.UniqueIndex("(code)", "This code is in use.")

    def _compute_certificate_count(self):
        counts = dict(
            self.env["qlvb.certificate"]._read_group(
                [("provider_id", "in", self.ids)], ["provider_id"], ["__count"]
            )
        )
        for provider in self:
            provider.certificate_count = counts.get(provider, 0)

    @api.depends("code")
    def _compute_has_secret(self):
        for provider in self:
            provider.has_secret = bool(provider._secret())

    @api.constrains("code")
    def _check_code(self):
        for provider in self:
            if not re.fullmatch(r"[A-Z][A-Z0-9_]{0,30}", provider.code):
                raise ValidationError(
                    self.env._("A code is made of capital letters and digits: HSM1.")
                )

    @api.constrains("kind", "library", "token", "url", "client_id")
    def _check_place(self):
        for provider in self:
            if refusal := provider._place_refusal():
                raise ValidationError(refusal)

    def _place_refusal(self) -> str:
        """Return why keys cannot lie there, in words; empty when they can."""
        match self.kind:
            case "pkcs11" if not self.token or self.library not in self._libraries():
                return self.env._(
                    "Give the label of the token and one of the libraries that the "
                    "server's configuration names (%(variable)s): %(libraries)s",
                    variable=LIBRARIES,
                    libraries=", ".join(self._libraries()) or "–",
                )
            case "csc" if not self.client_id or not self._is_safe(self.url or ""):
                return self.env._(
                    "Give the address of the service, which begins with https://, and "
                    "the name of this system there."
                )
            case "pkcs12" if not self._is_demonstration():
                return self.env._(
                    "Test keys sign in demonstrations only, and this system is none."
                )
            case _:
                return ""

    @api.model
    def _libraries(self) -> list[str]:
        return [item for item in os.environ.get(LIBRARIES, "").split(":") if item]

    @api.model
    def _is_safe(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme == "https" or (
            parts.scheme == "http" and parts.hostname in LOOPBACK
        )

    @api.model
    def _is_demonstration(self) -> bool:
        # sudo: a setting of the system
        return bool(self.env["ir.config_parameter"].sudo().get_param(DEMONSTRATION))

    # -- keys ----------

    def _secret(self) -> str:
        """Return the secret of this provider from the environment; empty without."""
        name = SECRET.format(code=self.code)
        if secret := os.environ.get(name):
            return secret
        path = os.environ.get(f"{name}_FILE")
        if not path or not Path(path).is_file():
            return ""
        return Path(path).read_text(encoding="utf-8").strip()

    def _key(self, reference: str, *, pin="", otp="", signatures=1, kept=False):
        """Return the key ``reference`` names; the device may be asked later only.

        :param kept: the PIN is the server's own, so that the session stays open
        :raise UserError: this provider cannot be used here
        :raise PadesError: a key file that cannot be read, or a wrong PIN of one
        """
        self.ensure_one()
        if refusal := self._place_refusal():
            raise UserError(refusal)
        match self.kind:
            case "pkcs11":
                place = Pkcs11Place(self.library, self.token, reference)
                gate = self._gate if kept else nullcontext
                return Pkcs11Key(place, pin, keep=kept, gate=gate)
            case "csc":
                service = CscService(
                    self.url, self.client_id, self._secret(), ANSWER_SECONDS
                )
                return CscKey(
                    service, reference, pin=pin, otp=otp, signatures=signatures
                )
            case _:
                return Pkcs12Key(self._key_file(reference).read_bytes(), pin)

    def _key_file(self, reference: str) -> Path:
        # sudo: a setting of the system
        directory = self.env["ir.config_parameter"].sudo().get_param(KEY_DIRECTORY)
        path = Path(directory or "/nonexistent") / Path(reference).name
        if not path.is_file():
            raise UserError(
                self.env._(
                    "The signing key %(name)s is not on this system.", name=reference
                )
            )
        return path

    def _facts_of(self, reference: str) -> tuple[bytes, dict]:
        """Read a certificate from its device, and what using its key asks for.

        :raise UserError: nothing can be read there; with the reason
        """
        try:
            with self._key(reference) as key:
                asks = {}
                if isinstance(key, CscKey):
                    asks = {
                        "asks_pin": key.facts.asks_pin,
                        "asks_otp": key.facts.asks_otp,
                        "sends_otp": key.facts.sends_otp,
                    }
                return key.certificate, asks
        except KeyUnavailable as error:
            raise UserError(pades_message(self.env, error)) from error

    # -- screens ----------

    def action_check(self):
        """Ask the device or the service whether it lets the system in.

        :raise UserError: it does not; with the reason and what to do
        """
        self.ensure_one()
        self.check_access("write")
        try:
            self._check_answers()
        except KeyUnavailable as error:
            raise UserError(pades_message(self.env, error)) from error
        return said(self.env._("“%(name)s” answers.", name=self.name))

    def _check_answers(self):
        match self.kind:
            case "pkcs11" if not self._secret():
                raise UserError(self._secret_missing())
            case "pkcs11":
                again = self.with_context(qlvb_pin_again=True)
                again._key("", pin=self._secret(), kept=True).log_in()
            case "csc":
                with self._key("") as key:
                    key.log_in()
            case _:
                if refusal := self._place_refusal():
                    raise UserError(refusal)

    def _secret_missing(self) -> str:
        return self.env._(
            "The PIN of “%(name)s” is not set on the server (%(variable)s). Ask the "
            "operating unit.",
            name=self.name,
            variable=SECRET.format(code=self.code),
        )

    def action_open_certificates(self):
        """Open the certificates whose keys lie here."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_signing.certificate_action"
        )
        return {**action, "domain": [("provider_id", "=", self.id)]}
