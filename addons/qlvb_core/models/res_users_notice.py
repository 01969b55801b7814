# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup

from odoo import api, fields, models

from ..clock import today
from ..form_of import document_at

TODO = "mail.mail_activity_data_todo"


class ResUsers(models.Model):
    _inherit = "res.users"

    def _qlvb_tell(
        self,
        subject: str,
        text: str,
        link: str,
        until=None,
        topic=None,
        kind: str = "other",
        documents=None,
    ):
        """Put a notice under the clock of the top bar of each of these persons.

        It is an activity of the person's own, gone when marked as done. It names
        nothing the reader might lose the right to see: what it tells of is looked up
        when it is read.

        :param subject, text: in the language of the persons
        :param link: what follows ``/odoo/``
        :param until: the last day to act, a date; today when not given
        :param topic: a type of activity of which each person has one notice only: the
            one that stands is renewed
        :param kind: what it is about; by it each person chooses the other ways
        :param documents: what it tells of; the one that ``link`` leads to if None
        :return: the activities, with all rights
        """
        if documents is None:
            documents = document_at(self.env, link).sudo().exists()
        note = Markup('<p>{}</p><p><a href="/odoo/{}">{}</a></p>')
        values = {
            "activity_type_id": self.env.ref(topic or TODO).id,
            "summary": subject,
            "note": note.format(text, link, self.env._("Open this page")),
            "date_deadline": until or today(),
            "automated": True,
            "qlvb_link": link,
            "qlvb_text": text,
            "qlvb_document_ids": [fields.Command.set(documents.ids)],
        }
        standing = self._qlvb_standing(topic) if topic else self._qlvb_notices()
        standing.write(values)
        return standing | standing.create(
            [{**values, "user_id": user.id} for user in self - standing.user_id]
        )

    @api.model
    def _get_activity_groups(self):
        """Call what stands under the clock what it is: notices of the system."""
        groups = super()._get_activity_groups()
        for group in groups:
            if group["model"] == "mail.activity":
                group["name"] = self.env._("Notices")
        return groups

    def _qlvb_notices(self):
        # sudo: notices are sent by the system; quietly, they are no e-mail
        activities = self.env["mail.activity"].sudo()
        return activities.with_context(mail_activity_quick_update=1)

    def _qlvb_standing(self, topic):
        """Return the notices of ``topic`` these persons have not marked as done."""
        kind = self.env.ref(topic)
        return self._qlvb_notices().search(
            [("activity_type_id", "=", kind.id), ("user_id", "in", self.ids)]
        )

    @api.model
    def _qlvb_tell_each(
        self,
        users,
        words,
        link: str,
        until=None,
        topic=None,
        kind: str = "other",
        documents=None,
    ):
        """Tell each of these persons in the own language.

        :param words: what gives subject and text for an environment of that language
        :param link, until, topic, kind, documents: as in ``_qlvb_tell``
        :return: the activities, with all rights
        """
        notices = self.env["mail.activity"].sudo()
        for user in users:
            env = self.env(context={**self.env.context, "lang": user.lang})
            person = user.with_env(env)
            notices |= person._qlvb_tell(
                *words(env), link, until, topic, kind, documents
            )
        return notices
