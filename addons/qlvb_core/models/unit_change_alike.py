# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from ..qlvb_toolkit import text

COMMITTEE = "Ủy ban nhân dân "


class QlvbUnitChange(models.Model):
    """Departments that come to a unit with one of the same name or code (R9).

    Two of one name could not be told apart, two of one code would share notations: the
    one that comes is told apart by the unit it comes from.
    """

    _inherit = "qlvb.unit.change"

    def _reparent(self, department, goal):
        source = department.parent_id
        super()._reparent(department, goal)
        twins = goal.child_ids.filtered("active") - department
        if values := department._told_apart(twins, source):
            instrument = self._instrument("unit.rename")
            department._by_instrument(instrument).write(values)

    def _preview_facts(self):
        yield from super()._preview_facts()
        if self.kind not in ("merge", "dissolve"):
            return
        known = self.target_id.child_ids.filtered("active")
        joined = self.placement_ids.filtered("into_id").unit_id
        for source in self.source_ids:
            for department in source.child_ids.filtered("active") - joined:
                if values := department._told_apart(known, source):
                    yield self._alike_words(department, source, values)
                known |= department

    def _alike_words(self, department, source, values) -> tuple[str, str]:
        label = self.env._(
            "Same name or code: %(name)s of %(unit)s",
            name=department.name,
            unit=source.name,
        )
        words = self.env._(
            "will be called “%(name)s”, code %(code)s; or choose into which department "
            "it goes under “Departments and people”",
            name=values.get("name") or department.name,
            code=values.get("code") or department.code,
        )
        return label, words


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    def _told_apart(self, others, source) -> dict:
        """Return a new name and code where one of ``others`` has the same.

        :param others: the units it will stand beside
        :param source: the unit it comes from, which tells it apart
        """
        values = {}
        if text.fold(self.name) in map(text.fold, others.mapped("name")):
            values["name"] = f"{self.name} ({source.name.removeprefix(COMMITTEE)})"
        if text.fold(self.code) in map(text.fold, others.mapped("code")):
            values["code"] = f"{self.code}-{source.code}"
        return values
