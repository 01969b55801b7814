# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import fields, models

from odoo.addons.qlvb_core.clock import VIETNAM, today

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
        """Return the earlier of what its type and what its urgency ask for."""
        by_type = self._deadline(self._handling_days())
        rule = HOURS_RULES.get(self.urgency)
        if not rule:
            return by_type
        hours = self.env["qlvb.rule"]._value(rule)
        return min(by_type, self._deadline_in_hours(hours))

    def _handling_days(self) -> int:
        """Return the working days its type is handled in, the usual ones without."""
        usual = self.env["qlvb.rule"]._value("deadline.default_days")
        return self.type_id.handling_days or usual

    def _last_working_day(self, day):
        """Return ``day``, or the working day before it when that is not over yet."""
        calendar = self.env["qlvb.calendar.day"]._calendar(self.agency_id)
        before = calendar.add_working_days(day + timedelta(days=1), -1)
        return before if before >= today() else day

    def _deadline_in_hours(self, hours):
        """Return the day on which ``hours`` working hours from now end."""
        left = self._hours_left_today()
        if hours <= left:
            return today()
        per_day = self.env["qlvb.rule"]._value("work.hours_per_day")
        return self._deadline(-(-(hours - left) // per_day))

    def _hours_left_today(self) -> int:
        rules = self.env["qlvb.rule"]
        calendar = self.env["qlvb.calendar.day"]._calendar(self.agency_id)
        if not calendar.is_working(today()):
            return 0
        now = fields.Datetime.now().astimezone(VIETNAM)
        left = rules._value("work.closing_hour") - now.hour - (now.minute > 0)
        return min(max(left, 0), rules._value("work.hours_per_day"))


class QlvbDocumentType(models.Model):
    _inherit = "qlvb.document.type"

    handling_days = fields.Integer(
        string="Handled in (working days)",
        help="Empty: the usual time. A directive or a procedure may set another date.",
    )

    _handling_days_check = models.Constraint(
        "CHECK (handling_days >= 0)", "The time to handle a document is not negative."
    )
