# SPDX-License-Identifier: LGPL-3.0-or-later
import logging

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit import office
from odoo.addons.qlvb_core.qlvb_toolkit.errors import ConversionError

_logger = logging.getLogger(__name__)

PDF_ROLES = {"draft": "main", "appendix_draft": "appendix"}
PDF = "application/pdf"
# In these a PDF is still being reviewed, not signed.
DRAFTED_STATES = ("draft", "content_review", "form_review")


class QlvbDocumentFile(models.Model):
    _inherit = "qlvb.document.file"

    # Quality marks of a time: versions made after the first (R69).
    _corrected_idx = models.Index(
        "(agency_id, create_date) WHERE role = 'draft' AND version > 1"
    )

    # -- a PDF of each draft version ----------

    def _enqueue_conversion(self):
        """Have the PDF of each draft made by a job; never twice for one version.

        What is a PDF already is taken at once: nobody waits for nothing.
        """
        for version in self.filtered(
            lambda f: f.conversion_state in ("none", "failed")
        ):
            version.sudo().write(
                {"conversion_state": "pending", "conversion_error": False}
            )
            if version.mimetype == PDF:
                version._convert_to_pdf()
                continue
            version.with_delay(
                description=f"PDF: {version.name}",
                identity_key=f"qlvb_workflow.convert.{version.id}",
            )._convert_to_pdf()

    def _convert_to_pdf(self):
        """Job: make the PDF of one draft version; done once, it does nothing.

        A late or repeated run leaves alone a draft that has gone on: its PDF may be
        signed by then.
        """
        self.ensure_one()
        if not self._lacks_pdf():
            return
        try:
            pdf = self._as_pdf()
            # Not before: nobody waits for LibreOffice.
            self.document_id._lock_rows()
            if not self._lacks_pdf():
                return
            with self.env.cr.savepoint():
                self._keep_pdf(pdf)
        except (ConversionError, UserError) as error:
            _logger.info("Conversion of file %s failed: %s", self.id, error)
            self._note_failure(error)

    def _lacks_pdf(self) -> bool:
        drafted = self.is_current and self.document_id.state in DRAFTED_STATES
        return drafted and not self._made_pdf()

    def _as_pdf(self) -> bytes:
        content = self._read_content()
        return content if self.mimetype == PDF else office.convert_to_pdf(content)

    def _keep_pdf(self, pdf: bytes):
        """Store the PDF made from this version, as what people read and sign."""
        self._store(
            self.document_id,
            pdf,
            f"{self.name.rsplit('.', 1)[0]}.pdf",
            PDF_ROLES[self.role],
            sequence=self.sequence,
            source_id=self.id,
            made_here=True,
        )
        self.sudo().write({"conversion_state": "done", "conversion_error": False})

    def _note_failure(self, error):
        words = self.env._(
            "LibreOffice could not make a PDF of this file. Open it in Word, "
            "save it again and upload it as a new version, or try again."
        )
        if isinstance(error, UserError):
            words = str(error)
        self.sudo().write({"conversion_state": "failed", "conversion_error": words})

    def _made_pdf(self):
        return self.sudo().search([("source_id", "=", self.id)], limit=1)

    def _retire(self):
        """Take versions and the PDFs made from them out of the current draft."""
        made = self.sudo().search([("source_id", "in", self.ids)])
        (self.sudo() | made).write({"is_current": False})

    # -- acts ----------

    def action_convert_again(self):
        """Try once more to make the PDF, after a failure."""
        self.ensure_one()
        document = self.document_id
        document._check_transition("convert")
        if self.conversion_state != "failed":
            raise UserError(
                self.env._("The PDF of this version is made or being made.")
            )
        self._enqueue_conversion()
        self.env["qlvb.audit.event"]._log("document.convert", document, name=self.name)
        return document._said(self.env._("The PDF is being made."))

    def action_drop_appendix(self):
        """Take an appendix out of the draft; its versions are kept (R111)."""
        self.ensure_one()
        self.document_id._check_transition("edit_draft")
        if self.role != "appendix_draft":
            raise UserError(self.env._("Only an appendix can be taken out of a draft."))
        self._retire()
        self.env["qlvb.audit.event"]._log(
            "document.edit_draft", self.document_id, dropped=self.name
        )
