# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.http import STORED_SESSION_BYTES
from odoo.tools import SQL


class ResDeviceLog(models.Model):
    _inherit = "res.device.log"

    @api.model
    def _note_session_ended(self, session):
        """Take a session out of the list of open ones: its owner has logged out.

        Odoo leaves it there until a daily job. A logout is a read-only request: it is
        written through a connection of its own.
        """
        ended = SQL(
            "UPDATE res_device_log SET revoked = TRUE "
            "WHERE session_identifier = %s AND revoked IS NOT TRUE",
            session.sid[:STORED_SESSION_BYTES],
        )
        if self.env.cr.readonly:
            self.env.cr.rollback()  # as Odoo does before it writes a device
        with self.env.registry.cursor(readonly=False) as cr:
            cr.execute(ended)
