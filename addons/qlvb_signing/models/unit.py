# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    seal_image = fields.Binary(
        attachment=True,
        groups="qlvb_core.group_operator",
        help="Red, transparent PNG of the seal in its real size.",
    )

    def _change_preview_lines(self):
        certificates = [("unit_id", "in", self._tree().ids)]
        return [
            *super()._change_preview_lines(),
            (self.env._("Certificates"), self._count("certificate", certificates)),
        ]
