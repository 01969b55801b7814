# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models, tools

from ..qlvb_toolkit.working_days import WorkingCalendar

MONDAY_TO_FRIDAY = frozenset(range(5))


class QlvbCalendarDay(models.Model):
    """A day off, or a make-up working day, of the province or of one agency.

    Holidays come from the Labour Code Điều 112 and the yearly notice that fixes the
    days and swaps working days; without any row the week is Monday to Friday.
    """

    _name = "qlvb.calendar.day"
    _description = "Day off or make-up day"
    _order = "date desc, agency_id"

    date = fields.Date(required=True)
    kind = fields.Selection(
        [("off", "Day off"), ("work", "Make-up working day")], required=True
    )
    name = fields.Char(required=True)
    agency_id = fields.Many2one(
        "qlvb.unit",
        ondelete="restrict",
        domain="[('kind', '=', 'agency')]",
        help="Empty: the whole province.",
    )
    source = fields.Char(required=True, help="The notice that sets the day.")

    _province_uniq = models.UniqueIndex(
        "(date) WHERE agency_id IS NULL",
        "This day is in the province's calendar already.",
    )
    _agency_uniq = models.UniqueIndex(
        "(agency_id, date) WHERE agency_id IS NOT NULL",
        "This day is in the agency's calendar already.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        days = super().create(vals_list)
        self.env.registry.clear_cache()
        return days

    def write(self, vals):
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()

    @api.model
    def _calendar(self, agency) -> WorkingCalendar:
        """Return an agency's calendar; its own days go before the province's."""
        return self._calendar_of(agency.id or False)

    @tools.ormcache("agency_id")
    def _calendar_of(self, agency_id):
        # sudo: deadlines count the same for everybody
        days = self.sudo().search([("agency_id", "in", [False, agency_id])])
        own_last = days.sorted(lambda day: bool(day.agency_id))
        kinds = {day.date: day.kind for day in own_last}
        return WorkingCalendar(
            weekdays=MONDAY_TO_FRIDAY,
            off=frozenset(day for day, kind in kinds.items() if kind == "off"),
            work=frozenset(day for day, kind in kinds.items() if kind == "work"),
        )
