# SPDX-License-Identifier: LGPL-3.0-or-later
import json

from markupsafe import Markup

from odoo import api, fields, models, tools
from odoo.exceptions import UserError

NOTICE_FIELDS = (
    "qlvb_notice_mail",
    "qlvb_notice_work",
    "qlvb_notice_remind",
    "qlvb_notice_answer",
    "qlvb_notice_sign",
    "qlvb_notice_other",
)
# The ways besides the top bar, where every notice stands.
WAYS = [
    ("all", "Letter and device"),
    ("mail", "Letter only"),
    ("push", "Device only"),
    ("web", "In the system only"),
]


class ResUsers(models.Model):
    """Where a notice reaches a person besides the top bar: each chooses, by kind.

    What is urgent comes at once by every way, whatever is chosen (R81).
    """

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

    qlvb_notice_work = fields.Selection(
        WAYS, string="New work", default="web", required=True
    )
    qlvb_notice_remind = fields.Selection(
        WAYS, string="Urging and reminders", default="all", required=True
    )
    qlvb_notice_answer = fields.Selection(
        WAYS, string="Answers and decisions", default="all", required=True
    )
    qlvb_notice_sign = fields.Selection(
        WAYS, string="Signing, certificates, copies", default="all", required=True
    )
    qlvb_notice_other = fields.Selection(
        WAYS, string="Everything else", default="all", required=True
    )

    @property
    def SELF_READABLE_FIELDS(self):
        return [*super().SELF_READABLE_FIELDS, *NOTICE_FIELDS]

    @property
    def SELF_WRITEABLE_FIELDS(self):
        return [*super().SELF_WRITEABLE_FIELDS, *NOTICE_FIELDS]

    def write(self, vals):
        if self == self.env.user and vals.get("qlvb_notice_mail", "none") != "none":
            self._check_has_address(vals)
        if "qlvb_notice_work" in vals:
            # every worker's caches go, so only when the list kept there changes
            told, wants = self._qlvb_told_of_new_work(), vals["qlvb_notice_work"]
            if self - told if wants != "web" else self & told:
                self.env.registry.clear_cache()
        return super().write(vals)

    def _check_has_address(self, vals):
        if not vals.get("email", self.email):
            raise UserError(
                self.env._(
                    "There is no e-mail address to send notices to. Enter it first."
                )
            )

    def _qlvb_tell(
        self,
        subject,
        text,
        link,
        until=None,
        topic=None,
        kind="other",
        documents=None,
    ):
        """Send it by the other ways as well, without words of the matter itself."""
        notices = super()._qlvb_tell(subject, text, link, until, topic, kind, documents)
        self._qlvb_tell_outside(subject, text, link, kind)
        return notices

    def _qlvb_tell_outside(self, subject, text, link, kind):
        """Send it to those who want notices of this kind by letter or on devices."""
        words = self._qlvb_words_outside(subject, text)
        people = self.sudo()
        letters = people.filtered(lambda user: user.qlvb_notice_mail == "each")
        letters._qlvb_wanting(kind, "mail")._qlvb_mail(*words, link)
        people._qlvb_wanting(kind, "push")._qlvb_push(*words, link)

    def _qlvb_wanting(self, kind, way):
        """Return those of these persons who chose this way for this kind."""
        chosen = f"qlvb_notice_{kind}"
        return self.filtered(lambda user: user[chosen] in ("all", way))

    @api.model
    def _qlvb_told_of_new_work(self):
        """Return who wants to be told of each new work: few, and kept at hand."""
        return self.sudo().browse(self._qlvb_told_of_new_work_ids())

    @tools.ormcache()
    def _qlvb_told_of_new_work_ids(self) -> tuple[int, ...]:
        return self.sudo().search([("qlvb_notice_work", "!=", "web")])._ids

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
