# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..clock import today
from ..instrument import Instrument

# Written by the acts only.
ACT_FIELDS = frozenset({"state", "failure", "done_at", "done_by_id", "outcome"})


class QlvbUnitChange(models.Model):
    """A change of units ordered by an instrument: shown, then done whole or not at all.

    One whose day is to come waits for it and can be withdrawn before.
    """

    _name = "qlvb.unit.change"
    _description = "Change of units by a decision"
    _order = "effective_date desc, id desc"

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
    retroactive_clause = fields.Char(
        string="Clause that lets it take effect earlier",
        help="Needed when the decision was signed after the day it takes effect on.",
    )
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
    outcome = fields.Html(
        string="What it changed", readonly=True, copy=False, sanitize=False
    )
    failure = fields.Text(
        string="Why it was not done on its day", readonly=True, copy=False
    )

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
    def _written_by_acts(self):
        # nor a file past its inspection
        return super()._written_by_acts() | ACT_FIELDS | {"content"}

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

    # -- the decision and what it touches ----------------------------------------------

    def _instrument(self, event: str) -> Instrument:
        return Instrument(
            effective_date=self.effective_date,
            number=self.instrument_number,
            date=self.instrument_date,
            issuer=self.instrument_issuer,
            event=event,
            change_id=self.id,
            retroactive_clause=self.retroactive_clause or None,
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
