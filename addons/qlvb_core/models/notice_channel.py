# SPDX-License-Identifier: LGPL-3.0-or-later
import json

from markupsafe import Markup

from odoo import fields, models


class ResUsers(models.Model):
    """Where a notice reaches a person besides the top bar: each chooses."""

    _inherit = "res.users"

    qlvb_notice_mail = fields.Selection(
        [
            ("none", "No letters"),
            ("each", "A letter for each notice"),
            ("daily", "One letter each morning"),
        ],
        string="Notices by e-mail",
        default="none",
        required=True,
    )

    @property
    def SELF_READABLE_FIELDS(self):
        return [*super().SELF_READABLE_FIELDS, "qlvb_notice_mail"]

    @property
    def SELF_WRITEABLE_FIELDS(self):
        return [*super().SELF_WRITEABLE_FIELDS, "qlvb_notice_mail"]

    def _qlvb_tell(self, subject, text, link, until=None, topic=None):
        """Send it by the other ways as well, without words of the matter itself."""
        notices = super()._qlvb_tell(subject, text, link, until, topic)
        words = self._qlvb_words_outside(subject, text)
        wanted = self.sudo().filtered(lambda user: user.qlvb_notice_mail == "each")
        wanted._qlvb_mail(*words, link)
        self._qlvb_push(*words, link)
        return notices

    def _qlvb_words_outside(self, subject, text):
        """Return what may leave the system: all of it only where the rule says so."""
        if self.env["qlvb.rule"]._value("notice.words_outside"):
            return subject, text
        return (
            self.env._("A notice for you"),
            self.env._("Log in to read it."),
        )

    def _qlvb_mail(self, subject: str, text: str, link: str):
        """Send each of these persons who has an address one letter.

        :param subject, text: words that may leave the system
        :param link: what follows ``/odoo/``
        """
        body = Markup('<p>{}</p><p><a href="{}/odoo/{}">{}</a></p>').format(
            text, self.get_base_url(), link, self.env._("Open this page")
        )
        # sudo: the system writes
        self.env["mail.mail"].sudo().create(
            [
                {
                    "subject": subject,
                    "body_html": body,
                    "email_to": user.email_formatted,
                    "auto_delete": True,
                }
                for user in self.sudo()
                if user.email
            ]
        )

    def _qlvb_push(self, subject, text, link):
        """Have it shown on the devices on which these persons allowed it."""
        # sudo: devices are registered by the browser of their owner
        devices = self.env["mail.push.device"].sudo()
        allowed = devices.search([("partner_id", "in", self.sudo().partner_id.ids)])
        if not allowed:
            return
        options = {"body": text}
        model, _slash, res_id = link.partition("/")
        if res_id.isdecimal():  # the browser opens records only
            options["data"] = {"model": model, "res_id": int(res_id)}
        payload = json.dumps({"title": subject, "options": options})
        self.env["mail.push"].sudo().create(
            [
                {"mail_push_device_id": device.id, "payload": payload}
                for device in allowed
            ]
        )
        self.env.ref("mail.ir_cron_web_push_notification").sudo()._trigger()
