# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models

# How a document may leave a procedure (closed flow: Regulation Điều 8, R67).
ENDINGS = [
    ("done", "Finished"),
    ("filed", "Filed"),
    ("transferred", "Dossier handed over"),
    ("returned", "Returned to the sender"),
    ("recalled", "Recalled"),
]


class QlvbProcedureStep(models.Model):
    """A step: who leads, supports and is informed, what is asked, how long, what next.

    Limits count from the start of the step, in working days or hours (R66, R68).
    """

    _name = "qlvb.procedure.step"
    _description = "Step of an internal procedure"
    _inherit = ["qlvb.procedure.child"]
    _order = "procedure_id, sequence, id"

    procedure_id = fields.Many2one(
        "qlvb.procedure", required=True, ondelete="cascade", index=True
    )
    agency_id = fields.Many2one("qlvb.unit", compute="_compute_agency_id")
    sequence = fields.Integer(default=10)
    number = fields.Integer(string="No.", compute="_compute_number")
    name = fields.Char(required=True)
    task = fields.Char(string="What is asked")
    limit = fields.Integer(string="Time limit", required=True, default=1)
    limit_kind = fields.Selection(
        [("days", "working days"), ("hours", "working hours")],
        required=True,
        default="days",
    )
    part_ids = fields.One2many(
        "qlvb.procedure.part", "step_id", string="Who takes part", copy=True
    )
    then = fields.Selection(
        [("next", "The next step"), ("step", "Another step"), *ENDINGS],
        string="Afterwards",
        required=True,
        default="next",
    )
    next_id = fields.Many2one(
        "qlvb.procedure.step",
        string="Step that follows",
        ondelete="set null",
        copy=False,
        domain="[('procedure_id', '=', procedure_id), ('id', '!=', id)]",
    )
    holder_words = fields.Char(string="Who", compute="_compute_holder_words")
    limit_words = fields.Char(string="Takes", compute="_compute_limit_words")
    then_words = fields.Char(string="Then", compute="_compute_then_words")

    _limit_check = models.Constraint(
        'CHECK ("limit" > 0)', "A time limit is at least one day or one hour."
    )

    def _owner_fields(self):
        return frozenset({"procedure_id"})

    def _owner(self):
        return self.procedure_id

    @api.depends("procedure_id.agency_id")
    @api.depends_context("procedure_agency_id")
    def _compute_agency_id(self):
        for step in self:
            step.agency_id = step.procedure_id.agency_id or step._agency_of_form()

    # -- order ----------

    @api.depends("procedure_id.step_ids.sequence")
    def _compute_number(self):
        for procedure, steps in self.grouped("procedure_id").items():
            order = procedure.step_ids.sorted("sequence")._ids
            places = {step_id: place for place, step_id in enumerate(order, 1)}
            for step in steps:
                step.number = places.get(step.id, 0)

    def _next(self):
        """Return the step that follows, empty after the last one."""
        self.ensure_one()
        if self.then == "step":
            return self.next_id
        if self.then != "next":
            return self.browse()
        after = self.procedure_id.step_ids.sorted("sequence")
        return after.filtered(lambda step: step.number == self.number + 1)

    # -- words ----------

    @api.depends("part_ids.role", "part_ids.holder")
    def _compute_holder_words(self):
        for step in self:
            step.holder_words = "; ".join(
                f"{label}: {names}" for label, names in step._holders_by_role()
            )

    def _holders_by_role(self) -> list[tuple[str, str]]:
        """Return (label of the role, names), the lead first."""
        labels = self.env["qlvb.procedure.part"]._fields["role"]
        by_role = self.part_ids.grouped("role")
        return [
            (label, ", ".join(part.holder or "?" for part in by_role[role]))
            for role, label in labels._description_selection(self.env)
            if role in by_role
        ]

    @api.depends("limit", "limit_kind")
    def _compute_limit_words(self):
        kinds = dict(self._fields["limit_kind"]._description_selection(self.env))
        for step in self:
            step.limit_words = f"{step.limit} {kinds.get(step.limit_kind, '')}"

    @api.depends("then", "next_id.number", "next_id.name")
    def _compute_then_words(self):
        labels = dict(self._fields["then"]._description_selection(self.env))
        for step in self:
            step.then_words = (
                self.env._(
                    "Step %(number)s: %(name)s",
                    number=step.next_id.number,
                    name=step.next_id.name,
                )
                if step.then == "step" and step.next_id
                else labels.get(step.then, "")
            )

    @api.depends("number", "name")
    def _compute_display_name(self):
        for step in self:
            step.display_name = f"{step.number}. {step.name or ''}"

    # -- time ----------

    def _days(self) -> int:
        """Return how many working days the limit fills, begun ones as whole."""
        if self.limit_kind == "days":
            return self.limit
        per_day = self.env["qlvb.rule"]._hours().per_day
        return -(-timedelta(hours=self.limit) // per_day)

    def _due(self, document) -> dict:
        """Return the day, or the hour, at which the limit ends if it begins now."""
        if self.limit_kind == "days":
            return {"due_date": document._deadline(self.limit)}
        return {"due_at": document._after_hours(self.limit)}
