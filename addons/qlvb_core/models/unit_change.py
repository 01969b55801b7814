# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL, format_date

from ..clock import today
from ..instrument import Instrument

# Written by the acts only.
ACT_FIELDS = frozenset({"state", "failure", "done_at", "done_by_id"})


class QlvbUnitChange(models.Model):
    """A change of units ordered by an instrument: shown, then done whole or not at all.

    One whose day is to come waits for it and can be withdrawn before.
    """

    _name = "qlvb.unit.change"
    _description = "Change of units by a decision"
    _order = "effective_date desc, id desc"

    name = fields.Char(string="Change", compute="_compute_name")
    kind = fields.Selection(
        [
            ("create", "New unit"),
            ("rename", "New name, code or identifier"),
            ("move", "New superior"),
            ("merge", "Merger"),
            ("split", "Split"),
            ("dissolve", "Dissolution"),
        ],
        required=True,
        default="rename",
        string="Kind of change",
    )
    state = fields.Selection(
        [
            ("draft", "Being prepared"),
            ("planned", "Planned"),
            ("done", "Done"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
    )
    effective_date = fields.Date(
        string="Takes effect on", required=True, default=lambda self: today()
    )
    is_future = fields.Boolean(compute="_compute_is_future")
    instrument_number = fields.Char(string="Decision number", required=True)
    instrument_date = fields.Date(string="Decision date", required=True)
    instrument_issuer = fields.Char(string="Signed by, issued by", required=True)
    content = fields.Binary(string="Decision (file)", attachment=True, copy=False)
    filename = fields.Char(copy=False)
    source_ids = fields.Many2many(
        "qlvb.unit",
        "qlvb_unit_change_source",
        string="Units that change",
        context={"active_test": False},
    )
    target_id = fields.Many2one(
        "qlvb.unit",
        string="Into this unit",
        ondelete="restrict",
        index="btree_not_null",
        help="Who takes over the departments, people, papers and unfinished work. "
        "Empty in a merger: a new unit.",
    )
    new_kind = fields.Selection(
        [("agency", "Agency"), ("department", "Department")], default="agency"
    )
    new_body_kind_id = fields.Many2one(
        "qlvb.body.kind", string="New kind of body", ondelete="restrict"
    )
    new_name = fields.Char()
    new_code = fields.Char(string="New abbreviation")
    new_organ_id = fields.Char(string="New identifier")
    new_parent_id = fields.Many2one(
        "qlvb.unit",
        string="New superior unit",
        ondelete="restrict",
        index="btree_not_null",
    )
    new_superior_name = fields.Char(string="New superior body (printed)")
    new_place = fields.Char(string="New place")
    old_continues = fields.Boolean(
        string="The old unit goes on",
        help="Only parts leave it; otherwise it ends and all its parts go elsewhere.",
    )
    part_ids = fields.One2many("qlvb.unit.change.part", "change_id", copy=True)
    placement_ids = fields.One2many(
        "qlvb.unit.change.placement", "change_id", copy=True
    )
    done_at = fields.Datetime(readonly=True, copy=False)
    done_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    failure = fields.Text(
        string="Why it was not done on its day", readonly=True, copy=False
    )

    @api.depends(
        "kind", "source_ids", "new_name", "target_id", "part_ids", "effective_date"
    )
    @api.depends_context("lang")
    def _compute_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for change in self:
            before = ", ".join(change._names_before())
            after = ", ".join(filter(None, change._names_after()))
            words = " → ".join(filter(None, (before, after)))
            change.name = f"{kinds.get(change.kind, '')}: {words}"

    def _names_before(self) -> list[str]:
        if self.kind == "create":
            return []
        day = self.effective_date and self._last_day
        return [unit._as_of(day).name for unit in self.source_ids]

    def _names_after(self) -> list[str]:
        match self.kind:
            case "move":
                return [self.new_parent_id.name]
            case "split":
                return self.part_ids.mapped("label")
            case "create" | "rename":
                return [self.new_name]
            case _:
                return [self.target_id.name or self.new_name]

    @api.depends("effective_date")
    def _compute_is_future(self):
        day = today()
        for change in self:
            change.is_future = (
                bool(change.effective_date) and change.effective_date > day
            )

    # -- what a person may write -------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_values(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_values(vals)
        self._check_being_prepared()
        return super().write(vals)

    @api.model
    def _check_values(self, vals):
        self.env["qlvb.file.wizard"]._inspect_content(vals)
        if not self.env.su and ACT_FIELDS.intersection(vals):
            raise AccessError(
                self.env._("The state of a change is written by its acts only.")
            )

    def _check_being_prepared(self):
        """Refuse a person who would alter what has been planned or done."""
        if not self.env.su and any(change.state != "draft" for change in self):
            raise UserError(
                self.env._(
                    "This change is no longer being prepared. Withdraw it and prepare "
                    "a new one."
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_draft_only(self):
        if any(change.state != "draft" for change in self):
            raise UserError(self.env._("Only a change being prepared is deleted."))

    # -- acts --------------------------------------------------------------------------

    def action_apply(self):
        """Carry out the change now, whole or not at all.

        :raise UserError: it is not being prepared, its day is to come, or
            ``_problems`` finds a reason against it
        """
        self.ensure_one()
        self.check_access("write")
        change = self._locked("draft")
        if change.is_future:
            raise UserError(
                self.env._(
                    "It takes effect on %(day)s only: plan it.",
                    day=format_date(self.env, self.effective_date),
                )
            )
        change._carry_out()

    def action_plan(self):
        """Let the change be carried out on its day, by the daily job."""
        self.ensure_one()
        self.check_access("write")
        change = self._locked("draft")
        if not change.is_future:
            raise UserError(self.env._("Its day has come: carry it out now."))
        change._check()
        change.state = "planned"
        change._log("unit.plan")

    def action_withdraw(self):
        """Take a planned change back before its day."""
        self.ensure_one()
        self.check_access("write")
        change = self._locked("planned")
        change.state = "withdrawn"
        change._log("unit.withdraw")

    def _locked(self, state):
        """Return the change with all rights, it and its units held for this act.

        Who comes second is played again by the server and then finds it done.
        """
        # sudo: the caller has checked the right to this change
        change = self.sudo()
        units = change._involved()
        for table, rows in ((self._table, self), ("qlvb_unit", units)):
            if rows:
                self.env.cr.execute(
                    SQL(
                        "SELECT id FROM %s WHERE id IN %s ORDER BY id FOR UPDATE",
                        SQL.identifier(table),
                        tuple(rows.ids),
                    ),
                    log_exceptions=False,
                )
        if change.state != state:
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(name)s is now “%(state)s”. Reload the page.",
                    name=change.name,
                    state=labels[change.state],
                )
            )
        return change

    def _involved(self):
        """Return the units the change touches."""
        return (
            self.source_ids
            | self.target_id
            | self.new_parent_id
            | self.part_ids.unit_id
            | self.placement_ids.unit_id
            | self.placement_ids.into_id
        )

    def _carry_out(self):
        self._check()
        getattr(self, f"_apply_{self.kind}")()
        self.write(
            {
                "state": "done",
                "failure": False,
                "done_at": fields.Datetime.now(),
                "done_by_id": self.env.uid,
            }
        )

    def _instrument(self, event: str) -> Instrument:
        return Instrument(
            effective_date=self.effective_date,
            number=self.instrument_number,
            date=self.instrument_date,
            issuer=self.instrument_issuer,
            event=event,
            change_id=self.id,
        )

    def _log(self, code, **data):
        """Write one event for each unit that changes."""
        instrument = self._instrument(code)
        for unit in self.source_ids or self.new_parent_id:
            self.env["qlvb.audit.event"]._log(
                code, unit, change=self.name, **instrument.journal(), **data
            )

    @property
    def _last_day(self):
        """The last day of what ends by this change."""
        return self.effective_date - timedelta(1)

    @api.model
    def _carry_out_due(self):
        """Daily: do what was planned for today; what fails stays, with its reason."""
        due = self.search(
            [("state", "=", "planned"), ("effective_date", "<=", today())],
            order="effective_date, id",
        )
        for change in due:
            try:
                with self.env.cr.savepoint():
                    change._locked("planned")._carry_out()
            except UserError as error:
                change.failure = str(error)
                change._log("unit.failed", reason=str(error))
