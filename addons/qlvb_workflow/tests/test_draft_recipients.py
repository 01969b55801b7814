# SPDX-License-Identifier: LGPL-3.0-or-later
import io

import docx

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase, b64
from .test_drafting import words


@tagged("post_install", "-at_install")
class TestDraftRecipients(WorkflowCase):
    """The recipients on paper are those of the list (R48, R110)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.third_agency = cls.env["qlvb.unit"].create(
            {"name": "Sở Xây dựng thử", "code": "SXDT", "kind": "agency"}
        )

    def made(self, form="bao_cao", text="Sở báo cáo kết quả năm 2026.", to=(), **more):
        draft = self.new_draft(
            type_id=self.type_report.id,
            template_id=self.env.ref(f"qlvb_workflow.document_template_{form}").id,
            signer_post_id=self.leader_post.id,
            recipient_ids=[Command.create({"unit_id": unit.id}) for unit in to],
            draft_text=text,
            not_secret=True,
            **more,
        )
        with trap_jobs():
            draft.action_make_draft()
        return draft

    def add(self, draft, unit):
        draft.recipient_ids = [Command.create({"unit_id": unit.id})]

    def edit(self, draft):
        """Upload the draft as somebody changed it in Word."""
        paper = docx.Document(io.BytesIO(draft._current_files("draft")._read_content()))
        body = next(p for p in paper.paragraphs if "Sở báo cáo" in p.text)
        body.runs[0].text = "Sở báo cáo kết quả đã sửa trong Word."
        changed = io.BytesIO()
        paper.save(changed)
        with trap_jobs():
            draft.action_upload_draft("sua.docx", b64(changed.getvalue()))

    def printed(self, draft):
        return words(draft._current_files("draft")._read_content())

    def renew(self, draft):
        with trap_jobs():
            draft.action_renew_recipients()

    def test_nobody_addressed_is_not_above(self):
        """R48: "Như trên" stands only under a "Kính gửi"."""
        self.assertNotIn("Như trên", self.printed(self.made()))
        addressed = self.printed(self.made(to=self.other_agency))
        self.assertIn(f"Kính gửi: {self.other_agency.name}", addressed)
        self.assertIn("Như trên", addressed)

    def test_a_recipient_entered_later_is_told_and_printed(self):
        """R110: by one click; the draft nobody edited is made again."""
        draft = self.made()
        self.assertFalse(draft.recipients_differ)
        self.add(draft, self.other_agency)
        self.assertIn(self.other_agency.name, draft.recipients_differ)
        with self.assertRaisesRegex(UserError, "recipients on paper"):
            draft.action_submit()
        self.renew(draft)
        self.assertFalse(draft.recipients_differ)
        self.assertIn(f"Kính gửi: {self.other_agency.name}", self.printed(draft))
        with trap_jobs():
            draft.action_submit()

    def test_an_edited_text_stays(self):
        """R110: only the block of recipients is written anew, as a new version."""
        draft = self.made(to=self.other_agency)
        self.edit(draft)
        self.add(draft, self.third_agency)
        self.assertIn(self.third_agency.name, draft.recipients_differ)
        self.renew(draft)
        text = self.printed(draft)
        self.assertIn("đã sửa trong Word", text)
        self.assertIn(f"- {self.third_agency.name}.", text)
        self.assertIn("Như trên", text)
        self.assertFalse(draft.recipients_differ)
        self.assertEqual(draft._current_files("draft").version, 3)

    def test_an_edited_text_without_addressees(self):
        """R48: they stand under "Nơi nhận" then, nobody is "Như trên"."""
        draft = self.made(form="quyet_dinh", text="Điều 1. Sở báo cáo.")
        self.add(draft, self.other_agency)
        self.renew(draft)
        self.assertIn(f"- {self.other_agency.name};", self.printed(draft))

    def test_one_taken_out_is_told(self):
        draft = self.made(to=self.other_agency | self.third_agency)
        draft.recipient_ids[0].unlink()
        self.assertIn("not in the list", draft.recipients_differ)

    def test_what_the_paper_says_in_other_words_is_confirmed(self):
        """ "Các sở, ban, ngành" names them all; that somebody said so is logged."""
        draft = self.made()
        self.add(draft, self.other_agency)
        draft.action_confirm_recipients()
        self.assertFalse(draft.recipients_differ)
        self.assertTrue(
            draft.sudo().event_ids.filtered(
                lambda e: e.code == "document.confirm_recipients"
            )
        )
        with trap_jobs():
            draft.action_submit()

    def test_a_file_of_ones_own_is_mended_by_hand(self):
        draft = self.made()
        with trap_jobs():
            draft.action_upload_draft("rieng.docx", b64(make_docx("Một trang")))
        self.add(draft, self.other_agency)
        with self.assertRaisesRegex(UserError, "nothing was changed"):
            self.renew(draft)
        self.assertEqual(draft._current_files("draft").name, "rieng.docx")

    def test_only_who_has_the_draft(self):
        draft = self.made()
        self.add(draft, self.other_agency)
        for act in ("action_renew_recipients", "action_confirm_recipients"):
            with self.subTest(act), self.assertRaises(AccessError):
                getattr(self.act(draft, "clerk"), act)()

    # -- dots ----------

    def test_dots_are_no_text(self):
        """R113: a template whose places nobody filled is not submitted."""
        draft = self.made(form="to_trinh", text=False, to=self.other_agency)
        self.assertIn("Sự cần thiết: ……", draft.unfilled_words)
        with self.assertRaisesRegex(UserError, "Sự cần thiết: ……"):
            draft.action_submit()
        self.assertEqual(draft.state, "draft")
        # R30: they say what stands in the file; nobody reads them without an event
        with self.assertRaises(AccessError):
            draft._current_files("draft").read(["unfilled_lines"])
        draft.read(["unfilled_words"])
        self.assertTrue(self.events(draft, "document.read"))
        draft.draft_text = "Sở kính trình xem xét."
        with trap_jobs():
            draft.action_make_draft()
            self.assertFalse(draft.unfilled_words)
            draft.action_submit()

    def test_dots_that_are_meant(self):
        """A form filled by hand goes on when whoever submits says so."""
        draft = self.made(form="to_trinh", text=False, to=self.other_agency)
        draft.dots_are_meant = True
        with trap_jobs():
            draft.action_submit()
        self.assertEqual(draft.state, "content_review")
