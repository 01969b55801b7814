# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ..qlvb_pades import TrustPolicy, load_pem


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
