# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import UserError


class QlvbFileWizard(models.AbstractModel):
    """A dialog that takes a file: inspected before a byte of it is kept (R3, R60)."""

    _name = "qlvb.file.wizard"
    _description = "Dialog that takes a file"

    content = fields.Binary(string="File", attachment=False)
    filename = fields.Char()

    def _add_missing_default_values(self, values):
        """Inspect what is created, a default of the caller's context as well."""
        values = super()._add_missing_default_values(values)
        self._inspect_content(values)
        return values

    def write(self, vals):
        self._inspect_content(vals)
        return super().write(vals)

    def _inspect_content(self, vals):
        if not vals.get("content"):
            return
        name = vals.get("filename") or self[:1].filename or ""
        data = self.env["qlvb.document.file"]._sent(vals["content"], name)
        self._inspect(data, name)

    def _inspect(self, data: bytes, filename: str):
        """Refuse what the store would refuse."""
        self.env["qlvb.document.file"]._inspect(
            self.env["qlvb.document"], data, filename
        )

    def _take_content(self) -> str:
        """Return the file in base64 and forget it here.

        :raise UserError: no file was chosen
        """
        if not self.content:
            raise UserError(self.env._("Choose a file."))
        content = self.content.decode()
        self.content = False
        return content
