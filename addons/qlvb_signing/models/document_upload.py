# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    def _check_convertible(self, stored):
        """Refuse at once what could not be signed later."""
        super()._check_convertible(stored)
        stored._check_signable()
        if stored.role == "draft":
            # sudo: found again when the PDF of this version is made
            self.sudo().write({"place_state": False, "place_problem": False})
