# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import midnight, today
from odoo.addons.qlvb_core.models.work_item import URGENCY

from .follow_up_board import WEEKS

MAX_UNITS = 40


class QlvbFollowUp(models.Model):
    """The board by unit and person, and by agency (Regulation Điều 8, R69, R18)."""

    _inherit = "qlvb.follow.up"

    @api.model
    @api.readonly
    def follow_up_people(self):
        """Return figures of what waits and of what the last 12 weeks did.

        By unit, and in it by person, in the caller's scope and rights; with quality
        marks of drafts for who leads, heads or monitors. The domains of ``statuses``
        with the ids of unit and person find the very rows.
        """
        lately = self._lately_domain()
        open_work = Domain("state", "=", "open")
        drafts = self._lately_drafts()
        figures = self._performance(open_work | lately, drafts)
        labels = self._people_labels()
        domains = {
            "late": self._late_domain(),
            "waiting": open_work & ~self._late_domain(),
            "in_time": lately & Domain("status", "=", "in_time"),
            "done_late": lately & Domain("status", "=", "done_late"),
        }
        return {
            "statuses": [
                {"key": key, "label": labels[key], "domain": list(domain)}
                for key, domain in domains.items()
            ],
            "marks": self._board_marks(drafts),
            "units": [self._unit_figures(unit) for unit in figures[:MAX_UNITS]],
            "left_out": max(len(figures) - MAX_UNITS, 0),
        }

    def _board_marks(self, drafts: Domain | None) -> list[dict]:
        """Return the quality marks with the domain of the drafts that have them."""
        if drafts is None:
            return []
        labels = {
            "returned": self.env._("Drafts returned"),
            "corrected": self.env._("Drafts corrected"),
        }
        return [
            {"key": name, "label": labels[name], "domain": [(link, "any", list(which))]}
            for name, _model, link, which in self._quality_marks(drafts)
        ]

    def _people_labels(self) -> dict[str, str]:
        return {**self._counter_labels(), "waiting": self.env._("Waiting, in time")}

    def _lately_drafts(self) -> Domain | None:
        """Return the drafts whose quality marks the caller follows; None: none."""
        user = self.env.user
        overseen, headed = user._qlvb_overseen_agencies(), user._qlvb_headed_units()
        if not overseen and not headed:
            return None
        monday = today() - timedelta(days=today().weekday())
        first = midnight(monday - timedelta(weeks=WEEKS - 1))
        agencies = overseen | headed.sudo().agency_id
        mine = Domain("agency_id", "in", overseen.ids) | Domain(
            "document_id.unit_id", "in", headed.ids
        )
        return (
            Domain("agency_id", "in", agencies.ids)
            & Domain("create_date", ">=", first)
            & mine
        )

    def _unit_figures(self, unit) -> dict:
        return {
            "id": unit.unit_id,
            "name": unit.name,
            **self._plain(unit.figures),
            "people": [
                {"id": p.user_id, "name": p.name, **self._plain(p.figures)}
                for p in unit.people
            ],
        }

    def _plain(self, figures) -> dict:
        return {
            "late": figures.late,
            "waiting": figures.waiting,
            "in_time": figures.in_time,
            "done_late": figures.done_late,
            "total": figures.given,
            "judged": figures.judged,
            "share": figures.share_in_time,
            "returned": figures.returned,
            "corrected": figures.corrected,
        }

    # -- agencies below: counts only ----------

    @api.model
    @api.readonly
    def follow_up_agencies(self):
        """Return counts of the agencies below those the caller leads or monitors.

        Counts, never rows: their documents are theirs (R10). What was narrowed is not
        counted.
        """
        below = self._agencies_below()
        if not below:
            return []
        # sudo: numbers of agencies in the caller's line; nothing leads to a document
        work = self.sudo()
        free = Domain("document_id.is_restricted", "=", False)
        here = Domain("agency_id", "in", below.ids) & free
        late = {
            (agency.id, urgency): count
            for agency, urgency, count in work._read_group(
                here & self._late_domain(), ["agency_id", "urgency"], ["__count"]
            )
        }
        rest = work._read_group(
            here & (Domain("state", "=", "open") | self._lately_domain()),
            ["agency_id", "status"],
            ["__count"],
        )
        counts = {agency: {"open": 0, "in_time": 0, "done_late": 0} for agency in below}
        for agency, status, count in rest:
            key = status if status in ("in_time", "done_late") else "open"
            counts[agency.with_env(below.env)][key] += count
        rows = [
            {
                "id": agency.id,
                "name": agency.name,
                "cells": (cells := self._late_cells(agency, late)),
                "late": sum(cells),
                **found,
            }
            for agency, found in counts.items()
            if sum(found.values())
        ]
        return sorted(rows, key=lambda row: (-row["late"], row["name"]))

    def _late_cells(self, agency, late) -> list[int]:
        """Return late work by urgency, in the order of the map's columns."""
        return [late.get((agency.id, code), 0) for code, _label in reversed(URGENCY)]

    def _agencies_below(self):
        # sudo: units are public
        led = self.env.user._qlvb_overseen_agencies().sudo()
        below = Domain("id", "child_of", led.ids) & Domain("kind", "=", "agency")
        return led.search(below) - led
