# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models


class QlvbUnitChange(models.Model):
    """What a change is called: its kind, who changes, and what of it."""

    _inherit = "qlvb.unit.change"

    name = fields.Char(string="Change", compute="_compute_name")

    @api.depends(
        "kind",
        "source_ids",
        "new_name",
        "new_code",
        "new_organ_id",
        "new_superior_name",
        "new_parent_id",
        "target_id",
        "part_ids",
        "effective_date",
    )
    @api.depends_context("lang")
    def _compute_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for change in self:
            words = (kinds.get(change.kind), change._what_changes())
            change.name = ": ".join(filter(None, words))

    def _what_changes(self) -> str:
        before = ", ".join(filter(None, self._names_before()))
        if self.kind == "rename":
            return "; ".join(filter(None, (before, *self._renamed_facts())))
        after = ", ".join(filter(None, self._names_after()))
        return " → ".join(filter(None, (before, after)))

    def _names_before(self) -> list[str]:
        if self.kind == "create":
            return []
        return [unit._as_of(self._day_before()).name for unit in self.source_ids]

    def _day_before(self):
        return self.effective_date and self._last_day

    def _renamed_facts(self) -> list[str]:
        """Return each fact the change gives the unit, old and new."""
        unit = self.source_ids[:1]
        old = unit and unit._as_of(self._day_before())._asdict()
        return [
            f"{unit._fields[name]._description_string(self.env).lower()} "
            f"{value or '–'} → {self[f'new_{name}']}"
            for name, value in (old or {}).items()
            if self[f"new_{name}"] and self[f"new_{name}"] != value
        ]

    def _names_after(self) -> list[str]:
        match self.kind:
            case "move":
                return [self.new_parent_id.name]
            case "split":
                return self.part_ids.mapped("label")
            case "create":
                return [self.new_name]
            case _:
                return [self.target_id.name or self.new_name]
