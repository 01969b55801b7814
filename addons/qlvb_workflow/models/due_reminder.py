# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today

DUE = "qlvb_workflow.mail_activity_type_due"


class QlvbFollowUp(models.Model):
    """What is late, due today and due soon, told to its holder each morning."""

    _inherit = "qlvb.follow.up"

    @api.model
    def _remind_due(self):
        """Daily: set everybody's activity to what is due before, on and after today."""
        by_person = [self._by_person(self._due_counts(d)) for d in self._due_domains()]
        persons = dict.fromkeys(user for counts in by_person for user in counts)
        figures = {user: [counts[user] for counts in by_person] for user in persons}
        self._set_reminders(DUE, figures, "ban-lam-viec")

    def _due_domains(self) -> list:
        """Return late work, that of today, and that of the days before its date."""
        soon, today_s = self._soon_domain(), Domain("due_date", "=", today())
        return [self._late_domain(), soon & today_s, soon & ~today_s]

    def _due_counts(self, domain) -> list:
        # sudo: numbers only, for the holder
        return self.sudo()._read_group(domain, ["principal"], ["__count"])

    @api.model
    def _reminder_words(self, type_xmlid, reader, figure) -> str:
        if type_xmlid != DUE:
            return super()._reminder_words(type_xmlid, reader, figure)
        late, on_time, soon = figure
        words = [
            late and reader._("%(count)s late", count=late),
            on_time and reader._("%(count)s due today", count=on_time),
            soon and reader._("%(count)s due soon", count=soon),
        ]
        return reader._("Work: %(figures)s", figures=", ".join(filter(None, words)))
