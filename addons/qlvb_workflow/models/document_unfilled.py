# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.qlvb_toolkit.layout import unfilled

from .document_file_layout import AT_ONCE_BYTES

MOST_SHOWN = 5


class QlvbDocumentFile(models.Model):
    _inherit = "qlvb.document.file"

    # of `_note_unfilled`; a derived note like the PDF, the content stays as it is. It
    # says what stands in the file: read with the document, which leaves an event.
    unfilled_lines = fields.Text(groups=fields.NO_ACCESS)

    @api.model
    def _mutable_fields(self) -> frozenset[str]:
        return super()._mutable_fields() | {"unfilled_lines"}

    def _note_unfilled(self):
        """Keep which lines of a draft are dots; of a long one its readers tell."""
        if self.size > AT_ONCE_BYTES:
            return
        lines = unfilled(self._read_content(), self.mimetype)
        # sudo: a note on a file that was just stored
        self.sudo().unfilled_lines = "\n".join(lines) or False


class QlvbDocument(models.Model):
    """A draft from a template is no text before its dots are filled (R113)."""

    _inherit = "qlvb.document"

    unfilled_words = fields.Char(compute="_compute_unfilled_words")
    dots_are_meant = fields.Boolean(
        string="The dots are filled in by hand on paper",
        copy=False,
        help="Confirmed by whoever submits a form.",
    )

    @api.model
    def _content_fields(self):
        return super()._content_fields() | {"unfilled_words"}

    @api.depends("file_ids.is_current", "file_ids.unfilled_lines")
    def _compute_unfilled_words(self):
        for document in self:
            # sudo: shown with the document, to who reads it
            draft = document._current_files("draft")[:1].sudo()
            lines = draft.unfilled_lines or ""
            shown = [f"“{line}”" for line in lines.splitlines()[:MOST_SHOWN]]
            more = "; …" if len(lines.splitlines()) > MOST_SHOWN else ""
            document.unfilled_words = "; ".join(shown) + more

    def _store_draft(self, data, filename, role, sequence):
        stored = super()._store_draft(data, filename, role, sequence)
        if role == "draft":
            stored._note_unfilled()
        return stored

    def _missing_to_submit(self):
        missing = super()._missing_to_submit()
        if self.unfilled_words and not self.dots_are_meant:
            missing.append(
                self.env._(
                    "words in the draft for %(lines)s", lines=self.unfilled_words
                )
            )
        return missing
