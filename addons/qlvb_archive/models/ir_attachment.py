# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    @api.model
    def _qlvb_frozen_models(self):
        return super()._qlvb_frozen_models() | {"qlvb.package"}
