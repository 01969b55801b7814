# SPDX-License-Identifier: LGPL-3.0-or-later
from collections.abc import Iterator

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..qlvb_toolkit import text


class QlvbUnitChange(models.Model):
    """What stands against a change; all of it is told at once."""

    _inherit = "qlvb.unit.change"

    problems = fields.Text(compute="_compute_problems")

    @api.depends(
        "kind",
        "effective_date",
        "instrument_date",
        "retroactive_clause",
        "source_ids",
        "target_id",
        "new_name",
        "new_code",
        "new_organ_id",
        "new_parent_id",
        "new_superior_name",
        "old_continues",
        "part_ids.organ_id",
        "part_ids.unit_id",
        "placement_ids",
    )
    @api.depends_context("lang")
    def _compute_problems(self):
        for change in self:
            change.problems = "\n".join(change._problems()) or False

    def _check(self):
        """Refuse with every reason against the change.

        :raise UserError: at least one
        """
        if problems := self._problems():
            raise UserError("\n".join(problems))

    def _problems(self) -> list[str]:
        found = [
            *self._problems_of_instrument(),
            *self._problems_of_sources(),
            *self._problems_of_plans(),
        ]
        if not found:
            found = [*getattr(self, f"_problems_of_{self.kind}")()]
        return [*found, *self._problems_of_identifiers()]

    def _problems_of_instrument(self) -> Iterator[str]:
        if self.effective_date and self._instrument("").needs_clause:
            yield self.env._(
                "The decision was signed on %(signed)s and cannot take effect on "
                "%(day)s, before that. Correct the days, or enter the clause of the "
                "decision that lets it take effect earlier.",
                signed=format_date(self.env, self.instrument_date),
                day=format_date(self.env, self.effective_date),
            )

    def _problems_of_sources(self) -> Iterator[str]:
        single = self.kind in ("rename", "move", "split", "dissolve")
        if self.kind != "create" and not self.source_ids:
            yield self.env._("Choose the unit that changes.")
        elif single and len(self.source_ids) > 1:
            yield self.env._("Choose one unit only.")
        for unit in self.source_ids | self.target_id | self.part_ids.unit_id:
            if unit.valid_to:
                yield self.env._(
                    "%(name)s ended on %(day)s already.",
                    name=unit.name,
                    day=format_date(self.env, unit.valid_to),
                )
        for unit in self.source_ids:
            if unit.valid_from and self.effective_date <= unit.valid_from:
                yield self.env._(
                    "%(name)s exists since %(day)s only: choose a later day.",
                    name=unit.name,
                    day=format_date(self.env, unit.valid_from),
                )

    def _problems_of_plans(self) -> Iterator[str]:
        units = self.source_ids | self.target_id
        other = self.search(
            [
                ("state", "=", "planned"),
                ("id", "!=", self._origin.id),
                "|",
                ("source_ids", "in", units.ids),
                ("target_id", "in", units.ids),
            ],
            limit=1,
        )
        if units and other:
            yield self.env._(
                "A change is planned already: %(name)s on %(day)s. Withdraw it or "
                "wait for it.",
                name=other.name,
                day=format_date(self.env, other.effective_date),
            )

    # -- each kind ---------------------------------------------------------------------

    def _problems_of_create(self):
        yield from self._problems_of_name()
        if self.new_kind == "department" and not self.new_parent_id:
            yield self.env._("A department needs its agency.")

    def _problems_of_rename(self):
        if not any(self._new_facts().values()):
            yield self.env._("Say what changes: name, code or identifier.")

    def _problems_of_move(self):
        unit, parent = self.source_ids, self.new_parent_id
        if unit.kind == "department" and not parent:
            yield self.env._("Choose the new superior unit.")
        elif parent == unit.parent_id:
            yield self.env._("%(name)s lies there already.", name=unit.name)
        elif parent and unit._origin in parent._chain():
            yield self.env._("A unit cannot lie below itself. Choose another superior.")
        elif parent.agency_id != unit.agency_id and unit.kind == "department":
            yield from self._problems_of_work_left(unit)

    def _problems_of_merge(self):
        if not self.target_id:
            yield from self._problems_of_merged()
        elif self.target_id in self.source_ids:
            yield self.env._("A unit cannot be merged into itself.")
        if len(set(self.source_ids.mapped("kind"))) > 1:
            yield self.env._("An agency and a department cannot be merged.")
        yield from self._problems_of_target()
        yield from self._problems_of_numbers()

    def _problems_of_dissolve(self):
        yield from self._problems_of_target()
        yield from self._problems_of_numbers()
        if self.target_id:
            return
        counts = self.source_ids._tree()._held_counts()
        if left := [f"{label}: {count}" for label, count in counts if count]:
            yield self.env._(
                "%(name)s still has %(left)s. Choose the unit that takes them over.",
                name=self.source_ids.name,
                left=", ".join(left),
            )

    def _problems_of_split(self):
        parts = self.part_ids
        if len(parts) + self.old_continues < 2:
            yield self.env._("A split makes at least two units.")
        if any(not part.unit_id and not (part.name and part.code) for part in parts):
            yield self.env._("Each new unit needs a name and a code.")
        if self.source_ids in parts.unit_id:
            yield self.env._("A unit cannot be split into itself.")
        if not self.old_continues and len(parts.filtered("is_heir")) != 1:
            yield self.env._("Tick the one unit that keeps the papers.")
        yield from self._problems_of_placements()
        if self.old_continues:
            for line in self.placement_ids.filtered("part_id"):
                yield from self._problems_of_work_left(line.unit_id)
        else:
            yield from self._problems_of_numbers()

    def _problems_of_merged(self):
        """What stands against the new unit of a merger."""
        yield from self._problems_of_name()
        sources = self.source_ids
        if len(sources) < 2:
            yield self.env._("A merger into a new unit joins at least two units.")
        if "department" in sources.mapped("kind") and len(sources.agency_id) > 1:
            yield self.env._(
                "These departments are of different agencies: move them into one first."
            )
        elif not self.new_parent_id and sources._differ_in("parent_id"):
            yield self.env._(
                "The units that merge have different superiors: choose the superior of "
                "the new one."
            )
        printed = sources.filtered("superior_name")
        if not self.new_superior_name and printed._differ_in("superior_name"):
            yield self.env._(
                "The units that merge print different superior bodies: enter the one "
                "that the new one prints."
            )

    def _problems_of_identifiers(self):
        """What nobody could answer for on the day the change takes effect (R34)."""
        for code, name, above in self._new_identifiers():
            # those that end may hand theirs on
            units = self.source_ids
            if problem := units._identifier_problem(
                code, name, above._own_identifier_or_above()
            ):
                yield problem
            elif holder := units._identifier_holder(code):
                yield units._identifier_taken_message(code, holder)

    def _new_identifiers(self):
        """Yield each identifier the change gives: to whom, and below which unit."""
        parent = self.new_parent_id or self.source_ids[:1].parent_id
        if code := text.tidy(self.new_organ_id or ""):
            yield code, self.new_name or self.source_ids[:1].name, parent
        for part in self.part_ids.filtered("organ_id"):
            yield text.tidy(part.organ_id), part.name, parent

    # -- parts of them -----------------------------------------------------------------

    def _problems_of_name(self):
        if not (self.new_name and self.new_code):
            yield self.env._("The new unit needs a name and a code.")

    def _problems_of_target(self):
        unit, target = self.source_ids, self.target_id
        if target and target.kind not in unit.mapped("kind"):
            yield self.env._("%(name)s is of another kind.", name=target.name)
        elif target.kind == "department" and target.agency_id != unit.agency_id:
            yield self.env._(
                "%(name)s belongs to another agency: move the department there first.",
                name=target.name,
            )
        for source in unit:
            if target and target != source and source._origin in target._chain():
                yield self.env._(
                    "%(target)s is part of %(ending)s, which ends: choose another.",
                    target=target.name,
                    ending=source.name,
                )
        for line in self.placement_ids.filtered("into_id"):
            if line.into_id == line.unit_id:
                yield self.env._("A unit cannot be merged into itself.")

    def _problems_of_numbers(self):
        """Numbers given on or after the day the unit is said to have ended."""
        units = self.source_ids._tree()
        # sudo: the dates of numbers only
        last = (
            self.env["qlvb.register.entry"]
            .sudo()
            .search(
                [
                    ("agency_id", "in", units.ids),
                    ("date", ">=", self.effective_date),
                ],
                order="date desc",
                limit=1,
            )
        )
        if last:
            yield self.env._(
                "%(name)s gave a number on %(day)s: it cannot have ended before. "
                "Choose a later day.",
                name=last.agency_id.name,
                day=format_date(self.env, last.date),
            )

    def _problems_of_placements(self):
        if self.old_continues:
            if not self.placement_ids.filtered("part_id"):
                yield self.env._("Say which departments or posts leave.")
            return
        placed = self.placement_ids.filtered("part_id")
        units = self.source_ids.child_ids - placed.unit_id
        posts = self.source_ids._posts_now() - placed.post_id
        names = [*units.mapped("name"), *posts.mapped("display_name")]
        if names:
            yield self.env._("Say where these go: %(names)s.", names="; ".join(names))

    def _problems_of_work_left(self, unit):
        """A department leaves its agency: what waits for it there must be done."""
        if unit and (count := unit._work_left_behind()):
            yield self.env._(
                "%(count)s items of work in %(agency)s still wait for %(name)s. They "
                "would be lost: finish them or pass them on first.",
                count=count,
                agency=unit.agency_id.name,
                name=unit.name,
            )


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    def _differ_in(self, name) -> bool:
        """Return whether these units have not the same value, or none, there."""
        return len({unit[name] or False for unit in self}) > 1
