# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase, b64


@tagged("post_install", "-at_install")
class TestDerived(WorkflowCase):
    """What the system works out while a form is open is nobody's edit."""

    def make_older(self, document):
        """The clock of the database stands still in a transaction: go back instead."""
        document.env.flush_all()
        self.env.cr.execute(
            "UPDATE qlvb_document SET edited_at = %s WHERE id = %s",
            [document.edited_at - timedelta(minutes=1), document.id],
        )
        self.env.invalidate_all()

    def test_a_pdf_made_meanwhile_refuses_nobodys_typing(self):
        """R259: only another's change stands in the way of saving, not our own jobs."""
        draft = self.new_draft()
        with trap_jobs() as jobs:
            draft.action_upload_draft("du-thao.docx", b64(make_docx("một", "hai")))
            draft.action_upload_draft(
                "phu-luc.docx", b64(make_docx("ba")), role="appendix_draft"
            )
            self.make_older(draft)
            stamp = draft.web_read({"edit_stamp": {}})[0]["edit_stamp"]
            jobs.perform_enqueued_jobs()
        self.env.flush_all()
        self.env.invalidate_all()
        draft.web_save({"subject": "Sửa trong lúc chờ PDF", "edit_stamp": stamp}, {})
        self.assertEqual(draft.subject, "Sửa trong lúc chờ PDF")

    def test_what_somebody_ordered_by_a_job_is_an_edit(self):
        """R259: an import that runs in a job is its person's, and is not undone."""
        draft = self.new_draft()
        self.make_older(draft)
        stamp = draft.web_read({"edit_stamp": {}})[0]["edit_stamp"]
        draft.with_context(job_uuid="x").subject = "Sửa trong tác vụ"
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "after you opened it"):
            draft.web_save({"subject": "Sửa trên màn hình", "edit_stamp": stamp}, {})

    def test_nobody_says_who_edited(self):
        """The refusal names whoever did, not whom a caller chose."""
        forged = {"edited_by_id": self.people["clerk"].id, "edited_at": "2020-01-01"}
        draft = self.new_draft(**forged)
        self.assertNotEqual(draft.edited_by_id, self.people["clerk"])
