# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.fields import Domain

LATE = "qlvb_workflow.mail_activity_type_late_below"


class QlvbFollowUp(models.Model):
    """Work late by some days is told to the head of the unit, then the leader (R109).

    Gone once nothing is as late.
    """

    _inherit = "qlvb.follow.up"

    @api.model
    def _escalate_late(self):
        """Daily: tell each head how much of the unit's work is that late."""
        days = self.env["qlvb.rule"]._value("late.escalate_days")
        late = self._by_person(self._superiors(self._late(days)))
        self._set_reminders(LATE, late, "theo-doi")

    def _late(self, days) -> list:
        """Return (principal, unit, agency, count) late by ``days`` working days."""
        domain = Domain("state", "=", "open") & Domain.OR(
            where & Domain("due_date", "<", first)
            for where, first in self._first_days_in_time(days)
        )
        # sudo: numbers only, for the holder's head
        return self.sudo()._read_group(
            domain, ["principal", "unit_id", "agency_id"], ["__count"]
        )

    @api.model
    def _reminder_words(self, type_xmlid, reader, figure):
        if type_xmlid != LATE:
            return super()._reminder_words(type_xmlid, reader, figure)
        return reader._(
            "%(count)s work item(s) long late in what you head", count=figure
        )
