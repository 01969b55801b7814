# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import binascii

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..form_of import form_of
from ..messages import own_file_error_message
from ..qlvb_toolkit.errors import ToolkitError
from ..qlvb_toolkit.staff_sheet import check_file


class QlvbStaffImportWizard(models.TransientModel):
    """Takes the spreadsheet and the written request that orders what it says (R251)."""

    _name = "qlvb.staff.import.wizard"
    _description = "Choose a spreadsheet"
    _inherit = ["qlvb.account.wizard"]

    agency_id = fields.Many2one(
        compute=None,
        required=True,
        default=lambda self: self._home_agency(),
        domain=lambda self: [("id", "in", self._agencies().ids)],
    )
    is_one_of_several = fields.Boolean(
        string="One of several agencies",
        default=lambda self: len(self._agencies()) > 1,
        readonly=True,
    )
    sheet = fields.Binary(string="Spreadsheet (XLSX)", attachment=False)
    sheet_name = fields.Char()

    def _agency(self):
        return self.agency_id

    @api.model
    def _home_agency(self):
        return self._agencies()[:1]

    @api.model
    def _agencies(self):
        return self.env["qlvb.staff.import"]._agencies()

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_sheet(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_sheet(vals)
        return super().write(vals)

    def _check_sheet(self, vals):
        """Refuse a file that is too large or no workbook before it is kept."""
        sheet = vals.get("sheet")
        if not sheet:
            return
        limits = self.env["qlvb.staff.import"]._limits()
        name = vals.get("sheet_name") or self[:1].sheet_name or ""
        try:
            # four characters of base64 are three bytes: a huge file is not decoded
            data = self._decoded(sheet, limits.file_bytes)
            check_file(data, limits)
        except ToolkitError as error:
            message = own_file_error_message(self.env, name, error)
            raise UserError(message) from error
        self.env["qlvb.file.scan"]._scan(data, name, self.browse())

    def _decoded(self, sheet, limit: int) -> bytes:
        size = len(sheet) * 3 // 4
        if size > limit + 3:
            return bytes(limit + 1)
        try:
            return base64.b64decode(sheet, validate=True)
        except binascii.Error as error:
            raise UserError(self.env._("The file did not arrive whole.")) from error

    def action_confirm(self):
        """Keep the file under the request, check it, and show what would happen.

        :raise AccessError: the current user administers no agency
        :raise UserError: no usable request, or the file cannot be read
        """
        self.ensure_one()
        imports = self.env["qlvb.staff.import"]
        request = self.env["qlvb.account.request"].browse(self._request_id())
        request._check_usable(self._agency())
        if not self.sheet:
            raise UserError(self.env._("Choose a file."))
        data = base64.b64decode(self.sheet)
        book = imports._parse(data, self.sheet_name)
        rows = book.row_count
        if not rows and not book.problems:
            raise UserError(
                self.env._("The file has no row to import besides headings.")
            )
        # sudo: `_enter` and `_check_usable` have checked the agency of the request
        record = imports.sudo().create(
            {
                "agency_id": self._agency().id,
                "request_id": request.id,
                "filename": self.sheet_name,
                "content": self.sheet,
                "row_count": rows,
                "progress_ids": [fields.Command.create({"total": rows})],
            }
        )
        self.sheet = False
        record = record.sudo(False)
        record.action_check()
        return form_of(record)
