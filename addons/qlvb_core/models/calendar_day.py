# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models, tools
from odoo.tools import format_date

from ..office_language import in_office_language
from ..qlvb_toolkit.working_days import WorkingCalendar

MONDAY_TO_FRIDAY = frozenset(range(5))


class QlvbCalendarDay(models.Model):
    """A day off, or a make-up working day, of the province or of one agency.

    Holidays come from the Labour Code Điều 112 and the yearly notice that fixes the
    days and swaps working days; without any row the week is Monday to Friday.
    """

    _name = "qlvb.calendar.day"
    _description = "Day off or make-up day"
    _order = "date, agency_id"

    date = fields.Date(required=True)
    kind = fields.Selection(
        [("off", "Day off"), ("work", "Make-up working day")], required=True
    )
    name = fields.Char(required=True)
    agency_id = fields.Many2one(
        "qlvb.unit",
        ondelete="restrict",
        domain="[('kind', '=', 'agency')]",
        default=lambda self: self._changeable_agencies()[:1],
        help="Empty: the whole province.",
    )
    source = fields.Char(required=True, help="The notice that sets the day.")
    where = fields.Char(string="Where it holds", compute="_compute_where")
    weekday = fields.Char(string="Day of the week", compute="_compute_weekday")
    can_change = fields.Boolean(compute="_compute_can_change")
    changeable_agency_ids = fields.Many2many("qlvb.unit", compute="_compute_can_change")

    _province_uniq = models.UniqueIndex(
        "(date) WHERE agency_id IS NULL",
        "This day is in the province's calendar already.",
    )
    _agency_uniq = models.UniqueIndex(
        "(agency_id, date) WHERE agency_id IS NOT NULL",
        "This day is in the agency's calendar already.",
    )

    @api.depends("agency_id.name")
    @api.depends_context("lang")
    def _compute_where(self):
        for day in self:
            day.where = day.agency_id.name or self.env._("The whole province")

    @api.depends("date")
    @api.depends_context("lang")
    def _compute_weekday(self):
        for day in self:
            day.weekday = day.date and format_date(
                self.env, day.date, date_format="EEEE"
            )

    @api.depends_context("uid")
    def _compute_can_change(self):
        """Tell the list which rows are the user's: the rule decides (R10)."""
        agencies = self._changeable_agencies()
        kept = self._origin._filtered_access("write")
        for day in self:
            day.can_change = not day._origin or day._origin in kept
            day.changeable_agency_ids = agencies

    @api.model
    def _changeable_agencies(self):
        """Return the agencies whose days the user enters: a clerk's."""
        return self.env.user._qlvb_posts("clerk").agency_id

    # -- each change moves deadlines to come: it is an event ----------

    @api.model_create_multi
    def create(self, vals_list):
        days = super().create(vals_list)
        days._changed("calendar.create", {day: day._told() for day in days})
        return days

    def write(self, vals):
        before = {day: day._told() for day in self}
        result = super().write(vals)
        notes = {day: f"{told} → {day._told()}" for day, told in before.items()}
        self._changed("calendar.write", notes)
        return result

    def unlink(self):
        self._changed("calendar.unlink", {day: day._told() for day in self})
        return super().unlink()

    def _changed(self, code, notes):
        """Note each day's change, and count deadlines anew."""
        self.env.registry.clear_cache()
        # only the installation itself has all rights; a caller may say what he likes
        shipped = self.env.su and self.env.context.get("install_mode")
        for day in self if not shipped else ():
            self.env["qlvb.audit.event"]._log(code, day, note=notes[day])

    def _told(self) -> str:
        """Return "02/09/2026, Day off, Quốc khánh: notice", as the journal keeps it."""
        kinds = dict(
            self._fields["kind"]._description_selection(in_office_language(self).env)
        )
        return f"{self.date:%d/%m/%Y}, {kinds[self.kind]}, {self.name}: {self.source}"

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
