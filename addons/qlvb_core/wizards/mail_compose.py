# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import AccessError


class MailComposeMessage(models.TransientModel):
    """Comments go to readers; no mail goes past them to whomever (R28)."""

    _inherit = "mail.compose.message"

    def _action_send_mail_mass_mail(self, res_ids, auto_commit=False):
        if not self.env.su and (self.model or "").startswith("qlvb."):
            raise AccessError(
                self.env._(
                    "Documents are sent to their recipients, not by mail from here."
                )
            )
        return super()._action_send_mail_mass_mail(res_ids, auto_commit=auto_commit)
