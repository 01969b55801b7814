# SPDX-License-Identifier: LGPL-3.0-or-later
from ipaddress import ip_address, ip_network

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..client_address import client_address
from ..clock import today


class QlvbNetwork(models.Model):
    """A network of the agencies: logins from elsewhere come from outside (R209).

    The address is the one Odoo sees; behind a proxy that is the client's only with
    ``proxy_mode`` on and the proxy overwriting ``X-Forwarded-For``.
    """

    _name = "qlvb.network"
    _description = "Listed network"
    _order = "name"

    name = fields.Char(required=True)
    cidr = fields.Char(
        string="Addresses", required=True, help="As 10.20.0.0/16 or 2001:db8::/32."
    )
    date_from = fields.Date(required=True, default=lambda self: today())
    date_to = fields.Date()

    _dates_check = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "A network cannot end before it begins.",
    )

    @api.constrains("cidr")
    def _check_cidr(self):
        for network in self:
            try:
                ip_network(network.cidr.strip())
            except ValueError as error:
                raise ValidationError(
                    self.env._(
                        "“%(cidr)s” is not a network. Write the first address and the "
                        "length of the prefix, as 10.20.0.0/16.",
                        cidr=network.cidr,
                    )
                ) from error

    @api.model_create_multi
    def create(self, vals_list):
        networks = super().create(vals_list)
        networks._note_change("network.create")
        return networks

    def write(self, vals):
        result = super().write(vals)
        self._note_change("network.write")
        return result

    def unlink(self):
        self._note_change("network.unlink")
        return super().unlink()

    def _note_change(self, code):
        self.env.registry.clear_cache()
        for network in self:
            self.env["qlvb.audit.event"]._log(
                code,
                network,
                cidr=network.cidr,
                date_from=network.date_from,
                date_to=network.date_to,
            )

    @api.model
    def _is_inside(self, address: str | None = None) -> bool:
        """Return whether ``address`` lies in a listed network.

        :param address: the one of the request when not given; work of the server
            itself, without a request, is inside
        """
        address = address or client_address()
        if address is None:
            return True
        try:
            client = ip_address(address)
        except ValueError:  # what a proxy writes that is no address
            return False
        client = getattr(client, "ipv4_mapped", None) or client
        return any(client in ip_network(cidr) for cidr in self._in_force_on(today()))

    @tools.ormcache("day")
    def _in_force_on(self, day) -> tuple[str, ...]:
        # sudo: everybody's login is judged by the list, only the operator reads it
        in_force = Domain("date_from", "<=", day) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        )
        return tuple(
            cidr.strip() for cidr in self.sudo().search(in_force).mapped("cidr")
        )
