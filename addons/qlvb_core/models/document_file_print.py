# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

from ..qlvb_toolkit import errors
from ..qlvb_toolkit.marked_copy import bounded_marked_copy
from .document_file import PDF


class QlvbDocumentFile(models.Model):
    """A copy to be printed carries a mark; the stored file never does (R178)."""

    _inherit = "qlvb.document.file"

    def _refusal_to_print(self) -> str:
        """Return why the current user gets no copy; empty when he does."""
        if refusal := self._refusal_to_read():
            return refusal
        if self.mimetype != PDF:
            return self.env._("Only a PDF is printed with a mark.")
        return ""

    def _marked_copy(self) -> bytes:
        """Return the copy; the caller has checked the right and logs it.

        :raise UserError: the file cannot be opened
        """
        rule = self.env["qlvb.rule"]._value
        try:
            return bounded_marked_copy(
                self._read_content(),
                self.env.user._qlvb_usage_mark(),
                seconds=rule("file.reading_seconds"),
                megabytes=rule("file.reading_megabytes"),
            )
        except errors.ReadingFailed as error:
            raise UserError(
                self.env._("No marked copy can be made of this file. Download it.")
            ) from error
