# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import UTC, time, timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import VIETNAM, midnight

AT_THE_DOOR = ("arrived", "registered")
DOOR_KINDS = ("receive", "present")


class QlvbDocument(models.Model):
    """Registered or presented too late (Decree 30/2020 Điều 4.2.c, 23.1; R89).

    On the day of receipt, at latest the next working day; urgent ones within minutes.
    """

    _inherit = "qlvb.document"

    intake_due_at = fields.Datetime(
        string="To be presented by",
        compute="_compute_intake_due_at",
        store=True,
        precompute=True,
    )
    was_taken_in_late = fields.Boolean(
        string="Registered or presented late", readonly=True, copy=False
    )
    is_intake_late = fields.Boolean(
        string="Late at the door",
        compute="_compute_is_intake_late",
        search="_search_is_intake_late",
    )

    intake_late_words = fields.Char(compute="_compute_intake_late_words")

    _door_idx = models.Index(
        "(agency_id, intake_due_at) WHERE state IN ('arrived', 'registered')"
    )
    _late_idx = models.Index("(agency_id, arrival_date) WHERE was_taken_in_late")

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"was_taken_in_late"}

    @api.depends("received_at", "urgency", "envelope_id.returned_at")
    def _compute_intake_due_at(self):
        for document in self:
            begins = document.envelope_id.returned_at or document.received_at
            document.intake_due_at = begins and document._due_after(begins)

    def _due_after(self, moment):
        """Return until when it must be presented that came at ``moment`` (UTC)."""
        rule = self.env["qlvb.rule"]._value
        if self.urgency != "0":
            return moment + timedelta(minutes=rule("register.urgent_minutes"))
        day = self._in_viet_nam(moment).date()
        calendar = self.env["qlvb.calendar.day"]._calendar(self.agency_id)
        last = calendar.add_working_days(day, rule("present.max_days"))
        return midnight(last + timedelta(days=1))

    def _in_viet_nam(self, moment):
        return moment.replace(tzinfo=UTC).astimezone(VIETNAM)

    @api.depends("is_intake_late", "intake_due_at")
    @api.depends_context("lang")
    def _compute_intake_late_words(self):
        for document in self:
            due = document.is_intake_late and document.intake_due_at
            document.intake_late_words = due and self._late_words(due)

    def _late_words(self, due) -> str:
        last = self._in_viet_nam(due)
        if last.time() == time.min:  # a whole day
            day = last.date() - timedelta(days=1)
            return self.env._("Late: to be presented on %(day)s.", day=self._day(day))
        return self.env._(
            "Late: to be presented by %(moment)s.",
            moment=last.strftime("%H:%M, %d/%m/%Y"),
        )

    @api.depends("state", "intake_due_at", "was_taken_in_late")
    def _compute_is_intake_late(self):
        now = fields.Datetime.now()
        for document in self:
            due, waits = document.intake_due_at, document.state in AT_THE_DOOR
            waits_late = bool(due) and waits and due < now
            document.is_intake_late = document.was_taken_in_late or waits_late

    def _search_is_intake_late(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return self._intake_late_domain()

    @api.model
    def _intake_late_domain(self):
        waits = Domain("state", "in", AT_THE_DOOR)
        late = Domain("intake_due_at", "<", fields.Datetime.now())
        return Domain("was_taken_in_late", "=", True) | waits & late

    def _note_door(self):
        """Note that it passes the door now, when that is late."""
        due = self.intake_due_at
        if due and due < fields.Datetime.now():
            # sudo: a fact of the act that has just been checked
            self.sudo().was_taken_in_late = True

    def _enter(self, step, items, next_work=()):
        super()._enter(step, items, next_work)
        self._note_door()

    def action_present(
        self, leader_id: int, note: str | None = None, lines: list = (), due_date=None
    ):
        """Present to a leader; noted when it is late (R89)."""
        said = super().action_present(leader_id, note, lines, due_date)
        self._note_door()
        return said


class QlvbFollowUp(models.Model):
    """Late at the door: a matter of the head of the agency and of its office."""

    _inherit = "qlvb.follow.up"

    def _board_counters(self):
        """Add what waits at the door too long, while there is any."""
        late = Domain("state", "=", "open") & Domain("kind", "in", DOOR_KINDS)
        late &= Domain(
            "document_id", "any", [("intake_due_at", "<", fields.Datetime.now())]
        )
        count = self.search_count(late)
        if not count:
            return super()._board_counters()
        figure = {"key": "door", "label": self.env._("Late at the door")}
        figure |= {"count": count, "domain": list(late)}
        return [*super()._board_counters(), figure]

    @api.model
    def _compliance_matters(self, here):
        return [*super()._compliance_matters(here), self._intake_late_matter(here)]

    def _intake_late_matter(self, here):
        """Return what was registered or presented late, and what waits too long.

        The clerks hold the door together: a row for each agency.
        """
        documents = self.env["qlvb.document"]
        late = here & documents._intake_late_domain()
        groups = documents._read_group(
            late, ["agency_id"], ["__count", "intake_due_at:min"]
        )
        rows = [
            {
                "who": self.env._("Clerks"),
                "unit": agency.name,
                "count": count,
                "oldest": day.strftime("%d/%m/%Y"),
                "model": "qlvb.document",
                "domain": list(late & Domain("agency_id", "=", agency.id)),
            }
            for agency, count, day in groups
        ]
        label = self.env._("Registered or presented late")
        return self._matter("intake_late", label, rows)
