# SPDX-License-Identifier: LGPL-3.0-or-later
import hashlib

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ..qlvb_pades import TrustPolicy, classify_certificate, load_pem


class QlvbTrustAnchor(models.Model):
    """Whom the verifier believes; the machine's own trust store is never used."""

    _name = "qlvb.trust.anchor"
    _description = "Trust anchor"
    _order = "name"

    name = fields.Char(required=True)
    purpose = fields.Selection(
        [("signature", "Signatures"), ("timestamp", "Time stamps")], required=True
    )
    pem = fields.Text(string="Certificates (PEM)", required=True)
    active = fields.Boolean(default=True)
    summary = fields.Text(string="What is trusted", compute="_compute_summary")

    @api.depends("pem")
    def _compute_summary(self):
        """Say in words whose certificates these are, to be compared with the notice."""
        for anchor in self:
            try:
                certificates = load_pem((anchor.pem or "").encode())
            except ValueError:
                certificates = ()
            anchor.summary = "\n\n".join(map(self._in_words, certificates))

    @api.model
    def _in_words(self, der: bytes) -> str:
        facts = classify_certificate(der)
        digest = hashlib.sha256(der).hexdigest().upper()
        return self.env._(
            "%(name)s\nIssued by: %(issuer)s\nIn force: %(first)s to %(last)s\n"
            "Serial number: %(serial)s\nSHA-256: %(digest)s",
            name=facts.name,
            issuer=facts.issuer,
            first=facts.valid_from.strftime("%d/%m/%Y"),
            last=facts.valid_to.strftime("%d/%m/%Y"),
            serial=facts.serial,
            digest=" ".join(digest[i : i + 4] for i in range(0, len(digest), 4)),
        )

    @api.constrains("pem")
    def _check_pem(self):
        for anchor in self:
            try:
                load_pem(anchor.pem.encode())
            except ValueError as error:
                raise ValidationError(
                    self.env._(
                        "“%(name)s” holds no readable certificate.", name=anchor.name
                    )
                ) from error

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache()
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()

    @api.model
    @tools.ormcache()
    def _policy(self) -> TrustPolicy:
        """Return the policy of verification: our roots, no fetching on a request."""
        # sudo: the roots are settings of the system
        anchors = self.sudo().search([("purpose", "!=", False)])

        def certificates(purpose):
            chosen = anchors.filtered(lambda a: a.purpose == purpose)
            return tuple(der for a in chosen for der in load_pem(a.pem.encode()))

        return TrustPolicy(
            roots=certificates("signature"), tsa_roots=certificates("timestamp")
        )
