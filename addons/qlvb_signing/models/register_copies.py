# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models

from .copy_make import SERIES


class QlvbRegister(models.Model):
    """The book of copies among the registers."""

    _inherit = "qlvb.register"

    @api.model
    def _series_words(self):
        return {**super()._series_words(), SERIES: self.env._("Certified copy")}
