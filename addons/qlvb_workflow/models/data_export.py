# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models


class QlvbDataExport(models.Model):
    _inherit = "qlvb.data.export"

    @api.model
    def _common_models(self):
        return super()._common_models() | {
            "qlvb.delegable.kind",
            "qlvb.document.template",
            "qlvb.own.register",
        }

    @api.model
    def _left_out_models(self):
        # a view on units and posts, which are handed over themselves
        return super()._left_out_models() | {"qlvb.receiver"}

    @api.model
    def _agency_paths(self):
        return super()._agency_paths() | {
            "qlvb.phrase": ("user_id.qlvb_post_ids.agency_id",)
        }
