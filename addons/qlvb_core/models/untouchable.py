# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbUntouchable(models.AbstractModel):
    """Rows that come and change by their model's own acts only, for everybody."""

    _name = "qlvb.untouchable"
    _description = "Written by its own acts only"

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_change()

    def write(self, vals):
        self._refuse_change()

    def unlink(self):
        self._refuse_change()

    def _refuse_change(self):
        """Say what to do instead.

        :raise AccessError: always
        """
        raise NotImplementedError

    def _write_by_act(self, vals):
        """Write past the refusal; the act has checked the right."""
        return super().write(vals)
