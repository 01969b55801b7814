# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from .audit_reading import EXPORTING

# What says something about people beside our own models.
PERSONAL_MODELS = frozenset({"res.users", "res.partner"})


class Base(models.AbstractModel):
    """Exporting what is ours, or about people, is an event (R30)."""

    _inherit = "base"

    def export_data(self, fields_to_export):
        result = super().export_data(fields_to_export)
        if self._name.startswith("qlvb.") or self._name in PERSONAL_MODELS:
            self.env["qlvb.audit.event"]._log(
                EXPORTING,
                self.env.user._qlvb_agency(),
                what=self.env["ir.model"]._get(self._name).name,
                rows=len(self),
                columns=fields_to_export,
            )
        return result
