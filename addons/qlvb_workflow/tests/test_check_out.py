# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase, b64


@tagged("post_install", "-at_install")
class TestCheckOut(WorkflowCase):
    def setUp(self):
        super().setUp()
        self.draft = self.new_draft()
        self.drafter = self.people["specialist"]
        self.upload("một", "hai")

    def upload(self, *lines, by=None):
        with trap_jobs():
            self.draft.with_user(by or self.drafter).action_upload_draft(
                "du-thao.docx", b64(make_docx(*lines))
            )

    def versions(self):
        return self.draft.version_ids.sorted("version")

    def give_to_colleague_too(self):
        """A second person whom the draft waits for, as after a hand-over."""
        self.draft.sudo().work_item_ids.copy(
            {"principal": f"user:{self.colleague.id}", "document_id": self.draft.id}
        )
        self.draft.sudo()._add_participants({f"user:{self.colleague.id}"})
        return self.draft.with_user(self.colleague)

    def test_taking_it_out_reserves_and_hands_over_the_file(self):
        """R110: who has it and since when is said; the file comes to be edited."""
        act = self.draft.action_check_out()
        current = self.draft._current_files("draft")
        self.assertEqual(act["params"]["url"], f"/qlvb/file/{current.id}?download=1")
        self.assertEqual(self.draft.editor_id, self.drafter)
        self.assertIn(self.drafter.name, self.draft.editor_words)
        self.assertIn("09:00 23/11/2026", self.draft.editor_words)
        self.assertTrue(self.events(self.draft, "document.check_out"))

    def test_nobody_else_puts_a_version_meanwhile(self):
        """R111: nothing is lost by two who edit at once."""
        other = self.give_to_colleague_too()
        self.draft.action_check_out()
        for act in (
            lambda: self.upload("ba", by=self.colleague),
            other.action_check_out,
        ):
            with self.assertRaisesRegex(UserError, self.drafter.name):
                act()
        self.assertEqual(len(self.versions()), 1)

    def test_the_file_dropped_back_ends_it(self):
        """R111: a new version, the older one kept, the draft free again."""
        self.draft.action_check_out()
        self.upload("một", "ba")
        self.assertFalse(self.draft.editor_id)
        self.assertEqual(self.versions().mapped("version"), [1, 2])
        self.assertEqual(self.versions().mapped("name"), ["du-thao.docx"] * 2)

    def test_the_head_releases_it_a_colleague_does_not(self):
        self.draft.action_check_out()
        self.give_to_colleague_too()
        with self.assertRaises(AccessError):
            self.draft.with_user(self.colleague).action_release_draft()
        self.draft.sudo()._add_participants({f"user:{self.people['head'].id}"})
        self.draft.with_user(self.people["head"]).action_release_draft()
        self.assertFalse(self.draft.editor_id)
        self.assertTrue(self.events(self.draft, "document.release_draft"))

    def test_nobody_writes_the_reservation_past_the_acts(self):
        """R111: neither ended for another nor made for ever, over RPC."""
        other = self.give_to_colleague_too()
        self.draft.action_check_out()
        for values in (
            {"editor_id": False},
            {"editor_id": self.colleague.id},
            {"edited_since": "2099-01-01 00:00:00"},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                other.write(values)
        self.assertEqual(self.draft.editor_id, self.drafter)

    def test_it_ends_after_the_hours_of_the_rule(self):
        other = self.give_to_colleague_too()
        self.draft.action_check_out()
        later = fields.Datetime.now() + timedelta(hours=25)
        with freeze_time(later):
            self.draft.invalidate_recordset()
            other.action_check_out()
            self.assertEqual(self.draft.editor_id, self.colleague)

    def test_the_list_says_how_much_changed_and_the_dialog_what(self):
        """R111: the difference to the version before, as text."""
        self.upload("một", "hai ba bốn")
        newest = self.versions()[-1]
        self.assertEqual(newest.difference_words, "+2 / −0")
        act = newest.with_user(self.drafter).action_show_difference()
        wizard = (
            self.env[act["res_model"]].with_user(self.drafter).browse(act["res_id"])
        )
        self.assertIn("<ins", wizard.shown)
        self.assertIn("ba bốn</ins>", wizard.shown)
        self.assertTrue(self.events(self.draft, "file.compare"))
        with self.assertRaises(AccessError):
            newest.with_user(self.stranger).action_show_difference()

    def test_the_head_puts_a_version_of_his_own(self):
        """R116: while the content waits for the head, the head edits, nobody else."""
        draft = self.submitted()
        head = self.people["head"]
        with trap_jobs():
            draft.with_user(head).action_upload_draft("sua.docx", b64(make_docx("sửa")))
        newest = draft._current_files("draft")
        self.assertEqual((newest.author_id, newest.version), (head, 2))
        with self.assertRaises(AccessError):
            draft.with_user(self.drafter).action_upload_draft(
                "x.docx", b64(make_docx("x"))
            )

    def test_what_is_still_outside_is_not_submitted(self):
        """R111: not the old version goes up while the edited one lies in Word."""
        draft = self.complete_draft()
        draft.action_check_out()
        with self.assertRaisesRegex(UserError, "Upload the edited file"):
            draft.action_submit()
        self.assertEqual(draft.state, "draft")
        draft.action_release_draft()
        draft.action_submit()
        self.assertEqual(draft.state, "content_review")

    def test_who_goes_on_lets_it_go(self):
        draft = self.submitted()
        head = self.people["head"]
        draft.with_user(head).action_check_out()
        draft.with_user(head).action_return_draft("Sửa lại")
        self.assertFalse(draft.editor_id)
