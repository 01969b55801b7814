# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import midnight, today
from odoo.addons.qlvb_core.models.work_item import URGENCY

from .follow_up import STATUSES

WEEKS = 12
WORST = 10


class QlvbFollowUp(models.Model):
    """The figures of the page "Theo dõi": each carries the domain of its list."""

    _inherit = "qlvb.follow.up"

    @api.model
    @api.readonly
    def follow_up_board(self):
        """Return counters, the late map, the trend and the worst of one's own scope.

        Counted with the caller's rights, in a number of queries that never grows.
        """
        return {
            "scope": self._board_scope(),
            "counters": self._board_counters(),
            "map": self._board_map(),
            "trend": self._board_trend(),
            "worst": self._board_worst(),
            "can_urge": bool(
                self.env.user._qlvb_overseen_agencies()
                or self.env.user._qlvb_headed_units()
            ),
        }

    @api.model
    def _lately_domain(self):
        """Return what was done in the last twelve weeks, this one included."""
        monday = today() - timedelta(days=today().weekday())
        first = monday - timedelta(weeks=WEEKS - 1)
        return Domain("state", "=", "done") & Domain("closed_at", ">=", midnight(first))

    @api.model
    def _board_scope(self) -> str:
        """Say whose work is counted: two people's boards need not show the same."""
        user = self.env.user
        units = self.env["qlvb.unit"].sudo()  # sudo: the names of units are no secret
        agencies = units.browse(user._qlvb_scope().register_agency_ids)
        headed = user._qlvb_headed_departments()
        if agencies:
            return self.env._(
                "Counted here: all work on documents of %(agencies)s that you may see.",
                agencies=", ".join(agencies.mapped("name")),
            )
        if headed:
            return self.env._(
                "Counted here: the work of %(units)s and your own; the board of the "
                "agency's leaders and office counts all units.",
                units=", ".join(headed.mapped("name")),
            )
        return self.env._("Counted here: your own work.")

    def _board_counters(self) -> list[dict]:
        open_work = Domain("state", "=", "open")
        labels = self._counter_labels()
        counts = dict(
            self._read_group(open_work | self._lately_domain(), ["status"], ["__count"])
        )
        soon = self._soon_domain()
        counters = [
            {
                "key": status,
                "label": labels[status],
                "count": counts.get(status, 0),
                "domain": list(self._counter_domain(status)),
            }
            for status, _label in STATUSES
        ]
        counters.insert(
            1,
            {
                "key": "soon",
                "label": self.env._("Due soon"),
                "count": self.search_count(soon),
                "domain": list(soon),
            },
        )
        return counters

    def _counter_labels(self) -> dict[str, str]:
        """Return the words of the statuses; of what is done, with since when."""
        labels = dict(self._fields["status"]._description_selection(self.env))
        return {
            **labels,
            "in_time": self.env._("Done in time, 12 weeks"),
            "done_late": self.env._("Done late, 12 weeks"),
        }

    def _counter_domain(self, status):
        if status == "late":
            return self._late_domain()
        if status in ("in_time", "done_late"):
            return self._lately_domain() & Domain("status", "=", status)
        return Domain("state", "=", "open") & Domain("status", "=", status)

    def _board_map(self) -> dict:
        late = self._late_domain()
        groups = self._read_group(late, ["unit_id", "urgency"], ["__count"])
        counts = {(unit.id, urgency): count for unit, urgency, count in groups}
        mine = late & self.env.user._qlvb_urging_domain() & self._not_lately_domain()
        urgent = self._read_group(mine, ["unit_id", "urgency"], ["__count"])
        to_urge = {(unit.id, urgency): count for unit, urgency, count in urgent}
        # sudo: the name of a unit is no secret
        units = self.env["qlvb.unit"].sudo().browse({unit for unit, _code in counts})
        labels = dict(self._fields["urgency"]._description_selection(self.env))
        codes = [code for code, _label in reversed(URGENCY)]
        rows = [self._map_row(unit, codes, counts, to_urge, late) for unit in units]
        return {
            "columns": [labels[code] for code in codes],
            "rows": sorted(rows, key=lambda row: -row["count"]),
        }

    def _map_row(self, unit, codes, counts, to_urge, late) -> dict:
        here = late & Domain("unit_id", "=", unit.id)
        cells = [
            {
                "count": counts.get((unit.id, code), 0),
                "to_urge": to_urge.get((unit.id, code), 0),
                "domain": list(here & Domain("urgency", "=", code)),
            }
            for code in codes
        ]
        return {
            "id": unit.id,
            "name": unit.name,
            "cells": cells,
            "count": sum(cell["count"] for cell in cells),
            "to_urge": sum(cell["to_urge"] for cell in cells),
            "domain": list(here),
        }

    def _board_trend(self) -> list[dict]:
        lately = self._lately_domain()
        groups = self._read_group(lately, ["closed_week:day", "status"], ["__count"])
        counts = {(week, status): count for week, status, count in groups}
        monday = today() - timedelta(days=today().weekday())
        weeks = [monday - timedelta(weeks=n) for n in reversed(range(WEEKS))]
        return [self._trend_week(week, counts, lately) for week in weeks]

    def _trend_week(self, week, counts, lately) -> dict:
        here = lately & Domain("closed_week", "=", week.isoformat())
        return {
            "week": week.strftime("%d/%m"),
            **{
                status: {
                    "count": counts.get((week, status), 0),
                    "domain": list(here & Domain("status", "=", status)),
                }
                for status in ("in_time", "done_late")
            },
        }

    def _board_worst(self) -> list[dict]:
        worst = self.search_fetch(
            self._late_domain(),
            ["code", "subject", "who", "urgency", "days_late", "urged_on", "state"],
            limit=WORST,
            order="due_date, urgency desc, id",
        )
        return worst.read(
            ["code", "subject", "who", "days_late", "urged_on", "can_urge"]
        )
