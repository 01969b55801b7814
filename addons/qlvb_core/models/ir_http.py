# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    def session_info(self):
        """Tell the web client which posts the person holds (the switch, R8)."""
        info = super().session_info()
        user = self.env.user
        if user._is_internal():
            info["qlvb_posts"] = [
                {
                    "id": post.id,
                    "title": post.full_title,
                    "unit": post.unit_id.name,
                    "agency": post.agency_id.name,
                    "current": post.is_default,
                }
                for post in user._qlvb_posts().sorted("id")
            ]
            # sudo: one's own habit; the desk's action reads it from the context
            by_post = user.sudo().qlvb_desk_by_post
            info["user_context"] = {
                **info["user_context"],
                "qlvb_desk_by_post": by_post,
                "qlvb_stands_in": bool(user._qlvb_scope().stand_ins),
            }
        return info
