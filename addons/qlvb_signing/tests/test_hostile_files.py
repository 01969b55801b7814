# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.tests.common import make_pdf
from odoo.addons.qlvb_workflow.tests.common import b64
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import PIN, TODAY, SigningCase
from .fakes import heavy_pdf


class TestHostileFiles(SigningCase):
    """Somebody's PDF that could take the server with it, or cannot be signed."""

    def upload(self, draft, data: bytes):
        with trap_jobs():
            draft.action_upload_draft("phu-luc.pdf", b64(data), "appendix_draft")

    def test_an_appendix_that_cannot_be_signed_is_refused_at_once(self):
        """R65: told to its drafter, not to the clerk after the signature."""
        draft = self.complete_draft()
        before = draft.file_ids
        signed = self.main_pdf(self.signed())
        with self.assertRaisesRegex(UserError, "signed already"), self.cr.savepoint():
            self.upload(draft, signed)
        draft.invalidate_recordset()
        self.assertEqual(draft.file_ids, before)
        # objects that no page shows are left out of the copy that is signed
        for harmless in (make_pdf("Phụ lục"), heavy_pdf.many_objects(120_000)):
            self.upload(draft, harmless)
        uploaded = (draft.file_ids - before).filtered(lambda file: not file.source_id)
        self.assertEqual(len(uploaded), 2)

    def set_rule(self, code, value):
        self.env["qlvb.rule"].search([("code", "=", code)]).value = value

    def test_no_number_for_an_appendix_that_cannot_be_signed(self):
        """R133: looked through before the number is taken, however it came in."""
        document = self.signed()
        self.env["qlvb.document.file"]._store(
            document,
            heavy_pdf.many_objects(120_000),
            "b.pdf",
            "appendix",
            sequence=90,
        )
        clerk = self.act(document, "clerk")
        before = self.snapshot()
        with self.assertRaisesRegex(UserError, "too large"), self.cr.savepoint():
            clerk._seal(PIN, TODAY)
        self.assertEqual(self.snapshot(), before)

    def arrived_with(self, data: bytes):
        document = self.arrive()
        self.env["qlvb.document.file"]._store(document, data, "a.pdf", "main")
        document._check_authenticity()
        return document

    def test_an_arriving_file_is_judged_within_limits(self):
        """R72: what takes too long is unknown, never authentic, and comes in."""
        data = self.main_pdf(self.signed())
        self.set_rule("verify.seconds", "0")
        document = self.arrived_with(data)
        self.assertEqual(document.check_authentic, "unknown")
        self.assertFalse(document.signature_ids)
        self.act(document, "clerk").action_verify()
        self.assertFalse(document.signature_ids)

    def test_a_heavy_file_arrives(self):
        """R72: 300,000 objects nobody signed."""
        document = self.arrived_with(heavy_pdf.many_objects(300_000))
        self.assertIn(document.check_authentic, ("fail", "unknown"))
