# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date, timedelta
from typing import NamedTuple

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..clock import today
from ..instrument import Instrument

# What a document shows of a unit: it keeps the one of its own day (R9).
FACTS = ("name", "code", "organ_id", "parent_id", "superior_name")
SUCCESSION = ("heir_id", "successor_ids", "predecessor_ids")
PROTECTED = frozenset({*FACTS, *SUCCESSION, "kind", "valid_to", "active"})


class UnitFacts(NamedTuple):
    """What a unit is called on one day."""

    name: str
    code: str
    organ_id: str | None
    superior_name: str | None


class QlvbUnit(models.Model):
    """Former names, codes, identifiers and superiors of a unit."""

    _inherit = "qlvb.unit"
    _rec_names_search = [
        "name",
        "code",
        "organ_id",
        "former_ids.name",
        "former_ids.code",
        "former_ids.organ_id",
    ]

    former_ids = fields.One2many("qlvb.unit.version", "unit_id", readonly=True)
    is_used = fields.Boolean(compute="_compute_is_used")

    def _compute_is_used(self):
        for unit in self:
            unit.is_used = bool(unit._origin) and unit._origin._is_used()

    def _as_of(self, day: date | None) -> UnitFacts:
        """Return what the unit is called on ``day``; today without one."""
        # sudo: units and their history are public
        unit = self.sudo()
        then = unit.former_ids.filtered(lambda v: day and v.valid_to >= day)
        source = then.sorted("valid_to")[:1] or unit
        return UnitFacts(
            source.name, source.code, source.organ_id or None, source.superior_name
        )

    def _by_instrument(self, instrument: Instrument):
        """Return the same units; what is then written is ordered by ``instrument``."""
        return self.with_context(qlvb_instrument=instrument)

    def write(self, vals):
        instrument = self.env.su and self.env.context.get("qlvb_instrument")
        changed = {unit: unit._changed_facts(vals) for unit in self}
        self._check_by_instrument(vals)
        before = {unit: unit._journal_values(vals) for unit in self}
        identifiers = {unit: unit.organ_id for unit in self}
        for unit in self.filtered(lambda u: changed[u]):
            unit._remember(instrument)
        result = super().write(vals)
        for unit in self:
            unit._log_write(before[unit], vals, instrument)
            if "organ_id" in changed[unit]:
                unit._renumber_below(identifiers[unit])
        return result

    def _changed_facts(self, vals) -> set[str]:
        current = self._convert_to_write({name: self[name] for name in FACTS})
        return {
            name
            for name in vals.keys() & current
            if (vals[name] or False) != (current[name] or False)
        }

    def _check_by_instrument(self, vals):
        """Refuse a person who changes by hand what only an instrument changes."""
        if self.env.su or not PROTECTED.intersection(vals):
            return
        for unit in self:
            if unit._changed_protected(vals) and unit._is_used():
                raise UserError(
                    self.env._(
                        "%(name)s is in use: its name, code, identifier, superior and "
                        "end change by a decision. Use “Change by a decision”.",
                        name=unit.name,
                    )
                )

    def _changed_protected(self, vals) -> bool:
        names = PROTECTED.intersection(vals)
        current = self._convert_to_write({name: self[name] for name in names})
        return any((vals[name] or False) != (current[name] or False) for name in names)

    def _remember(self, instrument: Instrument | None):
        """Keep what the unit is called until the day before the change.

        :raise UserError: a later change is known already
        """
        if not instrument and not self._is_used():
            return  # a slip of the pen in a new unit
        day = instrument.effective_date if instrument else today()
        last = self.former_ids.sorted("valid_to")[-1:]
        start = last.valid_to + timedelta(1) if last else self.valid_from
        if start == day:
            return  # two changes on one day: what lay between was never in force
        if start and start > day:
            raise UserError(
                self.env._(
                    "%(name)s is called so since %(start)s only: the change cannot "
                    "take effect on %(day)s. Choose a later day.",
                    name=self.name,
                    start=format_date(self.env, start),
                    day=format_date(self.env, day),
                )
            )
        # sudo: rows of the history are made by changes only, which have been checked
        self.env["qlvb.unit.version"].sudo().create(
            {
                "unit_id": self.id,
                **self._convert_to_write({name: self[name] for name in FACTS}),
                "valid_from": start,
                "valid_to": day - timedelta(1),
                "instrument_number": instrument and instrument.number,
                "instrument_date": instrument and instrument.date,
                "instrument_issuer": instrument and instrument.issuer,
                "change_id": instrument and instrument.change_id,
            }
        )

    def _journal_values(self, vals) -> dict:
        return {name: self._journal_value(name) for name in sorted(vals)}

    def _journal_value(self, name):
        field = self._fields[name]
        if field.type == "binary":
            return bool(self.sudo()[name])
        # sudo: the journal names what stood there, whoever changed it
        value = self.sudo()[name]
        return value.display_name if field.type == "many2one" else value

    def _log_write(self, before, vals, instrument):
        after = self._journal_values(vals)
        if after == before and not instrument:
            return
        self.env["qlvb.audit.event"]._log(
            instrument.event if instrument else "unit.write",
            self,
            before=before,
            after=after,
            **(instrument.journal() if instrument else {}),
        )
