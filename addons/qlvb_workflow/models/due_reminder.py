# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.principal import role_principal

DUE = "qlvb_workflow.mail_activity_type_due"
DUE_BELOW = "qlvb_workflow.mail_activity_type_due_below"


class QlvbFollowUp(models.Model):
    """What is late, due today and due soon, told each morning (R120).

    The holder is told of one's own work, the head of a unit of the members' work.
    """

    _inherit = "qlvb.follow.up"

    @api.model
    def _remind_due(self):
        """Daily: set all activities to what is due before, on and after today."""
        counts = [self._due_counts(domain) for domain in self._due_domains()]
        self._set_reminders(DUE, self._figures(counts), "ban-lam-viec")
        below = [self._of_members(counted) for counted in counts]
        self._set_reminders(DUE_BELOW, self._figures(below), "theo-doi")

    def _figures(self, counts) -> dict:
        """Return, for each person, the number of each of the lists of counts."""
        by_person = [self._by_person(counted) for counted in counts]
        persons = dict.fromkeys(user for counted in by_person for user in counted)
        return {user: [counted[user] for counted in by_person] for user in persons}

    def _due_domains(self) -> list:
        """Return late work, that of today, and that of the days before its date."""
        soon, today_s = self._soon_domain(), Domain("due_date", "=", today())
        return [self._late_domain(), soon & today_s, soon & ~today_s]

    def _due_counts(self, domain) -> list:
        # sudo: numbers only, for the holder and the holder's head
        return self.sudo()._read_group(domain, ["principal", "unit_id"], ["__count"])

    def _of_members(self, counts) -> list:
        """Replace each holder by the head of the unit; leave out a head's own work."""
        heads = {unit: role_principal("head", unit) for _key, unit, _count in counts}
        keys = {principal for principal, *_rest in counts}
        holders = self.env["qlvb.post"]._holders({*keys, *heads.values()})
        return [
            (heads[unit], count)
            for principal, unit, count in counts
            if not holders[principal] & holders[heads[unit]]
        ]

    @api.model
    def _reminder_words(self, type_xmlid, reader, figure) -> str:
        if type_xmlid not in (DUE, DUE_BELOW):
            return super()._reminder_words(type_xmlid, reader, figure)
        late, on_time, soon = figure
        words = [
            late and reader._("%(count)s late", count=late),
            on_time and reader._("%(count)s due today", count=on_time),
            soon and reader._("%(count)s due soon", count=soon),
        ]
        figures = ", ".join(filter(None, words))
        if type_xmlid == DUE_BELOW:
            return reader._("Work of what you head: %(figures)s", figures=figures)
        return reader._("Work: %(figures)s", figures=figures)
