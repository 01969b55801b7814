# SPDX-License-Identifier: LGPL-3.0-or-later
from collections import Counter

from markupsafe import Markup

from odoo import api, models

from odoo.addons.qlvb_core.clock import today


class QlvbFollowUp(models.Model):
    """Reminders: one activity a person and matter, renewed each day, gone when done.

    It names no document: the list behind its link shows what the reader may see.
    """

    _inherit = "qlvb.follow.up"

    @api.model
    def _by_person(self, counts) -> dict:
        """Add up what waits for keys into what waits for persons.

        :param counts: tuples of a key first and a number last
        """
        holders = self.env["qlvb.post"]._holders({key for key, *_rest in counts})
        total = Counter()
        for principal, *_between, count in counts:
            for user in holders[principal]:
                total[user] += count
        return total

    @api.model
    def _set_reminders(self, type_xmlid, figures, link):
        """Make, renew and remove activities so that each person has one at most.

        :param figures: what ``_reminder_words`` puts into words, by person
        :param link: what follows ``/odoo/``
        """
        kind = self.env.ref(type_xmlid)
        # sudo: the system's own reminders; quietly, they are no e-mail
        activities = (
            self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=1)
        )
        found = activities.search([("activity_type_id", "=", kind.id)])
        kept = {activity.user_id: activity for activity in found}
        (found.filtered(lambda a: a.user_id not in figures)).unlink()
        new = []
        for user, figure in figures.items():
            reader = self.env(context={**self.env.context, "lang": user.lang})
            summary = self._reminder_words(type_xmlid, reader, figure)
            if user not in kept:
                new.append(self._reminder_values(kind, user, reader, summary, link))
            elif kept[user].summary != summary:
                kept[user].summary = summary
        activities.create(new)

    @api.model
    def _reminder_words(self, type_xmlid, reader, figure) -> str:
        raise NotImplementedError(type_xmlid)

    def _reminder_values(self, kind, user, reader, summary, link) -> dict:
        shown = Markup('<a href="/odoo/%s">%s</a>') % (link, reader._("Show the list"))
        return {
            "activity_type_id": kind.id,
            "user_id": user.id,
            "summary": summary,
            "note": shown,
            "date_deadline": today(),
            "automated": True,
            "qlvb_link": link,
        }
