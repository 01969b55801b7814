# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class MailMessage(models.Model):
    _name = "mail.message"
    _inherit = ["qlvb.mail.guard", "mail.message"]

    def _guard_field(self):
        return "model"
