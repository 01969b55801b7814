# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date, timedelta

from odoo import models

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit.reading import DocumentReading
from odoo.addons.qlvb_core.qlvb_toolkit.reading.due import Span, span_of


class QlvbDocument(models.Model):
    """The due date as the text of the paper asks for it, for the clerk to confirm."""

    _inherit = "qlvb.document"

    def _guesses(self, reading: DocumentReading) -> dict[str, dict]:
        guesses = super()._guesses(reading)
        found = reading.due_date
        if found.value:
            span = span_of(found.value)
            day = self._end_of(span, reading) if span else found.value
            guesses["due_date"] = self._guess(day, found)
        return guesses

    def _end_of(self, span: Span, reading: DocumentReading) -> str:
        """Return the day the span ends, which began with the receipt or the issue."""
        issued = reading.date.value
        counted_from = span.since_issue and issued
        start = date.fromisoformat(issued) if counted_from else today()
        if not span.working:
            return (start + timedelta(days=span.days)).isoformat()
        calendar = self.env["qlvb.calendar.day"]._calendar(self.agency_id)
        return calendar.add_working_days(start, span.days).isoformat()
