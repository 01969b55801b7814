# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models

from ..form_of import with_path


class Base(models.AbstractModel):
    """The address of a form says what it is in Vietnamese, not the model's name."""

    _inherit = "base"

    # The path of the action whose form it is
    _form_path = None

    def get_formview_action(self, access_uid=None):
        """Open the form of a record of ours, for whoever may read it.

        :raise AccessError: one may not
        """
        if self._name.startswith("qlvb."):
            self.check_access("read")
        return with_path(self, super().get_formview_action(access_uid=access_uid))
