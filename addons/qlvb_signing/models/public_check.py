# SPDX-License-Identifier: LGPL-3.0-or-later
import hashlib
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from odoo import api, fields, models

# The class of advisory locks for checks that run at once ("QLVB" + 1).
LOCK = 1363957315
WINDOW = timedelta(hours=1)
# One customer has at least so much of IPv6, and any address in it.
IPV6_PREFIX = 64


def household(address: str) -> str:
    """Return what is counted as one: an IPv4 address, a network of IPv6."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(ip, IPv6Address):
        return str(ip)
    if ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    return str(ip_network((ip, IPV6_PREFIX), strict=False))


class QlvbPublicCheck(models.Model):
    """How often an address or a person used a public door in the last hour.

    Nothing of the file is kept, and of who asked only a digest, for an hour.
    """

    _name = "qlvb.public.check"
    _description = "Use of the public page of verification"
    _log_access = False

    address = fields.Char(required=True, index=True)
    at = fields.Datetime(required=True, index=True)

    @api.model
    def _admit(
        self,
        address: str | None,
        door: str = "",
        rule: str = "verify.public_per_hour",
    ) -> bool:
        """Count one more check of an address; return whether it may be done.

        :param door: another public door than the page, counted apart
        :param rule: code of the rule that says how many an hour
        """
        return self._count(door + household(address or ""), rule)

    @api.model
    def _admit_user(self) -> bool:
        """Count one more check of the current user; return whether it may be done."""
        return self._count(f"user {self.env.uid}", "verify.user_per_hour")

    @api.model
    def _count(self, who: str, rule: str) -> bool:
        # sudo: nobody reads or writes the counter but this method
        checks = self.sudo()
        now = fields.Datetime.now()
        checks._forget(now - WINDOW)
        digest = self._digest(who)
        allowed = self.env["qlvb.rule"]._value(rule)
        lately = [("address", "=", digest), ("at", ">=", now - WINDOW)]
        if checks.search_count(lately) >= allowed:
            return False
        checks.create({"address": digest, "at": now})
        return True

    @api.model
    def _forget(self, before):
        """Remove what is old, but for what another check is just removing.

        That one ends with its file judged: to wait for it would stop the whole page.
        """
        self.env.cr.execute(
            "DELETE FROM qlvb_public_check WHERE id IN (SELECT id FROM "
            "qlvb_public_check WHERE at < %s FOR UPDATE SKIP LOCKED)",
            [before],
        )

    @api.model
    def _digest(self, who: str) -> str:
        # sudo: the secret of the database never leaves this line
        secret = self.env["ir.config_parameter"].sudo().get_param("database.secret")
        return hashlib.sha256(f"{secret}{who}".encode()).hexdigest()

    @api.model
    def _take_place(self) -> bool:
        """Return whether a place is free; it is given back with the transaction."""
        places = self.env["qlvb.rule"]._value("verify.public_at_once")
        for place in range(places):
            self.env.cr.execute(
                "SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK, place]
            )
            if self.env.cr.fetchone()[0]:
                return True
        return False
