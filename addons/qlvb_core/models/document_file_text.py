# SPDX-License-Identifier: LGPL-3.0-or-later
import logging

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..qlvb_toolkit import errors, extract
from .document_file import PDF

_logger = logging.getLogger(__name__)

READABLE_TYPES = frozenset(
    {
        PDF,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text/plain",
    }
)
BATCH = 50


class QlvbDocumentFile(models.Model):
    """What a file says, for search (R177).

    A PDF may be long: no clerk waits for it to be read.
    """

    _inherit = "qlvb.document.file"

    text_content = fields.Text(groups=fields.NO_ACCESS)
    text_pending = fields.Boolean(string="Content being read for search")

    _text_pending_idx = models.Index("(id) WHERE text_pending")

    @api.model
    def _mutable_fields(self) -> frozenset[str]:
        return super()._mutable_fields() | {"text_content", "text_pending"}

    @api.model
    def _text_facts(self, data: bytes, mimetype: str) -> dict:
        """Return the text of a draft, which its form is compared with at once."""
        if mimetype == PDF:
            return {"text_pending": True}
        return {"text_content": self._text_of(data, mimetype)}

    @api.model
    def _text_of(self, data: bytes, mimetype: str) -> str:
        """Return the text; a scan without text yields nothing."""
        if mimetype not in READABLE_TYPES:
            return ""
        try:
            return extract.extract_text(data, mimetype)
        except errors.ToolkitError:
            return ""

    # -- in the background ---------------------------------------------------------

    @api.model
    def _read_pending(self):
        """Every minute, by cron: read what arrived since, so that search finds it."""
        pending = [("text_pending", "=", True)]
        while files := self.search(pending, limit=BATCH, order="id"):
            files._read_text()
            left = self.search_count(pending)
            if not self.env["ir.cron"]._commit_progress(len(files), remaining=left):
                return

    def _read_text(self):
        for file in self:
            file.write({"text_content": file._current_text(), "text_pending": False})
        self.document_id._update_search_vector()

    def _current_text(self) -> str:
        """Return the text; of a file that cannot be read none, others must not wait."""
        try:
            return self._text_of(self._read_content(), self.mimetype)
        except UserError:
            return ""  # changed outside the system: the journal has it
        except Exception:
            # whatever a hostile file does to its reader
            _logger.exception("No text for search could be read from file %s", self.id)
            return ""
