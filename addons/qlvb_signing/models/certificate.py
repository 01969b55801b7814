# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import UTC
from pathlib import Path

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..messages import pades_message
from ..qlvb_pades import Pkcs12Key, classify_certificate
from ..qlvb_pades.errors import PadesError

KEY_DIRECTORY = "qlvb.signing.key_directory"


def naive_utc(moment):
    """Return ``moment`` as the database keeps it."""
    return moment.astimezone(UTC).replace(tzinfo=None)


class QlvbCertificate(models.Model):
    """A certificate of a person or of an agency; public data only.

    Its key is reached through a provider. ``pkcs12`` keeps test keys in a directory
    of the server and works only where the operator has set that directory: real keys
    stay in their devices (Decree 30/2020 Điều 32, R124).
    """

    _name = "qlvb.certificate"
    _description = "Certificate"
    _order = "valid_to desc"
    _rec_name = "holder_name"

    holder_name = fields.Char(readonly=True)
    user_id = fields.Many2one("res.users", ondelete="restrict", index="btree_not_null")
    unit_id = fields.Many2one("qlvb.unit", ondelete="restrict", index="btree_not_null")
    custodian_id = fields.Many2one(
        "res.users",
        help="The only account that may use an agency's key, by recorded decision.",
    )
    custody_decision = fields.Char(string="Decision of custody")
    serial = fields.Char(readonly=True)
    issuer = fields.Char(readonly=True)
    valid_from = fields.Datetime(readonly=True)
    valid_to = fields.Datetime(readonly=True)
    provider = fields.Selection([("pkcs12", "Test key on the server")], required=True)
    key_name = fields.Char(help="Name of the key in its provider.")
    state = fields.Selection(
        [("active", "Active"), ("suspended", "Suspended")], default="active", required=True
    )

    _holder_check = models.Constraint(
        "CHECK (num_nonnulls(user_id, unit_id) = 1)",
        "A certificate belongs to one person or one agency.",
    )
    _serial_uniq = models.UniqueIndex("(issuer, serial)", "This certificate exists already.")

    @api.model
    def _enter(self, der: bytes, **values):
        """Record a certificate from its DER bytes."""
        facts = classify_certificate(der)
        return self.sudo().create(
            {
                "holder_name": facts.name,
                "serial": facts.serial,
                "issuer": facts.issuer,
                "valid_from": naive_utc(facts.valid_from),
                "valid_to": naive_utc(facts.valid_to),
                **values,
            }
        )

    @api.model
    def _of_person(self, user):
        return self._usable([("user_id", "=", user.id)])

    @api.model
    def _of_agency(self, agency):
        return self._usable([("unit_id", "=", agency.id)])

    def _usable(self, domain):
        now = fields.Datetime.now()
        return self.sudo().search(
            [
                *domain,
                ("state", "=", "active"),
                ("valid_from", "<=", now),
                ("valid_to", ">=", now),
            ],
            limit=1,
        )

    def _open_key(self, pin: str):
        """Return the signing key behind this certificate.

        :raise UserError: wrong PIN, no key, or another certificate's key
        """
        self.ensure_one()
        try:
            key = Pkcs12Key(self._key_file().read_bytes(), pin or "")
        except PadesError as error:
            self.env["qlvb.audit.event"]._log_refused(
                "signature.key", self, type(error).__name__
            )
            raise UserError(pades_message(self.env, error)) from error
        if classify_certificate(key.certificate).serial != self.serial:
            raise UserError(self.env._("The key belongs to another certificate."))
        return key

    def _key_file(self) -> Path:
        directory = self.env["ir.config_parameter"].sudo().get_param(KEY_DIRECTORY)
        name = Path(self.key_name or "").name
        path = Path(directory or "/nonexistent") / name
        if not directory or not name or not path.is_file():
            raise UserError(
                self.env._(
                    "The signing key of %(name)s is not available on this system.",
                    name=self.holder_name,
                )
            )
        return path

