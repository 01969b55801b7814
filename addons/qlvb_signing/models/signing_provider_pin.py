# SPDX-License-Identifier: LGPL-3.0-or-later
from contextlib import contextmanager

from odoo import fields, models
from odoo.tools import SQL

from ..qlvb_pades import PinStopped, WrongPin

# Class of advisory locks ("QLVP"): one process at a time tries the PIN of a device.
LOCK_CLASS = 1363957328


class QlvbSigningProvider(models.Model):
    """The server's own PIN of a device is tried once by all workers together.

    Each try that fails brings the device nearer to being locked for good. So the first
    refusal stops all, until the operating unit has corrected the PIN and asked the
    device whether it lets the system in (R124).
    """

    _inherit = "qlvb.signing.provider"

    pin_refused_at = fields.Datetime(string="PIN refused at", readonly=True, copy=False)

    @contextmanager
    def _gate(self):
        """Surround one login with the server's PIN; note whether it was refused.

        On a connection of its own: what is noted stays when the act is rolled back, and
        others wait for the answer of the first try.

        :raise PinStopped: it was refused before
        """
        with self.env.registry.cursor() as cr:
            cr.execute(SQL("SELECT pg_advisory_xact_lock(%s, %s)", LOCK_CLASS, self.id))
            refused = self._refused_at(cr)
            if refused and not self.env.context.get("qlvb_pin_again"):
                raise PinStopped()
            try:
                yield
            except WrongPin:
                self._note_refused(cr, SQL("timezone('UTC', now())"))
                # the error goes on, and would roll it back
                cr.commit()
                raise
            if refused:
                self._note_refused(cr, SQL("NULL"))

    def _refused_at(self, cr):
        cr.execute(
            SQL("SELECT pin_refused_at FROM %s WHERE id = %s", self._place(), self.id)
        )
        row = cr.fetchone()
        return row and row[0]

    def _note_refused(self, cr, moment):
        cr.execute(
            SQL(
                "UPDATE %s SET pin_refused_at = %s WHERE id = %s",
                self._place(),
                moment,
                self.id,
            )
        )

    def _place(self) -> SQL:
        return SQL.identifier(self._table)
