# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import midnight, today

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
        figures = self._performance(open_work | lately, self._lately_drafts())
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
            "units": [self._unit_figures(unit) for unit in figures[:MAX_UNITS]],
        }

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
        late = dict(
            work._read_group(here & self._late_domain(), ["agency_id"], ["__count"])
        )
        rest = work._read_group(
            here & (Domain("state", "=", "open") | self._lately_domain()),
            ["agency_id", "status"],
            ["__count"],
        )
        counts = {agency: {"open": 0, "in_time": 0, "done_late": 0} for agency in below}
        for agency, status, count in rest:
            key = status if status in ("in_time", "done_late") else "open"
            counts[agency.with_env(below.env)][key] += count
        return [
            {"id": agency.id, "name": agency.name, "late": late.get(agency, 0), **found}
            for agency, found in sorted(
                counts.items(), key=lambda item: (-late.get(item[0], 0), item[0].name)
            )
            if sum(found.values())
        ]

    def _agencies_below(self):
        # sudo: units are public
        led = self.env.user._qlvb_overseen_agencies().sudo()
        below = Domain("id", "child_of", led.ids) & Domain("kind", "=", "agency")
        return led.search(below) - led
