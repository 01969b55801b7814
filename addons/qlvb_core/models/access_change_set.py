# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models

from ..principal import role_principal


class QlvbAccessChange(models.Model):
    """Who orders a change of a whole set, named by criteria (R268)."""

    _inherit = "qlvb.access.change"

    @api.model
    def _orderable_documents(self, agency):
        """Return the model in which the current user names sets of ``agency``.

        :return: None for whoever is neither its unit admin nor one of its leaders
        """
        own = self.env.user._qlvb_own_principals()
        if role_principal("unit_admin", agency) in own:
            # sudo: the unit admin orders by rule, and reads none of them
            return self.env["qlvb.document"].sudo()
        if role_principal("leader", agency) in own:
            return self.env["qlvb.document"]
        return None
