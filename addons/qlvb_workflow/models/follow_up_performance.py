# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import astuple, dataclass, field
from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import midnight


@dataclass
class Performance:
    """What became of work given in a time; quality marks of what was drafted."""

    in_time: int = 0
    done_late: int = 0
    waiting: int = 0
    late: int = 0
    returned: int = 0
    corrected: int = 0

    def __add__(self, other: "Performance") -> "Performance":
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Performance(*(mine + theirs for mine, theirs in pairs))

    @property
    def given(self) -> int:
        return self.in_time + self.done_late + self.waiting + self.late

    @property
    def judged(self) -> int:
        """Return all that is done, and what is open and late by now."""
        return self.in_time + self.done_late + self.late

    @property
    def share_in_time(self) -> int | None:
        """Return how many in a hundred of ``judged`` were done in time."""
        return round(100 * self.in_time / self.judged) if self.judged else None


@dataclass
class PersonFigures:
    user_id: int
    name: str
    figures: Performance = field(default_factory=Performance)


@dataclass
class UnitFigures:
    unit_id: int
    name: str
    people: list[PersonFigures] = field(default_factory=list)

    @property
    def figures(self) -> Performance:
        return sum((person.figures for person in self.people), Performance())


class QlvbFollowUp(models.Model):
    """Volume, progress and quality marks by unit and person (Regulation Điều 8, R69).

    Counted with the caller's rights: work of documents seen, in the caller's scope.
    """

    _inherit = "qlvb.follow.up"

    @api.model
    def _performance(self, work: Domain, drafts: Domain | None = None):
        """Return figures of each unit and of the people in it, the most work first.

        :param work: which work is counted
        :param drafts: which drafts are looked at for quality, as a domain on what
            hangs from a document; None: none
        """
        figures = {}
        for unit, user, status, count in self._read_group(
            work, ["unit_id", "user_id", "status"], ["__count"]
        ):
            name = "waiting" if status == "progress" else status
            person = figures.setdefault((unit.id, user.id), Performance())
            setattr(person, name, getattr(person, name) + count)
        if drafts is not None:
            self._add_quality(figures, drafts)
        return self._by_unit(figures)

    def _add_quality(self, figures, drafts):
        """Count drafts sent back, and those that took more than one version."""
        by_drafter = ["document_id.unit_id", "document_id.drafter_id"]
        for name, model, _link, domain in self._quality_marks(drafts):
            groups = self.env[model]._read_group(
                domain, by_drafter, ["document_id:count_distinct"]
            )
            for unit, user, count in groups:
                setattr(
                    figures.setdefault((unit.id, user.id), Performance()), name, count
                )

    @api.model
    def _quality_marks(self, drafts: Domain) -> list[tuple]:
        """Return each mark: name, model of what shows it, its link, which of them."""
        returned = Domain("result", "=", "returned") & drafts
        corrected = Domain("role", "=", "draft") & Domain("version", ">", 1) & drafts
        return [
            ("returned", "qlvb.review", "review_ids", returned),
            ("corrected", "qlvb.document.file", "file_ids", corrected),
        ]

    def _by_unit(self, figures) -> list[UnitFigures]:
        # sudo: the names of units and colleagues are no secret
        units = self.env["qlvb.unit"].sudo().browse({u for u, _p in figures if u})
        users = self.env["res.users"].sudo().browse({p for _u, p in figures if p})
        names = {user.id: user.name for user in users}
        nobody = self.env._("of the unit, nobody's yet")
        found = {unit.id: UnitFigures(unit.id, unit.name) for unit in units}
        for (unit_id, user_id), performance in figures.items():
            if unit_id in found:
                name = names.get(user_id, nobody)
                person = PersonFigures(user_id, name, performance)
                found[unit_id].people.append(person)
        for unit in found.values():
            unit.people.sort(key=lambda p: (-p.figures.given, p.name))
        return sorted(found.values(), key=lambda u: (-u.figures.given, u.name))

    @api.model
    def _given_between(self, first, last) -> Domain:
        """Return work given from ``first`` to ``last``, both days included."""
        return Domain("requested_at", ">=", midnight(first)) & Domain(
            "requested_at", "<", midnight(last + timedelta(days=1))
        )
