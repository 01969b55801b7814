# SPDX-License-Identifier: LGPL-3.0-or-later
import logging
from pathlib import PurePath

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.models.document import SUBJECT_MAX, UNCUT
from odoo.addons.qlvb_core.qlvb_toolkit import (
    errors,
    field_reader,
    notation,
    proper_case,
    text,
)
from odoo.addons.qlvb_core.qlvb_toolkit.detection import DOCX
from odoo.addons.qlvb_core.qlvb_toolkit.reading import DocumentReading, Field
from odoo.addons.queue_job.exception import RetryableJobError

from .document_preview import SHOWN_AS_PDF

_logger = logging.getLogger(__name__)

# Of the reading: of the document. Both follow Decree 30/2020/NĐ-CP, Phụ lục VI.
READ_FIELDS = {
    "type_name": "type_id",
    "number": "code_number",
    "year": "code_year",
    "notation": "code_notation",
    "date": "issued_date",
    "place": "place",
    "subject": "subject",
    "urgency": "urgency",
    "signer": "signer_name",
    "position": "signer_title",
}
# Printed in capitals they are written as an office writes them.
WRITTEN = {
    "subject": proper_case.sentence,
    "signer_name": proper_case.person_name,
    "signer_title": proper_case.office_name,
}
URGENCY_LEVELS = {"Khẩn": "1", "Thượng khẩn": "2", "Hỏa tốc": "3"}


def provisional_subject(filename: str) -> str:
    """Return what a dropped file is called until its subject is known."""
    return text.nfc(PurePath(filename).stem.strip() or filename.strip())[:SUBJECT_MAX]


def written_number(value: str) -> str:
    """Return the number as papers bear it: "05", not "5" (Decree 30/2020 Điều 8)."""
    if not value.isdecimal() or not int(value):
        return value
    return notation.format_number(int(value))


class QlvbDocument(models.Model):
    """What the first file says of the document, for the clerk to confirm (R82)."""

    _inherit = "qlvb.document"

    reading_state = fields.Selection(
        [
            ("pending", "Being read"),
            ("done", "Read"),
            ("failed", "Could not be read"),
            ("skipped", "Not waited for"),
        ],
        string="Reading",
        readonly=True,
        copy=False,
    )
    # By name of a field: ``value``, ``confidence`` (0 to 1), ``page`` (from 0), ``box``
    # (left, top, right, bottom in fractions of the page).
    reading = fields.Json(string="What was read", readonly=True, copy=False)

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"reading_state", "reading"}

    @api.model
    def _technical_fields(self):
        return super()._technical_fields() | {"reading"}

    @api.depends("reading_state")
    def _compute_can_edit(self):
        """What is being read fills in by itself: nobody types against it."""
        super()._compute_can_edit()
        for document in self:
            if document.reading_state == "pending":
                document.can_edit = False

    def _enqueue_reading(self):
        """Have the file read by a job: a scan takes longer than a clerk waits."""
        # sudo: the caller has just taken it in
        self.sudo().reading_state = "pending"
        self.with_delay(
            description=f"Reading: {self.subject}",
            identity_key=f"qlvb_workflow.read.{self.id}",
        )._read_fields()

    def _read_fields(self):
        """Job: read the file and fill in what is empty, as the clerk would.

        Where nobody waits for that any more it looks for a secrecy mark only (R3).
        """
        self.ensure_one()
        # By the system: the journal says who filled it in.
        document = self.with_user(SUPERUSER_ID)
        file = document.reading_file_id
        if document.reading_state not in ("pending", "skipped") or not file:
            return
        try:
            reading = file._file_to_read()._bounded_reading()
            # Not before: nobody waits for a scan to be read.
            document._lock_rows()
            with self.env.cr.savepoint():
                document._take_over(reading, file)
        except errors.ReadingInterrupted as error:
            raise RetryableJobError("Reading interrupted", ignore_retry=True) from error
        except (errors.ReadingFailed, UserError) as error:
            _logger.info("File %s was not read: %s", file.id, error)
            if document.reading_state == "pending":
                document.reading_state = "failed"

    def _take_over(self, reading: DocumentReading, file):
        """Fill in what is empty and remember where it was read."""
        if reading.secret_mark:
            self._keep_secret_mark(reading.secret_mark)
            return
        if self.state != "arrived" or self.reading_state == "skipped":
            self.reading_state = "skipped"
            return
        guesses = {
            name: guess
            for name, guess in self._guesses(reading).items()
            if self._is_unfilled(name, file)
        }
        values = {name: guess["value"] for name, guess in guesses.items()}
        if reading.page_count and not self.page_count:
            values["page_count"] = reading.page_count
        done = {
            **values,
            "reading_state": "done",
            "reading": guesses,
            "addressed_id": self._addressed_agency(reading).id,
        }
        self._noting().write(done)

    def _is_unfilled(self, name, file) -> bool:
        if name == "subject":
            return self.subject == provisional_subject(file.name)
        return not self[name] or (name == "urgency" and self.urgency == "0")

    def _guesses(self, reading: DocumentReading) -> dict[str, dict]:
        """Return by field what was read and fits into it."""
        guesses = self._issuer_guesses(reading)
        for source, name in READ_FIELDS.items():
            found = getattr(reading, source)
            value = found.value and self._fitting(name, found.value)
            if value:
                guesses[name] = self._guess(value, found)
        return guesses

    @api.model
    def _guess(self, value, found: Field) -> dict:
        return {
            "value": value,
            "confidence": round(found.confidence, 2),
            "page": found.page,
            "box": found.box and [*vars(found.box).values()],
        }

    def _fitting(self, name, value: str):
        """Return the value as the field holds it; nothing when it does not fit."""
        field = self._fields[name]
        if name == "type_id":
            types = self.env["qlvb.document.type"]
            return types.search([("name", "=ilike", value)], limit=1).id
        if name == "urgency":
            return URGENCY_LEVELS.get(value)
        if name == "code_number":
            return written_number(value)
        if field.type == "integer":
            return int(value)
        value = WRITTEN.get(name, str)(value)
        limit = UNCUT.get(name) or getattr(field, "size", None)
        return value if not limit or len(value) <= limit else None

    def action_skip_reading(self):
        """Type it in by hand: what the job reads later fills nothing in any more.

        :raise UserError: wrong state
        :raise AccessError: not the clerk it waits for
        """
        self.ensure_one()
        self._check_transition("register")
        if self.reading_state == "pending":
            # sudo: the clerk it waits for, checked above
            self.sudo().reading_state = "skipped"

    def _check_can_register(self):
        if self.reading_state == "pending":
            raise UserError(
                self.env._(
                    "The file is still being read. Wait a moment, or choose “Type it "
                    "in myself”."
                )
            )
        super()._check_can_register()


class QlvbDocumentFile(models.Model):
    _inherit = "qlvb.document.file"

    def _file_to_read(self):
        """Return the file that says the fields: itself, or the PDF made of it."""
        if self.mimetype not in SHOWN_AS_PDF:
            return self
        # A DOCX is read as it is when its PDF is not there yet.
        return (
            self._made_pdf() or (self.mimetype != DOCX and self._make_preview()) or self
        )

    def _bounded_reading(self) -> DocumentReading:
        """Return what the file says, read by a process of its own.

        :raise ReadingFailed: it took too long or broke the reader
        :raise UserError: the file was changed outside the system
        """
        rule = self.env["qlvb.rule"]._value
        return field_reader.bounded_reading(
            self._read_content(),
            self.mimetype,
            seconds=rule("file.reading_seconds"),
            megabytes=rule("file.reading_megabytes"),
        )
