# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from odoo.addons.qlvb_core.tests.common import make_docx
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase, b64


@tagged("post_install", "-at_install")
class TestConflicts(WorkflowCase):
    """Two who act on one document: the second is told, nothing is lost (R259)."""

    def upload(self, draft, words, **options):
        """Return the version that was stored as the present one."""
        with trap_jobs():
            draft.action_upload_draft("sua.docx", b64(make_docx(words)), **options)
        return draft._current_files("draft")

    def test_the_second_of_two_leaders_who_direct_is_told(self):
        """R259: the first directive stands; the second leader hears what is so now."""
        second = self.add_person("second_leader", self.agency, "leader")
        document = self.directed()
        tree = document.sudo().assignment_ids
        with self.assertRaisesRegex(UserError, "no longer possible"):
            document.with_user(second).action_direct(
                "Giao phòng khác", [self.lead_line()]
            )
        self.assertEqual(document.sudo().assignment_ids, tree)

    def test_the_second_of_two_clerks_is_told(self):
        """R259: a document gets one number, whoever of two clerks is first."""
        second = self.add_person("second_clerk", self.agency, "clerk")
        document = self.arrive()
        self.act(document, "clerk").action_register()
        number = document.arrival_number
        with self.assertRaisesRegex(UserError, "no longer possible"):
            document.with_user(second).action_register()
        self.assertEqual(document.arrival_number, number)

    def test_a_version_over_one_not_seen_is_refused(self):
        """R259: who uploads second is told whose version stands there; all are kept."""
        draft = self.new_draft()
        first = self.upload(draft, "Bản một")
        dialogs = self.env["qlvb.upload.wizard"].with_user(draft.env.user)
        dialog = dialogs.create(
            {
                "document_id": draft.id,
                "filename": "cua-toi.docx",
                "content": b64(make_docx("Bản của tôi")),
            }
        )
        self.assertFalse(dialog.other_version)
        second = self.upload(draft, "Bản hai", seen_id=first.id)
        with self.assertRaisesRegex(UserError, "You have not seen it yet"):
            dialog.action_confirm()
        self.assertEqual(draft._current_files("draft"), second)
        kept = draft.sudo().file_ids.filtered(lambda f: f.role == "draft")
        self.assertEqual(kept, first | second)

    def test_told_of_anothers_version_before_uploading(self):
        """R259: the dialog says that somebody else stored the present version."""
        draft = self.new_draft()
        theirs = draft.with_user(self.people["head"]).sudo()
        with trap_jobs():
            theirs._store_draft(make_docx("Bản khác"), "khac.docx", "draft", 10)
        dialogs = self.env["qlvb.upload.wizard"].with_user(draft.env.user)
        form = Form(dialogs.with_context(default_document_id=draft.id))
        self.assertIn(self.people["head"].name, form.other_version)

    def test_a_version_not_seen_is_not_approved(self):
        """R259, R123: a page opened before the draft came back approves nothing."""
        draft = self.submitted()
        for role, act in (
            ("head", "action_approve_content"),
            ("form_checker", "action_approve_form"),
        ):
            stale = self.act(draft, role).with_context(qlvb_seen_drafts="1,2")
            with self.subTest(act=act):
                with self.assertRaisesRegex(UserError, "read it before you decide"):
                    getattr(stale, act)()
                fresh = self.act(draft, role)
                fresh = fresh.with_context(qlvb_seen_drafts=fresh.seen_drafts)
                if act == "action_approve_content":
                    fresh.action_approve_content()
        self.assertEqual(draft.state, "form_review")

    def test_what_was_seen_is_no_door(self):
        """R259: whoever may not approve learns nothing of the versions."""
        draft = self.submitted().with_user(self.stranger)
        with self.assertRaises(AccessError):
            draft.with_context(qlvb_seen_drafts="1").action_approve_content()
