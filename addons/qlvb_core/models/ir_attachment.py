# SPDX-License-Identifier: LGPL-3.0-or-later
import base64

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
        for vals in vals_list:
            self._scan_content(vals)
        return super().create(vals_list)

    def _postprocess_contents(self, values):
        """A scan that is a picture stays as it came; Odoo makes large ones smaller."""
        if (
            values.get("res_field")
            and values.get("res_model") in self._qlvb_frozen_models()
        ):
            return values
        return super()._postprocess_contents(values)

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
        target = self.sudo()[:1]
        self._scan_content(
            {"res_model": target.res_model, "res_field": target.res_field, **vals}
        )
        return super().write(vals)

    # -- malware (R207) ----------

    @api.model
    def _qlvb_scanned_models(self) -> frozenset[str]:
        """Return the models whose files are scanned at their own door, or made here."""
        return self._qlvb_frozen_models() | {
            "qlvb.printout",
            "qlvb.staff.import",
            "qlvb.unit.change",
        }

    def _scan_content(self, vals):
        """Scan whatever else is kept: templates, pictures, files of messages."""
        content = vals.get("raw") or vals.get("datas") or vals.get("db_datas")
        if not content or not self.env.registry.ready or self._is_scanned(vals):
            return
        self.env["qlvb.file.scan"]._scan(
            self._bytes_of(vals), vals.get("name") or "", self._door(vals)
        )

    def _is_scanned(self, vals) -> bool:
        if vals.get("res_field") and vals.get("res_model") in (
            self._qlvb_scanned_models()
        ):
            return True
        # the web client's own bundles, which nobody sends; nothing works without them
        return self.env.su and (vals.get("url") or "").startswith("/web/assets/")

    def _bytes_of(self, vals) -> bytes:
        raw = vals.get("raw") or vals.get("db_datas")
        if not raw:
            return base64.b64decode(vals["datas"])
        return raw.encode() if isinstance(raw, str) else bytes(raw)

    def _door(self, vals):
        """Return the model the file is for; which record is no matter."""
        return self.env.get(vals.get("res_model") or "", self.browse())

    @api.ondelete(at_uninstall=False)
    def _unlink_frozen(self):
        if self._qlvb_frozen():
            raise AccessError(self.env._("A stored file is never deleted."))
