# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ..clock import today
from .unit_history import FACTS
from .work_item import PERSONAL_KINDS


def _listed(names) -> Markup:
    """Return how many, and each by name on a line of its own."""
    lines = Markup("<br/>").join([str(len(names)), *names])
    return Markup("<div class='o_qlvb_listed'>{}</div>").format(lines)


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    def _tree(self):
        """Return these units and all below in the same agency, in force or not.

        An agency below an agency is one of its own.
        """
        return self.with_context(active_test=False).search(
            [("id", "child_of", self.ids), ("agency_id", "in", self.agency_id.ids)]
        )

    def _below(self):
        """Return the units of the same agency below these."""
        return self._tree() - self

    def _posts_now(self):
        """Return the posts in these units that are held or are to begin."""
        # sudo: who holds a post is public, its end is decided by the change
        return (
            self.env["qlvb.post"]
            .sudo()
            .search(
                [
                    ("unit_id", "in", self.ids),
                    ("ended_at", "=", False),
                    "|",
                    ("date_to", "=", False),
                    ("date_to", ">=", today()),
                ]
            )
        )

    def _change_preview_lines(self) -> list[tuple[str, int | Markup]]:
        """Return what a change of these units and all below touches.

        Addons above add theirs. Units and persons by name, papers and work in numbers:
        the operator sees no content.
        """
        units = self._tree()
        registers = [("agency_id", "in", units.ids), ("year", "=", today().year)]
        departments = units.filtered("active") - self
        # of several agencies: two may have a department of one name
        departments = departments.with_context(show_agency=len(self) > 1)
        return [
            (self.env._("Departments"), _listed(departments.mapped("display_name"))),
            (self.env._("Posts"), _listed(units._posts_now().mapped("display_name"))),
            *units._held_counts()[1:],
            (self.env._("Registers of this year"), units._count("register", registers)),
            (
                self.env._("File plans"),
                units._count("file.plan", [("agency_id", "in", units.ids)]),
            ),
        ]

    def _held_counts(self) -> list[tuple[str, int]]:
        """Return what these units hold that somebody must go on with."""
        is_open = Domain("state", "=", "open")
        work = self._work_held_domain() & is_open
        return [
            (self.env._("Posts"), len(self._posts_now())),
            (
                self.env._("Accounts"),
                self._count(
                    "account",
                    [("unit_id", "in", self.ids), ("closed_at", "=", False)],
                ),
            ),
            (self.env._("Open work"), self._count("work.item", work)),
            (
                self.env._("Open dossiers"),
                self._count("dossier", is_open & self._dossiers_held_domain(work)),
            ),
        ]

    def _work_held_domain(self) -> Domain:
        """Return all work of these agencies, and what waits for these departments."""
        work = Domain("agency_id", "in", self.ids)
        parts = self.filtered(lambda u: u.agency_id not in self)
        for agency, units in parts.grouped("agency_id").items():
            waiting = Domain("principal", "in", units._keys_of_work(agency))
            waiting &= Domain("kind", "not in", PERSONAL_KINDS)
            work |= Domain("agency_id", "=", agency.id) & waiting
        return work

    def _dossiers_held_domain(self, work) -> Domain:
        held = Domain("agency_id", "in", self.ids)
        return held | Domain("work_item_ids", "any", work)

    def _count(self, model, domain) -> int:
        # sudo: a number, from which nothing of the content can be learnt
        return self.env[f"qlvb.{model}"].sudo().search_count(domain)


class QlvbUnitChange(models.Model):
    """What a change will do, shown before it is done."""

    _inherit = "qlvb.unit.change"

    preview = fields.Html(compute="_compute_preview", sanitize=False)

    @api.depends(
        "kind",
        "effective_date",
        "source_ids",
        "target_id",
        "new_name",
        "new_code",
        "new_organ_id",
        "new_parent_id",
        "new_superior_name",
        "old_continues",
        "part_ids.name",
        "part_ids.code",
        "part_ids.unit_id",
        "part_ids.is_heir",
        "placement_ids.part_id",
    )
    @api.depends_context("lang")
    def _compute_preview(self):
        for change in self:
            change.preview = change._preview_table()

    def _preview_table(self) -> Markup | bool:
        rows = self._preview_rows()
        return self._as_table(rows) if rows else False

    def _outcome_words(self) -> Markup | bool:
        """Return, just before it is done, what is kept of it as done."""
        return self.with_context(qlvb_told_as_done=True)._preview_table()

    def _told_as_done(self) -> bool:
        return bool(self.env.context.get("qlvb_told_as_done"))

    def _preview_rows(self) -> list[tuple]:
        """Return label and value of each thing it does; addons above add theirs."""
        return [*self._preview_facts(), *self._preview_counts()]

    def _as_table(self, rows) -> Markup:
        cells = Markup("<tr><th class='pe-3'>{}</th><td>{}</td></tr>")
        body = Markup().join(cells.format(label, value) for label, value in rows)
        return Markup("<table class='table table-sm mb-0'>{}</table>").format(body)

    def _preview_facts(self):
        """Yield what each unit is called before and after, and what ends."""
        if self.kind == "merge" and not self.target_id and self.new_name:
            yield self.env._("The new unit"), self._new_unit_words()
        if self.kind == "split":
            yield from self._preview_parts()
        facts = self._new_facts() if self.kind in ("rename", "move") else {}
        for unit in self.source_ids:
            for name, value in facts.items():
                label = unit._fields[name]._description_string(self.env)
                old, new = unit[name], value
                if name == "parent_id":
                    old, new = old.name, self.new_parent_id.name
                yield f"{unit.name}: {label}", f"{old or '–'} → {new or '–'}"
            yield from self._preview_followers(unit, facts)
            if self._ends():
                yield unit.name, self._end_words()
        for line in self.placement_ids.filtered("part_id"):
            name = line.unit_id.name or line.post_id.display_name
            if self._told_as_done():
                words = self.env._("went to %(unit)s", unit=line.part_id.label)
            else:
                words = self.env._("goes to %(unit)s", unit=line.part_id.label)
            yield name, words

    def _preview_parts(self):
        """Yield the units that come out of a split, new or there already."""
        for part in self.part_ids.filtered("label"):
            if part.unit_id:
                yield self.env._("The unit that takes a part"), part.label
            else:
                yield self.env._("The new unit"), self._part_words(part)

    def _part_words(self, part) -> str:
        return self._below_words(
            f"{part.label} ({part.code})" if part.code else part.label,
            self.source_ids[:1].parent_id,
        )

    def _new_unit_words(self) -> str:
        superior = self.new_parent_id or self.source_ids[:1].parent_id
        return self._below_words(self.new_name, superior)

    def _below_words(self, name, superior) -> str:
        if not superior:
            return self.env._("%(name)s, without a superior unit", name=name)
        return self.env._(
            "%(name)s, below %(superior)s", name=name, superior=superior.name
        )

    def _preview_followers(self, unit, facts):
        below = unit._origin._below_with_identifier()
        if facts.get("organ_id") and unit.organ_id and below:
            yield self.env._("Identifiers below that follow"), len(below)

    def _end_words(self) -> str:
        day = self.effective_date and format_date(self.env, self._last_day)
        heir = self.target_id.name or (self.kind == "merge" and self.new_name)
        heir = heir or self.part_ids.filtered("is_heir")[:1].label
        if self._told_as_done():
            return self._ended_words(day, heir)
        if not heir:
            return self.env._("ends on %(day)s", day=day)
        return self.env._(
            "ends on %(day)s; papers and unfinished work go to %(heir)s",
            day=day,
            heir=heir,
        )

    def _ended_words(self, day, heir) -> str:
        if not heir:
            return self.env._("ended on %(day)s", day=day)
        return self.env._(
            "ended on %(day)s; papers and unfinished work went to %(heir)s",
            day=day,
            heir=heir,
        )

    def _ends(self) -> bool:
        return self.kind in ("merge", "dissolve") or (
            self.kind == "split" and not self.old_continues
        )

    def _preview_counts(self):
        units = self._units_touched()._origin
        return units._change_preview_lines() if units else []

    def _units_touched(self):
        """Return the units that change; where the old one goes on, what leaves it."""
        if self.kind == "split" and self.old_continues:
            return self.placement_ids.filtered("part_id").unit_id
        return self.source_ids

    def _new_facts(self) -> dict:
        """Return the facts of the unit that change, under their field names."""
        unit = self.source_ids[:1]
        new = {
            name: self[f"new_{name}"]
            for name in FACTS
            if name != "parent_id" and self[f"new_{name}"]
        }
        if self.kind == "move":
            new = {key: new[key] for key in ("organ_id", "superior_name") if key in new}
            new["parent_id"] = self.new_parent_id.id
        return {
            name: value
            for name, value in new.items()
            if value != (unit[name].id if name == "parent_id" else unit[name])
        }
