# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today


class QlvbFollowUp(models.Model):
    """One letter each morning to whoever wants one: figures and a link, no content."""

    _inherit = "qlvb.follow.up"

    @api.model
    def _send_daily_letters(self):
        """Daily: tell what waits and what is late; who has no work gets no letter."""
        # sudo: the system's own letters, made of numbers
        users = self.env["res.users"].sudo()
        wanting = users.search([("qlvb_notice_mail", "=", "daily")])
        waiting = self._by_person(self._due_counts(Domain("state", "=", "open")))
        late = self._by_person(self._due_counts(self._late_domain()))
        notices = self._notice_counts(wanting)
        for user in wanting:
            figures = waiting[user], late[user], notices.get(user, 0)
            if any(figures):
                self._send_daily_letter(user, *figures)

    def _notice_counts(self, users) -> dict:
        activities = self.env["mail.activity"].sudo()
        return dict(
            activities._read_group(
                [("user_id", "in", users.ids), ("date_deadline", "<=", today())],
                ["user_id"],
                ["__count"],
            )
        )

    def _send_daily_letter(self, user, waiting, late, notices):
        reader = user.with_context(lang=user.lang)
        text = reader.env._(
            "%(waiting)s matter(s) wait for you, %(late)s of them late; %(notices)s "
            "notice(s) to read.",
            waiting=waiting,
            late=late,
            notices=notices,
        )
        reader._qlvb_mail(reader.env._("Your work today"), text, "ban-lam-viec")
