# SPDX-License-Identifier: LGPL-3.0-or-later
import logging

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit import office
from odoo.addons.qlvb_core.qlvb_toolkit.errors import ConversionError, ReadingFailed
from odoo.addons.qlvb_core.qlvb_toolkit.formats import DEFAULT_ALLOWED

_logger = logging.getLogger(__name__)

# Text documents that no browser shows, by what they are.
SHOWN_AS_PDF = {
    mimetype: ending
    for ending in ("docx", "doc", "odt", "rtf")
    for mimetype in DEFAULT_ALLOWED[ending]
}


class QlvbDocumentFile(models.Model):
    """A PDF to look at beside the form of what came in as a text document.

    The file received stays as it is (invariant 2) and is the document; the PDF is a
    derived copy with a role of its own, which nothing issues, sends or archives.
    """

    _inherit = "qlvb.document.file"

    def _store(self, document, data, filename, role, **values):
        stored = super()._store(document, data, filename, role, **values)
        if document.direction == "incoming" and role in ("main", "appendix"):
            stored._enqueue_preview()
        return stored

    def _enqueue_preview(self):
        for file in self.filtered(lambda f: f.mimetype in SHOWN_AS_PDF):
            # sudo: the caller has just stored it
            file.sudo().conversion_state = "pending"
            file.with_delay(
                description=f"PDF to look at: {file.name}",
                identity_key=f"qlvb_workflow.preview.{file.id}",
            )._make_preview()

    def _make_preview(self):
        """Job: make the PDF to look at; done once, it does nothing.

        :return: the PDF's row; none when it cannot be made, which is noted
        """
        self.ensure_one()
        if made := self._made_pdf():
            return made
        try:
            pdf = self._rendered()
            # Not before: nobody waits for LibreOffice.
            self.document_id._lock_rows()
            if made := self._made_pdf():
                return made
            with self.env.cr.savepoint():
                preview = self._keep_preview(pdf)
        except (ConversionError, UserError) as error:
            _logger.info("No PDF to look at of file %s: %s", self.id, error)
            self._note_no_preview()
            return self.browse()
        self.document_id._place_guesses(preview)
        return preview

    def _rendered(self) -> bytes:
        ending = SHOWN_AS_PDF[self.mimetype]
        return office.convert_to_pdf(self._read_content(), ending=ending)

    def _keep_preview(self, pdf: bytes):
        preview = self._store(
            self.document_id,
            pdf,
            f"{self.name.rsplit('.', 1)[0]}.pdf",
            "preview",
            sequence=self.id,
            source_id=self.id,
            made_here=True,
        )
        self.sudo().write({"conversion_state": "done", "conversion_error": False})
        return preview

    def _note_no_preview(self):
        words = self.env._(
            "No PDF of this file could be made to look at. Download the file and open "
            "it in Word."
        )
        self.sudo().write({"conversion_state": "failed", "conversion_error": words})


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    def _place_guesses(self, preview):
        """Note where in the PDF the guesses stand of a file without pages."""
        guesses = self.reading or {}
        if all(guess.get("box") for guess in guesses.values()):
            return
        try:
            found = self._guesses(preview._bounded_reading())
        except (ReadingFailed, UserError):
            return
        # sudo: a job; only places are added to what was read
        self.sudo().reading = {
            name: {**guess, **_place(found.get(name), guess)}
            for name, guess in guesses.items()
        }


def _place(found: dict | None, guess: dict) -> dict:
    """Return page and box of a guess that the PDF says as well."""
    if not found or found["value"] != guess["value"]:
        return {}
    return {"page": found["page"], "box": found["box"]}
