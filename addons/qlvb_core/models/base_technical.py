# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models

# Odoo's own, which tell an office nothing.
BOOKKEEPING = frozenset({"id", "write_uid", "write_date"})
MACHINERY = ("message_", "activity_", "my_activity_")


class Base(models.AbstractModel):
    """Nobody is offered to group by what only the system reads."""

    _inherit = "base"

    @api.model
    def _technical_fields(self) -> frozenset[str]:
        """Return the fields of this model that say nothing to an office."""
        return frozenset()

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        facts = super().fields_get(allfields, attributes)
        if self._name.startswith("qlvb."):
            technical = BOOKKEEPING | self._technical_fields()
            for name, fact in facts.items():
                hidden = name in technical or name.startswith(MACHINERY)
                if hidden and "groupable" in fact:
                    fact["groupable"] = False
        return facts
