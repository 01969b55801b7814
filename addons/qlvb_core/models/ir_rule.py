# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ..clock import today


class IrRule(models.Model):
    _inherit = "ir.rule"

    def _compute_domain_context_values(self):
        """Rules are cached; posts begin and end at midnight (R247)."""
        yield from super()._compute_domain_context_values()
        yield today()

    @api.model
    def _compute_domain(self, model_name, mode="read"):
        """A dialog is of whoever opened it: what it holds is nobody else's (R28).

        Odoo keeps others out of no dialog; one rule for all forgets none.
        """
        domain = super()._compute_domain(model_name, mode)
        if self.env.su or not self._is_dialog(model_name):
            return domain
        return domain & Domain("create_uid", "=", self.env.uid)

    def _is_dialog(self, model_name) -> bool:
        return model_name.startswith("qlvb.") and self.env[model_name]._transient

    def _make_access_error(self, operation, records):
        """Say it as an office says it, and name nothing the reader may not know."""
        if not records._name.startswith("qlvb."):
            return super()._make_access_error(operation, records)
        self.env["qlvb.audit.event"]._log_no_right(operation, records)
        if operation == "write" and records.has_access("read"):
            return AccessError(
                self.env._(
                    "You may read this but not change it as it stands now: perhaps "
                    "somebody has acted on it meanwhile. Reload the page."
                )
            )
        return AccessError(
            self.env._(
                "You have no right to see or change this. If you need it for your "
                "work, ask whoever holds the document."
            )
        )
