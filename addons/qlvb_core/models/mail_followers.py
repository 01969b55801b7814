# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class MailFollowers(models.Model):
    _name = "mail.followers"
    _inherit = ["qlvb.mail.guard", "mail.followers"]

    def _guard_field(self):
        return "res_model"
