# SPDX-License-Identifier: LGPL-3.0-or-later
import logging

from psycopg2.errors import SerializationFailure

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..qlvb_toolkit import errors, extract, text_reader
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
    text_tries = fields.Integer()
    text_unread = fields.Boolean(string="Content cannot be read for search")

    _text_pending_idx = models.Index("(id) WHERE text_pending")

    @api.model
    def _mutable_fields(self) -> frozenset[str]:
        return super()._mutable_fields() | {
            "text_content",
            "text_pending",
            "text_tries",
            "text_unread",
        }

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
        """Every minute, by cron: read what arrived since, so that search finds it.

        Each try is counted before it is made: a file that takes the process with it
        is given up after a few, and no other waits for it.
        """
        progress = self.env["ir.cron"]._commit_progress
        waiting = Domain("text_pending", "=", True)
        last, seconds = 0, progress(remaining=self.search_count(waiting))
        while files := self.search(
            waiting & Domain("id", ">", last), limit=BATCH, order="id"
        ):
            for file in files:
                if file._keep_while_idle({"text_tries": file.text_tries + 1}):
                    progress()
                    facts = file._current_text_facts()
                    progress()  # reading took its time: what follows sees the present
                    file._keep_text(facts)
                last, seconds = file.id, progress(1)
                if not seconds:
                    return

    def _keep_text(self, facts):
        """Keep what was read, for search."""
        if self._keep_while_idle(facts):
            self.document_id._update_search_vector()

    def _keep_while_idle(self, facts) -> bool:
        """Write, unless somebody acts on the document: then it is for next time.

        A signature given meanwhile would be asked for again, with its code used up.
        """
        try:
            self.document_id._lock_rows()
        except SerializationFailure:
            self.env.cr.rollback()
            return False
        self.write(facts)
        return True

    def _current_text_facts(self) -> dict:
        """Return the text, or that there is none and whether it is tried again."""
        rule = self.env["qlvb.rule"]._value
        given_up = {"text_pending": False, "text_unread": True}
        if self.text_tries > rule("file.reading_tries"):
            return given_up  # the last try never came to its end
        try:
            return {"text_content": self._bounded_text(), "text_pending": False}
        except errors.ReadingInterrupted:
            return {"text_tries": self.text_tries - 1}  # the server stops
        except UserError:
            return given_up  # changed outside the system: the journal has it
        except Exception as error:
            # whatever a hostile file does to its reader
            _logger.warning("No text could be read from file %s: %s", self.id, error)
        again = self.text_tries < rule("file.reading_tries")
        return {"text_pending": True} if again else given_up

    def _bounded_text(self) -> str:
        if self.mimetype not in READABLE_TYPES:
            return ""
        rule = self.env["qlvb.rule"]._value
        return text_reader.bounded_text(
            self._read_content(),
            self.mimetype,
            seconds=rule("file.reading_seconds"),
            megabytes=rule("file.reading_megabytes"),
        )


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    unread_files = fields.Char(
        string="Not found by their content", compute="_compute_unread_files"
    )

    @api.depends("file_ids.text_unread")
    def _compute_unread_files(self):
        for document in self:
            unread = document.file_ids.filtered("text_unread")
            document.unread_files = ", ".join(unread.mapped("name"))
