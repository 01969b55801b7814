# SPDX-License-Identifier: LGPL-3.0-or-later
import hashlib
from datetime import timedelta

from odoo import api, fields, models

# The class of advisory locks for checks that run at once ("QLVB" + 1).
LOCK = 1363957315
WINDOW = timedelta(hours=1)


class QlvbPublicCheck(models.Model):
    """How often an address used the public page of verification in the last hour.

    Nothing of the file is kept, and of the address only a digest, for an hour.
    """

    _name = "qlvb.public.check"
    _description = "Use of the public page of verification"
    _log_access = False

    address = fields.Char(required=True, index=True)
    at = fields.Datetime(required=True, index=True)

    @api.model
    def _admit(self, address: str | None) -> bool:
        """Count one more check of an address; return whether it may be done."""
        # sudo: nobody reads or writes the counter but this method
        checks = self.sudo()
        now = fields.Datetime.now()
        checks.search([("at", "<", now - WINDOW)]).unlink()
        digest = self._digest(address or "")
        allowed = self.env["qlvb.rule"]._value("verify.public_per_hour")
        if checks.search_count([("address", "=", digest)]) >= allowed:
            return False
        checks.create({"address": digest, "at": now})
        return True

    @api.model
    def _digest(self, address: str) -> str:
        # sudo: the secret of the database never leaves this line
        secret = self.env["ir.config_parameter"].sudo().get_param("database.secret")
        return hashlib.sha256(f"{secret}{address}".encode()).hexdigest()

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
