# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models

from odoo.addons.qlvb_core.office_language import in_office_language


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

    def _after_end(self, instrument):
        """A body that has ended seals nothing: its keys stop, to be revoked (R242)."""
        super()._after_end(instrument)
        # sudo: the change and its right were checked; whoever plans it reads no key
        keys = in_office_language(self.env["qlvb.certificate"].sudo())
        keys = keys.search([("unit_id", "in", self.ids), ("state", "=", "active")])
        keys._stop_with_its_body(instrument)
