# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class QlvbDossier(models.Model):
    """Rights of a dossier: who keeps it changes them, its head is warned (R23)."""

    _inherit = "qlvb.dossier"

    def _access_officers(self):
        officers = super()._access_officers()
        if self.state == "archived":
            officers.add(self._archivist())
        return officers

    def _access_warden(self):
        return self._role_holder("head")

    def _access_wardens(self):
        return list(dict.fromkeys(dossier._access_warden() for dossier in self))


class QlvbAccessChange(models.Model):
    _inherit = "qlvb.access.change"

    def _warn(self):
        """Let the head see the dossier he decides on: those of others he does not."""
        super()._warn()
        if dossiers := self._targets("dossier_id"):
            self.env["qlvb.participant"]._let_decide(dossiers, self.warden)
