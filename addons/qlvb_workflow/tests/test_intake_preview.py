# SPDX-License-Identifier: LGPL-3.0-or-later
import hashlib

from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase, b64
from .test_intake_reading import LETTER


@tagged("post_install", "-at_install")
class TestIntakePreview(WorkflowCase):
    """What came in as a text document is looked at as a PDF, and stays what it is."""

    def drop(self, data, name):
        with trap_jobs() as jobs:
            intake = self.env["qlvb.document"].with_user(self.people["clerk"])
            document = intake.browse(intake.action_drop_in(name, b64(data))["id"])
        jobs.perform_enqueued_jobs()
        document.invalidate_recordset()
        return document

    def test_a_docx_is_shown_as_a_pdf_and_kept_as_it_came(self):
        """R60: the bytes received stay the document; the PDF is a marked copy."""
        data = make_docx(*LETTER)
        document = self.drop(data, "35-STC.docx")
        original = document._current_files("main")
        self.assertEqual(original.sha256, hashlib.sha256(data).hexdigest())
        self.assertEqual(document.reading_file_id, original)
        preview = document.file_ids - original
        self.assertEqual(
            (preview.role, preview.mimetype, preview.source_id, preview.name),
            ("preview", "application/pdf", original, "35-STC.pdf"),
        )
        guess = document.reading["code_notation"]
        self.assertEqual((guess["value"], guess["page"]), ("STC-QLNS", 0))
        self.assertEqual(len(guess["box"]), 4)

    def test_made_twice_it_is_there_once(self):
        document = self.drop(make_docx(*LETTER), "35-STC.docx")
        original = document._current_files("main")
        original._make_preview()
        self.assertEqual(len(document.file_ids), 2)

    def test_what_cannot_be_shown_says_what_to_do(self):
        """The clerk is told to open it in Word; the file itself is kept and read."""
        broken = rb"{\rtf1 " + b"{" * 10
        document = self.drop(broken, "hong.rtf")
        original = document.file_ids.filtered(lambda f: f.role == "main")
        self.assertIn(original.conversion_state, ("done", "failed"))
        self.assertEqual(original.role, "main")
