# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbDataExportProgress(models.Model):
    _name = "qlvb.data.export.progress"
    _inherit = ["qlvb.progress"]
    _description = "Progress of a hand-over of data"
    _log_access = False

    export_id = fields.Many2one(
        "qlvb.data.export", required=True, index=True, ondelete="cascade"
    )
