# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from pathlib import PurePath

from odoo import models
from odoo.exceptions import UserError

from ..messages import own_file_error_message
from ..qlvb_toolkit.errors import ToolkitError
from ..qlvb_toolkit.staff_marks import Fault, mark_faults


class QlvbStaffImport(models.Model):
    """The file that was checked, with its faults marked, to be mended (R251)."""

    _inherit = "qlvb.staff.import"

    def action_faults(self) -> dict:
        """Let the browser fetch the same workbook with the faulty cells marked.

        :raise AccessError: not of an agency the current user administers
        """
        self.ensure_one()
        self._check_mine()
        return self._download(f"faults/{self.id}")

    def _marked(self) -> tuple[bytes, str]:
        """Return the marked workbook and its name.

        :raise AccessError: not of an agency the current user administers
        :raise UserError: no fault was found in it, or it cannot be marked
        """
        self.ensure_one()
        self._check_mine()
        if not self.fault_count:
            raise UserError(self.env._("No fault was found in this file."))
        faults = [
            Fault(line.sheet, line.row, line.column or "", line.message or "")
            for line in self.line_ids.filtered(lambda line: line.outcome == "wrong")
        ]
        # sudo: nobody reads the file but this code; the right was checked above
        data = base64.b64decode(self.sudo().content or b"")
        try:
            marked = mark_faults(data, faults)
        except ToolkitError as error:
            message = own_file_error_message(self.env, self.filename, error)
            raise UserError(message) from error
        self.env["qlvb.audit.event"]._log(
            "staff.faults", self, file=self.filename, faults=self.fault_count
        )
        return marked, f"{PurePath(self.filename).stem} - loi.xlsx"
