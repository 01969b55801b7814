# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit.reading import DocumentReading, Field

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestIntakeDue(WorkflowCase):
    """R82: the due date is the day that the text of the paper asks for."""

    def guessed(self, value: str, issued="2026-11-20"):
        """Return the due date guessed from what the reader found."""
        found = DocumentReading(
            date=Field(issued, 0.9), due_date=Field(value, 0.94, 0, None, "text")
        )
        document = self.env["qlvb.document"].new({"agency_id": self.agency.id})
        guess = document._guesses(found).get("due_date")
        return guess and fields.Date.to_date(guess["value"])

    def later(self, start, days: int):
        calendar = self.env["qlvb.calendar.day"]._calendar(self.agency)
        return calendar.add_working_days(start, days)

    def test_a_day_is_taken_as_it_is(self):
        self.assertEqual(str(self.guessed("2026-12-15")), "2026-12-15")

    def test_working_days_count_from_the_receipt(self):
        """R82: they end on a working day of the agency's calendar."""
        self.assertEqual(self.guessed("5 ngày làm việc"), self.later(today(), 5))

    def test_days_count_from_the_receipt(self):
        self.assertEqual(self.guessed("15 ngày"), today() + timedelta(days=15))

    def test_working_days_count_from_the_issue(self):
        issued = fields.Date.to_date("2026-11-20")
        due = self.guessed("3 ngày làm việc từ ngày ban hành")
        self.assertEqual(due, self.later(issued, 3))

    def test_without_a_date_of_issue_days_count_from_the_receipt(self):
        due = self.guessed("3 ngày làm việc từ ngày ban hành", issued="")
        self.assertEqual(due, self.later(today(), 3))

    def test_nothing_is_guessed_when_the_text_asks_nothing(self):
        self.assertFalse(self.guessed(""))
