# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user, tagged


@tagged("post_install", "-at_install")
class TestCalendarDay(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        units = cls.env["qlvb.unit"]
        cls.agency = units.create(
            {"name": "Sở Nội vụ", "code": "SNV", "kind": "agency"}
        )
        cls.other = units.create({"name": "Sở Y tế", "code": "SYT", "kind": "agency"})

    def _calendar(self, agency=None):
        return self.env["qlvb.calendar.day"]._calendar(agency or self.agency)

    def _day(self, day, kind, agency=None):
        return self.env["qlvb.calendar.day"].create(
            {
                "date": day,
                "kind": kind,
                "name": "Ngày riêng",
                "source": "Thông báo 01/TB-SNV",
                "agency_id": agency.id if agency else False,
            }
        )

    def _clerk(self):
        clerk = new_test_user(self.env, "vanthu", groups="qlvb_core.group_user")
        self.env["qlvb.post"].create(
            {
                "user_id": clerk.id,
                "unit_id": self.agency.id,
                "title": "Văn thư",
                "role_ids": self.env["qlvb.role"].search([("code", "=", "clerk")]).ids,
            }
        )
        return clerk

    def test_official_holidays_of_2026(self):
        """Tết and the swapped Friday are off, the make-up Saturday is worked."""
        calendar = self._calendar()
        self.assertFalse(calendar.is_working(date(2026, 2, 17)))
        self.assertFalse(calendar.is_working(date(2026, 1, 2)))
        self.assertTrue(calendar.is_working(date(2026, 1, 10)))
        self.assertEqual(
            calendar.add_working_days(date(2026, 2, 13), 1), date(2026, 2, 23)
        )

    def test_every_swap_names_a_day_worked_for_it(self):
        """A day off "made up" on a Saturday has that Saturday in the calendar."""
        days = self.env["qlvb.calendar.day"].search([("agency_id", "=", False)])
        made_up = days.filtered(lambda day: day.kind == "work")
        swapped = days.filtered(lambda day: "hoán đổi" in day.name)
        self.assertEqual(len(made_up), len(swapped))
        self.assertTrue(all(day.source for day in days))
        self.assertTrue(all(day.date.weekday() >= 5 for day in made_up))
        self.assertTrue(all(day.date.weekday() < 5 for day in days - made_up))

    def test_a_changed_day_is_an_event(self):
        """R30: who moved the deadlines of an agency is known, and by which notice."""
        day = self._day(date(2026, 12, 24), "off", self.agency)
        day.unlink()
        events = self.env["qlvb.audit.event"].search(
            [("code", "in", ("calendar.create", "calendar.unlink"))], limit=2
        )
        self.assertEqual(len(events), 2)
        for event in events:
            self.assertIn("24/12/2026", event.detail)
            self.assertIn("01/TB-SNV", event.detail)

    def test_a_changed_day_tells_what_it_was(self):
        """R30: whoever checks a deadline of then sees which day was moved to which."""
        day = self._day(date(2026, 12, 24), "off", self.agency)
        day.write({"date": date(2026, 12, 31), "source": "Thông báo 02/TB-SNV"})
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "calendar.write")], limit=1
        )
        for told in ("24/12/2026", "01/TB-SNV", "31/12/2026", "02/TB-SNV"):
            self.assertIn(told, event.detail)

    def test_no_caller_silences_the_event(self):
        """R30: what an installation brings is no event, what a person enters is one."""
        day = self._day(date(2026, 12, 24), "off", self.agency)
        day.with_user(self._clerk()).with_context(install_mode=True).kind = "work"
        changed = [("code", "=", "calendar.write")]
        self.assertTrue(self.env["qlvb.audit.event"].search_count(changed, limit=1))

    def test_agency_goes_before_the_province(self):
        self._day(date(2026, 2, 17), "work", self.agency)
        self._day(date(2026, 3, 4), "off", self.agency)
        own, other = self._calendar(), self._calendar(self.other)
        self.assertTrue(own.is_working(date(2026, 2, 17)))
        self.assertFalse(own.is_working(date(2026, 3, 4)))
        self.assertFalse(other.is_working(date(2026, 2, 17)))
        self.assertTrue(other.is_working(date(2026, 3, 4)))

    def test_change_is_seen_at_once(self):
        self.assertTrue(self._calendar().is_working(date(2026, 11, 24)))
        day = self._day(date(2026, 11, 24), "off")
        self.assertFalse(self._calendar().is_working(date(2026, 11, 24)))
        day.kind = "work"
        self.assertTrue(self._calendar().is_working(date(2026, 11, 24)))
        day.kind = "off"
        day.unlink()
        self.assertTrue(self._calendar().is_working(date(2026, 11, 24)))

    def test_clerk_keeps_the_days_of_the_own_agency_only(self):
        clerk = self._clerk()
        self._day(date(2026, 3, 4), "off", self.agency).with_user(clerk).name = "Nghỉ"
        for agency in (self.other, None):
            day = self._day(date(2026, 3, 5), "off", agency)
            with self.assertRaises(AccessError):
                day.with_user(clerk).write({"name": "Nghỉ"})
