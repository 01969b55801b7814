# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import AccessError

from ..clock import today


class IrRule(models.Model):
    _inherit = "ir.rule"

    def _compute_domain_context_values(self):
        """Rules are cached; posts begin and end at midnight (R247)."""
        yield from super()._compute_domain_context_values()
        yield today()

    def _make_access_error(self, operation, records):
        """Say it as an office says it, and name nothing the reader may not know."""
        if not records._name.startswith("qlvb."):
            return super()._make_access_error(operation, records)
        return AccessError(
            self.env._(
                "You have no right to see or change this. If you need it for your "
                "work, ask whoever holds the document."
            )
        )
