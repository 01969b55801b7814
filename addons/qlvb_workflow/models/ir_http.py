# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    def session_info(self):
        """Tell the web client whether "Tiếp nhận" offers to take something in."""
        info = super().session_info()
        user = self.env.user
        if user._is_internal():
            info["qlvb_takes_in"] = user._qlvb_takes_in()
        return info
