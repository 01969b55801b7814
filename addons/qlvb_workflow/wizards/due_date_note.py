# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.qlvb_core.clock import in_vietnam


class QlvbDueDateNote(models.AbstractModel):
    """A dialog about a document that says when a due date is no working day.

    It warns and refuses nothing: what comes from above may end on a Saturday.
    """

    _name = "qlvb.due.date.note"
    _description = "Dialog with a due date"

    day_off_words = fields.Char(compute="_compute_day_off_words")
    hour_words = fields.Char(compute="_compute_hour_words")

    @api.model
    def _due_date_fields(self) -> tuple[str, ...]:
        """Return the fields of the dialog that hold due dates, dotted below lines."""
        return ("due_date",)

    @api.depends(lambda self: self._due_date_fields())
    @api.depends_context("lang")
    def _compute_day_off_words(self):
        calendars = self.env["qlvb.calendar.day"]
        for wizard in self:
            calendar = calendars._calendar(wizard.document_id.agency_id)
            off = {day for day in wizard._due_dates() if not calendar.is_working(day)}
            wizard.day_off_words = bool(off) and self.env._(
                "No working day of the agency: %(days)s.",
                days=", ".join(map(self._day_words, sorted(off))),
            )

    @api.depends(lambda self: self._due_date_fields())
    @api.depends_context("lang")
    def _compute_hour_words(self):
        """Say of the day that has one by which hour the work is due then."""
        for wizard in self:
            moment = wizard._due_moment()
            local = moment and in_vietnam(moment)
            counts = local and local.date() in set(wizard._due_dates())
            wizard.hour_words = counts and self.env._(
                "On %(day)s due by %(hour)s.",
                day=local.strftime("%d/%m/%Y"),
                hour=local.strftime("%H:%M"),
            )

    def _due_moment(self):
        """Return the time, in UTC, by which the whole work is due, if by an hour."""
        return None

    def _due_dates(self):
        """Yield the due dates chosen so far."""
        for name in self._due_date_fields():
            yield from filter(None, self.mapped(name))

    def _day_words(self, day) -> str:
        return format_date(self.env, day, date_format="EEEE dd/MM/yyyy")
