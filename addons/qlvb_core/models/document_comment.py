# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import AccessError, UserError


class QlvbDocument(models.Model):
    """Comments: in one's own name, to people who may read, without files."""

    _inherit = "qlvb.document"

    def message_post(self, **kwargs):
        """Post a comment; files go through the file acts, which inspect them."""
        if not self.env.su:
            self._check_comment(kwargs)
        message = super().message_post(**kwargs)
        self.env["qlvb.audit.event"]._log("document.comment", self)
        return message

    def message_notify(self, **kwargs):
        """Send a notice about the document; the same holds as for a comment."""
        if not self.env.su:
            self.check_access("read")
            self._check_comment(kwargs)
        return super().message_notify(**kwargs)

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Let people follow who may read: comments are sent to followers."""
        if not self.env.su:
            self.check_access("read")
            self._check_readers(partner_ids)
        return super().message_subscribe(partner_ids, subtype_ids)

    def _check_comment(self, kwargs):
        if kwargs.get("attachments") or kwargs.get("attachment_ids"):
            raise UserError(
                self.env._("A comment carries no file. Add the file to the document.")
            )
        own = self.env.user.partner_id.id
        if kwargs.get("author_id") not in (None, False, own) or kwargs.get(
            "email_from"
        ):
            raise AccessError(self.env._("A comment is posted in one's own name."))
        self._check_readers(kwargs.get("partner_ids"))

    def _check_readers(self, partner_ids):
        """:raise AccessError: one of these partners may not read the document"""
        # sudo: whose partner it is says whom to ask about
        partners = self.env["res.partner"].sudo().browse(partner_ids or ())
        for partner in partners:
            reader = partner.user_ids[:1]
            if not reader or not self.with_user(reader).has_access("read"):
                raise AccessError(
                    self.env._(
                        "%(who)s has no right to this document.", who=partner.name
                    )
                )
