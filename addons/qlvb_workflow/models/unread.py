# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import midnight, today
from odoo.addons.qlvb_core.principal import role_principal

OWN = "qlvb_workflow.mail_activity_type_unread"
BELOW = "qlvb_workflow.mail_activity_type_unread_below"


class QlvbFollowUp(models.Model):
    """Assignments nobody opened: told to the person, later to the head (R245).

    One activity a person, renewed each day and gone once all is opened. It names no
    document: the list behind its link shows what the reader may see.
    """

    _inherit = "qlvb.follow.up"

    @api.model
    def _remind_unread(self):
        """Daily: set everybody's two activities to what is unread now."""
        rules = self.env["qlvb.rule"]
        unread = self._unread_counts(rules._value("unread.remind_days"))
        self._set_reminders(OWN, self._by_person(unread), "chua-mo")
        ignored = self._unread_counts(rules._value("unread.escalate_days"))
        self._set_reminders(BELOW, self._by_person(self._superiors(ignored)), "chua-mo")

    # -- counting ----------

    def _unread_counts(self, days) -> list:
        """Return (principal, unit, agency, count) unread ``days`` working days."""
        domain = (
            Domain("state", "=", "open")
            & Domain("unread_since", "!=", False)
            & Domain.OR(
                where & Domain("requested_at", "<", midnight(first))
                for where, first in self._first_days_in_time(days)
            )
        )
        # sudo: numbers only, for the holder and the holder's head
        return self.sudo()._read_group(
            domain, ["principal", "unit_id", "agency_id"], ["__count"]
        )

    def _first_days_in_time(self, days):
        """Yield agencies, as a domain, with the first day that is not too long ago."""
        calendars = self.env["qlvb.calendar.day"].sudo()
        own = [a for (a,) in calendars._read_group([], ["agency_id"]) if a]
        limits = {}
        for agency in own:
            limits.setdefault(self._days_ago(agency, days), []).append(agency.id)
        for day, ids in limits.items():
            yield Domain("agency_id", "in", ids), day
        others = Domain("agency_id", "not in", [agency.id for agency in own])
        yield others, self._days_ago(self.env["qlvb.unit"], days)

    def _days_ago(self, agency, days):
        """Return the day after the one from which ``days`` working days have passed."""
        calendar = self.env["qlvb.calendar.day"]._calendar(agency)
        return calendar.add_working_days(today(), -days) + timedelta(days=1)

    def _superiors(self, counts) -> list:
        """Replace each holder by the head of the unit; a head by the leaders."""
        keys = [principal for principal, *_rest in counts]
        heads = [role_principal("head", unit) for _p, unit, *_rest in counts]
        holders = self.env["qlvb.post"]._holders({*keys, *heads})
        superiors = []
        for (principal, unit, agency, count), head in zip(counts, heads, strict=True):
            is_head = holders[principal] & holders[head] or not holders[head]
            superior = role_principal("leader", agency) if is_head else head
            superiors.append((superior, unit, agency, count))
        return superiors

    @api.model
    def _reminder_words(self, type_xmlid, reader, count) -> str:
        if type_xmlid == OWN:
            return reader._("%(count)s assignment(s) you have not opened", count=count)
        if type_xmlid == BELOW:
            return reader._(
                "%(count)s assignment(s) nobody opened in what you head", count=count
            )
        return super()._reminder_words(type_xmlid, reader, count)
