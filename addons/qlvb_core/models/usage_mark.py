# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import datetime

from odoo import models

from ..clock import VIETNAM
from ..office_language import in_office_language


class ResUsers(models.Model):
    _inherit = "res.users"

    def _qlvb_usage_mark(self) -> str:
        """Return which system, account and moment an output came from.

        It stands on everything printed or exported (Decree 30/2020 Phụ lục VI phần I
        mục III khoản 6 điểm k; R178). An original never carries it: a file that is
        downloaded stays what was signed, copies made to be printed are marked.
        """
        # sudo: one's own name
        user = in_office_language(self.sudo())
        return user.env._(
            "Document management system; account %(login)s (%(name)s); %(moment)s",
            login=user.login,
            name=user.name,
            moment=f"{datetime.now(VIETNAM):%d/%m/%Y %H:%M:%S}",
        )
