# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.messages import file_error_message
from odoo.addons.qlvb_core.qlvb_toolkit import arrival_stamp, errors
from odoo.addons.qlvb_core.qlvb_toolkit.arrival_stamp import ArrivalStamp

PDF = "application/pdf"
STAMP = "document.stamp"


class QlvbDocument(models.Model):
    """The stamp "ĐẾN" (Decree 30/2020 Điều 22.3.b, Phụ lục IV mục V; R78)."""

    _inherit = "qlvb.document"

    can_stamp_copy = fields.Boolean(compute="_compute_can_stamp_copy")

    @api.depends("file_ids.is_current", "file_ids.role")
    def _compute_can_stamp_copy(self):
        for document in self:
            document.can_stamp_copy = bool(document._stamped_file())

    def action_print_stamp(self):
        """Open a sheet with the stamp at its actual size."""
        return self._open_stamp("sheet")

    def action_stamp_left(self):
        """Download a copy stamped below number and notation."""
        return self._open_stamp("left")

    def action_stamp_right(self):
        """Download a copy stamped below place and date."""
        return self._open_stamp("right")

    def _open_stamp(self, kind):
        self.ensure_one()
        self._check_can_stamp(kind)
        url = f"/qlvb/stamp/{self.id}/{kind}"
        return {"type": "ir.actions.act_url", "url": url, "target": "new"}

    def _check_can_stamp(self, kind):
        """Refuse whoever does not keep the register, and what has no number yet."""
        self.check_access("read")
        if self.agency_id.id not in self.env.user._qlvb_scope().register_agency_ids:
            raise AccessError(self.env._("Only who keeps the register stamps papers."))
        if self.direction != "incoming" or not self.arrival_number:
            raise UserError(self.env._("Register the document first."))
        if kind != "sheet" and not self._stamped_file():
            raise UserError(
                self.env._("Only a PDF is stamped. Print the stamp on a sheet instead.")
            )

    def _stamped_file(self):
        """Return the PDF a copy is made of: the main file, or what shows it as PDF."""
        main = self._current_files("main")
        shown = self._current_files("preview").filtered(lambda f: f.source_id in main)
        return (main | shown).filtered(lambda f: f.mimetype == PDF)[:1]

    def _stamped(self, kind) -> bytes:
        """Return the sheet or the stamped copy; what is stored stays as it is.

        :raise UserError, AccessError: as ``_check_can_stamp``; the file is closed
        """
        self._check_can_stamp(kind)
        journal = self.env["qlvb.audit.event"]
        file = self._stamped_file()
        refusal = file and file._refusal_to_read()
        if kind == "sheet":
            journal._log(STAMP, self)
            return self._stamp_sheet(file.browse() if refusal else file)
        if refusal:
            journal._log_refused("file.download", file, refusal)
            raise AccessError(refusal)
        try:
            copy = arrival_stamp.stamp_copy(file._read_content(), self._stamp(), kind)
        except errors.ToolkitError as error:
            raise UserError(file_error_message(self.env, file.name, error)) from error
        journal._log("file.download", file)
        journal._log(STAMP, self)
        return copy

    def _stamp_sheet(self, scan) -> bytes:
        """Return the sheet; where the stamp stands follows the scan, if one opens."""
        try:
            return arrival_stamp.stamp_sheet(
                self._stamp(), scan._read_content() if scan else None
            )
        except (errors.ToolkitError, UserError):
            return arrival_stamp.stamp_sheet(self._stamp())

    def _stamp(self) -> ArrivalStamp:
        lead = self.assignment_ids.filtered(
            lambda a: a.role == "lead" and a.state != "cancelled" and not a.parent_id
        )[:1]
        return ArrivalStamp(
            agency=self.agency_id._as_of(self.arrival_date).name,
            number=str(self.arrival_number),
            day=self._day(self.arrival_date),
            passed_to=lead.unit_id.sudo().name or lead.user_id.sudo().name or "",
            dossier=self.dossier_item_ids.dossier_id[:1].code or "",
        )
