# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup

from odoo import api, models
from odoo.fields import Domain

LATE = "qlvb_workflow.mail_activity_type_late_below"


class QlvbFollowUp(models.Model):
    """Work late by some days is told to the head of the unit, then the leader (R109).

    One activity a person, renewed each day and gone once nothing is as late. It names
    no document: the list behind its link shows what the reader may see.
    """

    _inherit = "qlvb.follow.up"

    @api.model
    def _escalate_late(self):
        """Daily: tell each head how much of the unit's work is that late."""
        days = self.env["qlvb.rule"]._value("late.escalate_days")
        self._set_activities(LATE, self._by_person(self._superiors(self._late(days))))

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

    def _unread_words(self, kind, user, count):
        if kind != self.env.ref(LATE):
            return super()._unread_words(kind, user, count)
        reader = self.env(context={**self.env.context, "lang": user.lang})
        return reader._(
            "%(count)s work item(s) long late in what you head", count=count
        )

    def _activity_values(self, kind, user, summary):
        values = super()._activity_values(kind, user, summary)
        if kind == self.env.ref(LATE):
            reader = self.env(context={**self.env.context, "lang": user.lang})
            link = Markup('<a href="/odoo/theo-doi">%s</a>')
            values["note"] = link % reader._("Show the list")
        return values
