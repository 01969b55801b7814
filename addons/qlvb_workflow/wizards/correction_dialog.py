# SPDX-License-Identifier: LGPL-3.0-or-later
from collections.abc import Collection

from odoo import api, fields, models


class QlvbCorrectionDialog(models.AbstractModel):
    """Asks what of a record is corrected, and why; its act checks the right to it.

    The dialog has the fields ``_corrected``, computed by ``_compute_noted``.
    """

    _name = "qlvb.correction.dialog"
    _description = "Correction with a reason"
    _inherit = ["qlvb.document.wizard"]

    _link = ""  # the link to what is corrected
    _corrected: Collection[str] = ()

    reason = fields.Char(required=True)

    @api.depends(lambda self: (self._link,) if self._link else ())
    def _compute_noted(self):
        """Start from what stands there."""
        for dialog in self:
            for name in self._corrected:
                dialog[name] = dialog[self._link][name]

    def action_confirm(self):
        """Correct it; the act itself checks the right and the reason."""
        self.ensure_one()
        values = self._convert_to_write({name: self[name] for name in self._corrected})
        return self[self._link].action_correct(values, self.reason)
