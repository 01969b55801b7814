# SPDX-License-Identifier: LGPL-3.0-or-later
"""The sheet "Đơn vị": which unit a reference means, and making or changing units."""

from odoo.exceptions import UserError
from odoo.fields import Command

from ..clock import today
from ..instrument import Instrument
from ..qlvb_toolkit import text
from ..qlvb_toolkit.staff_layout import PATH_SEPARATOR, UNITS, UnitRow
from .staff_outcome import CHANGED, NEW, SAME, RowProblem

# No tree of offices is deeper; a longer chain is a mistake.
MAX_DEPTH = 30


def _key(code: str) -> str:
    return text.nfc(code).strip().lower()


def _parts(reference: str) -> list[str]:
    return [_key(part) for part in reference.split(PATH_SEPARATOR) if part.strip()]


class StaffUnits:
    """The units below one agency, those of the sheet included once they are made."""

    def __init__(self, env, agency, request) -> None:
        self.env = env
        self.agency = agency
        self.request = request
        # sudo: units are public; each change is checked in `_check_may`
        self._units = env["qlvb.unit"].sudo()
        self._by_code: dict[str, list] = {}
        self._by_place: dict[tuple[int, str], object] = {}
        self._ids: set[int] = set()
        found = self._units.search(
            [("id", "child_of", agency.id), ("valid_to", "=", False)]
        )
        for unit in found:
            self._add(unit)
        self._wrong: dict[str, int] = {}
        self._operates = env.user._qlvb_operates()
        self._kinds = {kind.code: kind for kind in env["qlvb.body.kind"].search([])}

    def _add(self, unit) -> None:
        self._by_code.setdefault(_key(unit.code), []).append(unit)
        self._by_place[unit.parent_id.id, _key(unit.code)] = unit
        self._ids.add(unit.id)

    def all(self):
        """Return the units, each after its superior."""
        units = self._units.union(*self._by_place.values())
        return units.sorted("tree_order")

    def __contains__(self, unit) -> bool:
        return unit.id in self._ids

    def reference(self, unit) -> str:
        """Return the path by which a sheet names ``unit``, from the agency down."""
        return PATH_SEPARATOR.join(reversed([one.code for one in self._line(unit)]))

    def _line(self, unit):
        """Yield the unit and those above it, up to the agency of the import."""
        while unit:
            yield unit
            unit = self._units if unit == self.agency else unit.parent_id

    def find(self, reference: str, column: str):
        """Return the unit that ``reference`` means.

        :raise RowProblem: none, or several
        """
        wanted = _parts(reference)
        found = [u for u in self._by_code.get(wanted[-1], []) if self._ends(u, wanted)]
        if len(found) > 1:
            whole = [u for u in found if len(list(self._line(u))) == len(wanted)]
            found = whole or found
        if not found and (row := self._wrong.get(wanted[-1])):
            raise RowProblem(
                self.env._(
                    "“%(code)s” stands in row %(row)s of the sheet “%(sheet)s”, which "
                    "has faults: mend that row first.",
                    code=reference,
                    row=row,
                    sheet=UNITS.title,
                ),
                column,
            )
        if not found:
            raise RowProblem(
                self.env._(
                    "“%(code)s” is neither a unit of %(agency)s nor a row of the sheet "
                    "“%(sheet)s”.",
                    code=reference,
                    agency=self.agency.name,
                    sheet=UNITS.title,
                ),
                column,
            )
        if len(found) > 1:
            raise RowProblem(
                self.env._(
                    "“%(code)s” may mean several units: write %(paths)s.",
                    code=reference,
                    paths=", ".join(map(self.reference, found[:3])),
                ),
                column,
            )
        return found[0]

    def _ends(self, unit, wanted) -> bool:
        codes = [_key(one.code) for one in self._line(unit)]
        return codes[: len(wanted)] == wanted[::-1]

    # -- the rows ----------

    def carry_out(self, book, outcomes, tell) -> None:
        """Make or change the units of ``book``, superiors first.

        :param book: the ``StaffBook``; of its faulty rows all other faults are told
        :param tell: called with 1 after each row
        """
        rows, self._outcomes = book.units, outcomes
        faulty = [
            UnitRow(**{"code": "", "name": "", **row.values})
            for row in book.faulty
            if row.layout is UNITS
        ]
        self._wrong.update({_key(row.code): row.row for row in faulty})
        self._settled: set[int] = set()
        self._seen: dict[int, int] = {}
        self._rows_by_code: dict[str, list] = {}
        self._taken = self._taken_identifiers(rows)
        for row in rows:
            self._rows_by_code.setdefault(_key(row.code), []).append(row)
        for row in rows:
            self._settle(row, ())
            tell(1)
        for row in faulty:
            self._refuse(row, *self._other_faults(row))

    def _taken_identifiers(self, rows) -> dict[str, int]:
        codes = [row.organ_id for row in rows if row.organ_id]
        units = self._units.search(
            [("organ_id", "in", codes), ("valid_to", "=", False)]
        )
        return {unit.organ_id: unit.id for unit in units}

    def _settle(self, row, below) -> None:
        if row.row in self._settled:
            return
        if row in below:
            self._refuse_cycle(below[below.index(row) :])
            return
        for other in self._above_in_sheet(row) if len(below) < MAX_DEPTH else ():
            self._settle(other, (*below, row))
        if row.row in self._settled:
            return
        self._settled.add(row.row)
        try:
            with self.env.cr.savepoint():
                outcome, message = self._carry_out_row(row)
        except UserError as error:
            self._wrong.setdefault(_key(row.code), row.row)
            self._refuse(row, error, *self._other_faults(row))
        else:
            self._outcomes.note(UNITS.title, row.row, outcome, row.name, message)

    def _refuse(self, row, *errors) -> None:
        """Tell what is against a row, of each column the first fault."""
        told = {}
        for error in errors:
            told.setdefault(getattr(error, "column", "") or error.args[0], error)
        for error in told.values():
            self._outcomes.refuse(UNITS.title, row.row, row.name or row.code, error)

    def _other_faults(self, row):
        """Yield what is wrong with superior and identifier of a row refused anyway."""
        parent = self._units
        try:
            parent = self._parent(row)
        except RowProblem as error:
            yield error
        try:
            self._check_identifier(row, parent)
        except RowProblem as error:
            yield error

    def _above_in_sheet(self, row) -> list:
        wanted = _parts(row.parent)
        if not wanted:
            return []
        found = [
            other
            for other in self._rows_by_code.get(wanted[-1], [])
            if len(wanted) == 1
            or not other.parent
            or _parts(other.parent)[-1] == wanted[-2]
        ]
        others = [other for other in found if other is not row]
        return others or (found if wanted[-1] not in self._by_code else [])

    def _refuse_cycle(self, rows) -> None:
        names = " → ".join(row.code for row in (*rows, rows[0]))
        for row in rows:
            self._settled.add(row.row)
            problem = RowProblem(
                self.env._("The units lie below each other in a circle: %s.", names),
                UNITS.column("parent").title,
            )
            self._outcomes.refuse(UNITS.title, row.row, row.name, problem)

    # -- one row ----------

    def _carry_out_row(self, row):
        unit = self._existing(row)
        if row.organ_id:
            self._check_identifier_free(row, unit)
        if first := self._seen.get(unit.id):
            raise RowProblem(
                self.env._("This unit stands in row %s already.", first),
                UNITS.column("code").title,
            )
        made = self._change(unit, row) if unit else self._create(row)
        if unit:
            self._seen[unit.id] = row.row
        if row.organ_id:
            self._taken[row.organ_id] = unit.id or -row.row
        return made

    def _existing(self, row):
        code = _key(row.code)
        if not row.parent and code == _key(self.agency.code):
            return self.agency.sudo()
        return self._by_place.get((self._parent(row).id, code), self._units)

    def _parent(self, row):
        if not row.parent:
            return self.agency.sudo()
        return self.find(row.parent, UNITS.column("parent").title)

    def _check_identifier_free(self, row, unit) -> None:
        owner = self._taken.get(row.organ_id)
        if owner and owner != unit.id:
            raise RowProblem(
                self._taken_message(row.organ_id, owner),
                UNITS.column("organ_id").title,
            )

    def _taken_message(self, code, owner) -> str:
        if owner < 0:
            return self.env._(
                "The identifier %(code)s stands in row %(row)s already.",
                code=code,
                row=-owner,
            )
        units = self.env["qlvb.unit"]
        return units._identifier_taken_message(code, self._units.browse(owner))

    def _check_may(self, kind, parent) -> None:
        if self._operates:
            return
        if kind == "agency" or parent.agency_id != self.agency:
            raise RowProblem(
                self.env._(
                    "Only the operator makes or changes agencies; you have the "
                    "departments of %(agency)s.",
                    agency=self.agency.name,
                )
            )

    def _kind(self, row):
        return self._kinds.get(row.kind, self.env["qlvb.body.kind"])

    def _create(self, row):
        parent, body = self._parent(row), self._kind(row)
        kind = body.unit_kind or "department"
        self._check_may(kind, parent)
        self._check_identifier(row, parent)
        units = self._units._by_instrument(self._instrument("unit.create"))
        values = {
            "name": row.name,
            "code": row.code,
            "kind": kind,
            "body_kind_id": body.id,
            "parent_id": parent.id,
            "organ_id": row.organ_id or False,
            "place": row.place or (kind == "agency" and parent.place),
            "valid_from": today(),
        }
        if kind == "agency":
            values["superior_name"] = parent.name
            values["is_committee"] = body.code in ("province", "commune", "ward")
        unit = units.create(values)
        self.env.flush_all()
        self._add(unit)
        self._seen[unit.id] = row.row
        return NEW, self.env._("below %(parent)s", parent=parent.name)

    def _check_identifier(self, row, parent) -> None:
        if not row.organ_id:
            return
        problem = self._units._identifier_problem(
            row.organ_id, row.name, parent._own_identifier_or_above()
        )
        if problem:
            raise RowProblem(problem, UNITS.column("organ_id").title)

    def _change(self, unit, row):
        facts = {
            name: value
            for name, value in (("name", row.name), ("organ_id", row.organ_id))
            if value and value != unit[name]
        }
        other = self._other_values(unit, row)
        if not facts and not other:
            return SAME, ""
        self._check_may(unit.kind, unit.parent_id)
        if "organ_id" in facts:
            self._check_identifier(row, unit.parent_id)
        message = self._difference(unit, facts | other)
        if facts:
            self._rename(unit, facts)
        if other:
            unit.write(other)
        return CHANGED, message

    def _other_values(self, unit, row) -> dict:
        body, values = self._kind(row), {}
        if body and body != unit.body_kind_id:
            if body.unit_kind != unit.kind:
                raise RowProblem(
                    self.env._("An agency does not become a department by a sheet."),
                    UNITS.column("kind").title,
                )
            values["body_kind_id"] = body.id
        if row.place and row.place != unit.place:
            values["place"] = row.place
        return values

    def _difference(self, unit, values) -> str:
        bodies = self.env["qlvb.body.kind"]
        words = []
        for name, value in values.items():
            label = unit.with_env(self.env)._fields[name]._description_string(self.env)
            old = unit[name]
            if name == "body_kind_id":
                old, value = old.with_env(self.env).name, bodies.browse(value).name
            words.append(f"{label}: {old or '–'} → {value}")
        return "; ".join(words)

    def _rename(self, unit, facts) -> None:
        # sudo: `_check_may` has checked the actor's right over the unit
        change = (
            self.env["qlvb.unit.change"]
            .sudo()
            .create(
                {
                    "kind": "rename",
                    "source_ids": [Command.set(unit.ids)],
                    "effective_date": today(),
                    "instrument_number": self.request.number,
                    "instrument_date": self.request.date,
                    "instrument_issuer": self.request.signer,
                    **{f"new_{name}": value for name, value in facts.items()},
                }
            )
        )
        change.action_apply()

    def _instrument(self, event) -> Instrument:
        request = self.request
        return Instrument(today(), request.number, request.date, request.signer, event)
