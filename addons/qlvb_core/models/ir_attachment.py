# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessError

FROZEN_FIELDS = frozenset(
    {
        "datas",
        "raw",
        "db_datas",
        "store_fname",
        "checksum",
        "res_model",
        "res_field",
        "res_id",
        "public",
    }
)


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    @api.model
    def _qlvb_frozen_models(self) -> frozenset[str]:
        """Return the models whose stored content never changes (invariant 2)."""
        return frozenset({"qlvb.document.file"})

    def _qlvb_frozen(self):
        return self.sudo().filtered(
            lambda a: a.res_field and a.res_model in self._qlvb_frozen_models()
        )

    @api.model_create_multi
    def create(self, vals_list):
        self._check_no_side_door(vals_list)
        return super().create(vals_list)

    def _check_no_side_door(self, vals_list):
        """Files reach documents through the file acts only, which inspect them (R3).

        Also with system rights: Odoo's own upload of the chatter uses them.
        """
        if any(
            (vals.get("res_model") or "").startswith("qlvb.")
            and not vals.get("res_field")
            for vals in vals_list
        ):
            raise AccessError(
                self.env._(
                    "Add the file to the document: it has to be inspected first."
                )
            )

    def write(self, vals):
        if FROZEN_FIELDS.intersection(vals) and self._qlvb_frozen():
            raise AccessError(self.env._("A stored file never changes."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_frozen(self):
        if self._qlvb_frozen():
            raise AccessError(self.env._("A stored file is never deleted."))
