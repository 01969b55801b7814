# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from .delegable_kind import DEFINE


class ResUsers(models.Model):
    """Who defines internal procedures: heads of agencies, and whom they delegate."""

    _inherit = "res.users"

    def _qlvb_procedure_agencies(self):
        """Return the agencies whose procedures this person defines and publishes.

        The head's own post gives it, or a work delegation by the head, in force now,
        that lends it (R66).
        """
        posts = self._qlvb_posts("leader")
        for delegation in self.env["qlvb.delegation"]._in_force_for(self):
            if DEFINE in delegation._kinds():
                posts |= delegation._posts()
        return posts.filtered(self.env["qlvb.authority"]._is_chief).agency_id

    def _qlvb_headed_agencies(self):
        """Return the agencies this person heads by a post of their own."""
        is_chief = self.env["qlvb.authority"]._is_chief
        return self._qlvb_posts("leader").filtered(is_chief).agency_id
