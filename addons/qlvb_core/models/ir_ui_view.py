# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class IrUiView(models.Model):
    _inherit = "ir.ui.view"

    def get_view_info(self):
        """Return the kinds of views; ours have names people know."""
        kinds = super().get_view_info()
        kinds["kanban"]["display_name"] = self.env._("Cards")
        kinds["pivot"]["display_name"] = self.env._("Cross table")
        return kinds
