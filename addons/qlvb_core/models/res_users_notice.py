# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup

from odoo import api, models

from ..clock import today


class ResUsers(models.Model):
    _inherit = "res.users"

    def _qlvb_tell(self, subject: str, text: str, link: str, until=None):
        """Put a notice under the clock of the top bar of each of these persons.

        It is an activity of the person's own, gone when marked as done. It names
        nothing the reader might lose the right to see.

        :param subject, text: in the language of the persons
        :param link: what follows ``/odoo/``
        :param until: the last day to act, a date; today when not given
        :return: the activities, with all rights
        """
        note = Markup('<p>{}</p><p><a href="/odoo/{}">{}</a></p>')
        # sudo: notices are sent by the system; quietly, they are no e-mail
        activities = self.env["mail.activity"].sudo()
        return activities.with_context(mail_activity_quick_update=1).create(
            [
                {
                    "activity_type_id": self.env.ref("mail.mail_activity_data_todo").id,
                    "user_id": user.id,
                    "summary": subject,
                    "note": note.format(text, link, self.env._("Open this page")),
                    "date_deadline": until or today(),
                    "automated": True,
                }
                for user in self
            ]
        )

    @api.model
    def _qlvb_tell_each(self, users, words, link: str, until=None):
        """Tell each of these persons in the own language.

        :param words: what gives subject and text for an environment of that language
        :param link, until: as in ``_qlvb_tell``
        :return: the activities, with all rights
        """
        notices = self.env["mail.activity"].sudo()
        for user in users:
            env = self.env(context={**self.env.context, "lang": user.lang})
            notices |= user.with_env(env)._qlvb_tell(*words(env), link, until)
        return notices
