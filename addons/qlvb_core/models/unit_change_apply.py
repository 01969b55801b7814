# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.fields import Command


class QlvbUnitChange(models.Model):
    """Carrying out each kind of change; the caller holds the rows and has checked."""

    _inherit = "qlvb.unit.change"

    def _apply_create(self):
        self.source_ids = self._new_unit(self._new_unit_values())

    def _new_unit_values(self) -> dict:
        return {
            "name": self.new_name,
            "code": self.new_code,
            "kind": self.new_kind,
            "organ_id": self.new_organ_id,
            "parent_id": self.new_parent_id.id,
            "body_kind_id": self.new_body_kind_id.id,
            "superior_name": self.new_superior_name,
            "place": self.new_place,
        }

    def _new_unit(self, values):
        units = self.env["qlvb.unit"]._by_instrument(self._instrument("unit.create"))
        return units.create({"valid_from": self.effective_date, **values})

    def _identify(self, unit, organ_id):
        """Give a new unit its identifier, maybe that of one which has just ended."""
        self.env.flush_all()
        unit._by_instrument(self._instrument("unit.create")).organ_id = organ_id

    def _apply_rename(self):
        self._change_facts("unit.rename")

    def _apply_move(self):
        unit = self.source_ids
        before = unit.agency_id
        self._change_facts("unit.move")
        if unit.agency_id != before:
            unit._carry_documents(before)

    def _change_facts(self, event):
        unit, facts = self.source_ids, self._new_facts()
        name = unit.name
        instrument = self._instrument(event)
        unit._by_instrument(instrument).write(facts)
        if "name" in facts:
            # Printed above their documents: the body below changes its letterhead too.
            below = unit.child_ids.filtered(lambda u: u.superior_name == name)
            below._by_instrument(instrument).write({"superior_name": unit.name})

    def _apply_merge(self):
        is_new = not self.target_id
        target = self.target_id or self._make_merged()
        for source in self.source_ids:
            self._end(source, target, target, "unit.merge")
        if is_new:
            self._identify(target, self.new_organ_id)

    def _make_merged(self):
        values = self._new_unit_values() | {"organ_id": False}
        sources = self.source_ids
        values["kind"] = sources[:1].kind
        values["parent_id"] = values["parent_id"] or sources[:1].parent_id.id
        values["is_committee"] = sources[:1].is_committee
        for name in ("place", "superior_name"):
            values[name] = values[name] or sources.filtered(name)[:1][name]
        self.target_id = self._new_unit(values)
        return self.target_id

    def _apply_dissolve(self):
        self._end(self.source_ids, self.target_id, self.target_id, "unit.dissolve")

    def _apply_split(self):
        source = self.source_ids
        new = self.part_ids.filtered(lambda p: not p.unit_id)
        for part in new:
            part.unit_id = self._new_unit(self._part_values(part))
        parts = self.part_ids.unit_id
        if self.old_continues:
            self._place_parts(source)
            source.successor_ids |= parts
            self._log("unit.split", parts=parts)
        else:
            heir = self.part_ids.filtered("is_heir").unit_id
            self._end(source, parts, heir, "unit.split")
        for part in new.filtered("organ_id"):
            self._identify(part.unit_id, part.organ_id)

    def _part_values(self, part) -> dict:
        source = self.source_ids
        return {
            "name": part.name,
            "code": part.code,
            "kind": source.kind,
            "parent_id": source.parent_id.id,
            "body_kind_id": source.body_kind_id.id,
            "superior_name": source.superior_name,
            "is_committee": source.is_committee,
            "place": source.place,
        }

    # -- ending ------------------------------------------------------------------------

    def _end(self, unit, successors, heir, event):
        """End ``unit``; its people, departments and unnumbered papers go on."""
        unit._by_instrument(self._instrument(event)).write(
            {
                "active": False,
                "valid_to": self._last_day,
                "heir_id": heir.id,
                "successor_ids": [Command.link(s.id) for s in successors],
            }
        )
        self._place_parts(unit, heir)
        unit._pass_offices_to(heir)
        unit._carry_documents(unit, heir)
        unit._after_end(self._instrument(event))
        unit._tell_people()

    def _place_parts(self, unit, heir=None):
        """Bring departments and posts to where the lines say, else to the heir."""
        lines = self.placement_ids
        for department in unit.child_ids:
            line = lines.filtered(lambda p, d=department: p.unit_id == d)
            if line.into_id:
                self._end(department, line.into_id, line.into_id, "unit.merge")
            elif goal := line.part_id.unit_id or heir:
                self._reparent(department, goal)
        for post in unit._posts_now():
            line = lines.filtered(lambda p, post=post: p.post_id == post)
            if goal := line.part_id.unit_id or heir:
                post._continue_in(goal, self.effective_date)
        if self.old_continues:
            for department in lines.filtered("part_id").unit_id:
                department._carry_documents(unit)

    def _reparent(self, department, goal):
        department._by_instrument(self._instrument("unit.move")).write(
            {"parent_id": goal.id}
        )
