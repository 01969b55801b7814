# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import fields, models

from odoo.addons.qlvb_core.clock import in_utc, in_vietnam, today

# By the urgency of a document: working hours to handle it in; none when not urgent.
HOURS_RULES = {
    "1": "deadline.urgent_hours",
    "2": "deadline.very_urgent_hours",
    "3": "deadline.express_hours",
}


class QlvbDocument(models.Model):
    """When work is due that carries no date of its own (Decree 30/2020 Điều 24)."""

    _inherit = "qlvb.document"

    def _handling_deadline(self):
        """Return the day its sender asks for, or its type; earlier if it is urgent."""
        day = self._asked_day() or self._deadline(self._handling_days())
        moment = self._urgent_moment()
        return min(day, in_vietnam(moment).date()) if moment else day

    def _asked_day(self):
        """Return by when an answer is asked for, read or entered, while it is ahead."""
        asked = self.due_date
        return asked if asked and asked >= today() else None

    def _urgent_moment(self):
        """Return the time, in UTC, by which its urgency asks it to be done, if any."""
        rule = HOURS_RULES.get(self.urgency)
        return rule and self._after_hours(self.env["qlvb.rule"]._value(rule))

    def _handling_days(self) -> int:
        """Return the working days its type is handled in, the usual ones without."""
        usual = self.env["qlvb.rule"]._value("deadline.default_days")
        return self.type_id.handling_days or usual

    def _last_working_day(self, day):
        """Return ``day``, or the working day before it when that is not over yet."""
        calendar = self.env["qlvb.calendar.day"]._calendar(self.agency_id)
        before = calendar.add_working_days(day + timedelta(days=1), -1)
        return before if before >= today() else day

    def _after_hours(self, hours):
        """Return when ``hours`` working hours of the agency from now end, in UTC."""
        calendar = self.env["qlvb.calendar.day"]._calendar(self.agency_id)
        now = in_vietnam(fields.Datetime.now()).replace(tzinfo=None)
        return in_utc(self.env["qlvb.rule"]._hours().after(calendar, now, hours))


class QlvbDocumentType(models.Model):
    _inherit = "qlvb.document.type"

    handling_days = fields.Integer(
        string="Handled in (working days)",
        help="Empty: the usual time. A directive or a procedure may set another date.",
    )

    _handling_days_check = models.Constraint(
        "CHECK (handling_days >= 0)", "The time to handle a document is not negative."
    )
