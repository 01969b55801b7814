# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools import html2plaintext

from .document_guard import LOGGED_TEXT

# What was said, by whom, about what.
SAID = frozenset(
    {
        "author_id",
        "author_guest_id",
        "body",
        "create_uid",
        "date",
        "email_from",
        "message_type",
        "model",
        "res_id",
        "subject",
    }
)


class MailMessage(models.Model):
    """Messages are written in one's own name; about our records they stay (R30).

    Their author may correct the words: the journal keeps the old ones.

    Odoo lets whoever may write a message choose its author, and change it later.
    """

    _name = "mail.message"
    _inherit = ["qlvb.mail.guard", "mail.message"]

    def _guard_field(self):
        return "model"

    @api.model_create_multi
    def create(self, vals_list):
        if self.env.su:
            return super().create(vals_list)
        own = self.env.user.partner_id.id
        for vals in vals_list:
            if vals.get("author_id") not in (None, False, own):
                raise AccessError(self.env._("A comment is posted in one's own name."))
            vals["author_id"] = own
        return super(MailMessage, self._without_sent_names()).create(vals_list)

    def _without_sent_names(self):
        """Return this model without defaults sent for who says it."""
        names = {f"default_{name}" for name in SAID}
        context = {k: v for k, v in self.env.context.items() if k not in names}
        return self.with_env(self.env(context=context))

    def write(self, vals):
        said = SAID.intersection(vals)
        kept = self._about_records_of_ours() if said else self.browse()
        if not kept:
            return super().write(vals)
        own = kept.author_id == self.env.user.partner_id
        if not (own and said == {"body"}):
            self._refuse_change()
        before = {message: message._plain_words() for message in kept}
        result = super().write(vals)
        for message in kept:
            message._note_correction(before[message])
        return result

    def unlink(self):
        if self._about_records_of_ours():
            self._refuse_change()
        return super().unlink()

    def _about_records_of_ours(self):
        """Return the messages a person keeps as they are; the system may tidy up."""
        if self.env.su:
            return self.browse()
        return self.filtered(lambda m: (m.sudo().model or "").startswith("qlvb."))

    def _refuse_change(self):
        raise AccessError(self.env._("What was said about a document stays."))

    def _plain_words(self) -> str:
        return html2plaintext(self.body or "")[:LOGGED_TEXT]

    def _note_correction(self, before):
        record = self.env[self.model].browse(self.res_id)
        self.env["qlvb.audit.event"]._log(
            "document.recomment", record, former=before, words=self._plain_words()
        )
