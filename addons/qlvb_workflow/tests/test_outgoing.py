# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.qlvb_core.form_of import place_of
from odoo.addons.qlvb_core.tests.common import make_docx
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase, b64


@tagged("post_install", "-at_install")
class TestOutgoing(WorkflowCase):
    def test_draft_to_approved(self):
        """R114, R116, R123: drafter, head, form checker, then the signer."""
        draft = self.complete_draft()
        steps = [
            (
                "specialist",
                "action_submit",
                "content_review",
                f"head@{self.department.id}",
            ),
            (
                "head",
                "action_approve_content",
                "form_review",
                f"form_checker@{self.agency.id}",
            ),
            (
                "form_checker",
                "action_approve_form",
                "approved",
                f"user:{self.people['leader'].id}",
            ),
        ]
        for role, act, state, holder in steps:
            getattr(self.act(draft, role), act)()
            self.make_pdfs(draft)
            self.assertEqual(draft.state, state)
            self.assertEqual(
                {principal for _kind, principal in self.holders(draft)}, {holder}
            )
            self.assert_flow_closed()
        codes = self.events(draft).mapped("code")
        for code in ("submit", "approve_content", "approve_form"):
            self.assertIn(f"document.{code}", codes)

    def test_submission_names_everything_missing(self):
        """R5, R110: one message, all missing things in it."""
        draft = self.new_draft()
        with self.assertRaises(UserError) as refusal:
            draft.action_submit()
        for label in ("Signer", "Recipients", "state secrets", "the draft file"):
            self.assertIn(label.lower(), str(refusal.exception).lower())
        self.assertEqual(draft.state, "draft")

    def test_tick_of_no_state_secret_is_required_and_recorded(self):
        """R5: who ticked and when."""
        draft = self.complete_draft()
        draft.not_secret = False
        with self.assertRaises(UserError):
            draft.action_submit()
        draft.not_secret = True
        draft.action_submit()
        self.assertEqual(draft.not_secret_by_id, self.people["specialist"])
        self.assertTrue(draft.not_secret_at)
        self.assertIn("not_secret", self.events(draft, "document.submit").data)

    def test_another_subject_is_confirmed_anew(self):
        """R5: what is confirmed is what it says, not its files alone."""
        for values in ({"subject": "Tờ trình về việc khác"}, {"draft_text": "Khác"}):
            with self.subTest(values=values):
                draft = self.submitted()
                self.make_pdfs(draft)
                self.act(draft, "head").action_return_draft("Sửa trích yếu")
                draft.write({"subject": draft.subject, "urgency": "1"})
                self.assertTrue(draft.not_secret)
                draft.write(values)
                self.assertFalse(draft.not_secret)
                with self.assertRaises(UserError):
                    draft.action_submit()
                draft.write({"subject": "Tờ trình thứ ba", "not_secret": True})
                draft.action_submit()

    def test_the_tick_cannot_be_put_in_another_name(self):
        draft = self.complete_draft()
        with self.assertRaises(AccessError):
            draft.not_secret_by_id = self.colleague

    def test_own_draft_of_the_head_goes_on_to_the_form_check(self):
        """R117: the head answers for the content by submitting."""
        head = self.people["head"]
        draft = self.complete_draft(user=head)
        draft.action_submit()
        self.assertEqual(draft.state, "form_review")
        self.assertEqual(
            (draft.review_ids.kind, draft.review_ids.reviewer_id), ("content", head)
        )

    def test_drafter_cannot_skip_the_head(self):
        """R114, R118: neither the drafter nor the form checker approves instead."""
        draft = self.submitted()
        for role in ("specialist", "form_checker", "leader", "clerk"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(draft, role).action_approve_content()

    def test_return_needs_a_reason_and_shows_it(self):
        """R116: back to the drafter from head and form checker, with the reason."""
        reviewers = {"submitted": "head", "content_approved": "form_checker"}
        for stage, role in reviewers.items():
            with self.subTest(stage=stage):
                draft = getattr(self, stage)()
                with self.assertRaises(UserError):
                    self.act(draft, role).action_return_draft("")
                self.act(draft, role).action_return_draft("Thiếu căn cứ pháp lý")
                self.assertEqual(draft.state, "draft")
                self.assertEqual(draft.return_reason, "Thiếu căn cứ pháp lý")
                self.assertEqual(
                    self.holders(draft),
                    {("draft", f"user:{self.people['specialist'].id}")},
                )
                self.assert_flow_closed()

    def returned_by_the_leader(self):
        draft = self.approved()
        self.act(draft, "leader").action_return_draft("Sửa Điều 3")
        return draft

    def test_a_leader_returns_to_the_head_who_approved(self):
        """R121: to the head of the drafting unit, with the reason; others are told."""
        draft = self.returned_by_the_leader()
        self.assertEqual(draft.state, "content_review")
        self.assertEqual(draft.return_reason, "Sửa Điều 3")
        self.assertEqual(
            self.holders(draft), {("review_content", f"head@{self.department.id}")}
        )
        work = draft.sudo().work_item_ids.filtered(lambda w: w.state == "open")
        self.assertEqual(work.note, "Sửa Điều 3")
        notices = self.env["mail.activity"].search([("note", "like", place_of(draft))])
        drafter, checker = self.people["specialist"], self.people["form_checker"]
        self.assertEqual(notices.user_id, drafter | checker)
        self.assertIn(self.people["leader"].name, notices[0].note)
        self.assert_flow_closed()

    def test_the_head_passes_it_on_by_one_touch(self):
        """R121: with the leader's reason; without one there is nothing to pass on."""
        draft = self.returned_by_the_leader()
        head = self.act(draft, "head")
        self.assertTrue(head.passes_back)
        with self.assertRaises(AccessError):
            self.act(draft, "specialist").action_take_back()
        for role in ("specialist", "leader", "form_checker"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(draft, role).action_pass_back()
        self.assertIn(self.people["leader"].name, head.returned_by)
        self.assertRegex(head.returned_by, r"\d\d:\d\d, \d\d/\d\d/\d{4}$")
        head.action_pass_back()
        self.assertEqual((draft.state, draft.return_reason), ("draft", "Sửa Điều 3"))
        drafter = self.act(draft, "specialist")
        self.assertIn(self.people["leader"].name, drafter.returned_by)
        self.assertEqual(
            self.holders(draft), {("draft", f"user:{self.people['specialist'].id}")}
        )
        fresh = self.submitted()
        self.assertFalse(self.act(fresh, "head").passes_back)
        with self.assertRaises(UserError):
            self.act(fresh, "head").action_pass_back()

    def test_the_head_puts_it_right_and_sends_it_on(self):
        """R121, R116: edited or not, it is approved and checked anew."""
        draft = self.returned_by_the_leader()
        with trap_jobs():
            self.act(draft, "head").action_upload_draft(
                "sua.docx", b64(make_docx("Điều 3 mới"))
            )
        self.act(draft, "head").action_approve_content()
        self.assertEqual(draft.state, "form_review")

    def test_own_draft_of_the_head_comes_back_to_the_head(self):
        """R121: nobody else answered for it: its drafter has it again."""
        head = self.people["head"]
        draft = self.complete_draft(user=head)
        draft.action_submit()
        self.make_pdfs(draft)
        self.act(draft, "form_checker").action_approve_form()
        self.act(draft, "leader").action_return_draft("Sửa Điều 3")
        self.assertEqual(draft.state, "draft")

    def test_return_voids_the_approvals(self):
        """R122: what was approved is approved no more; all must be asked again."""
        draft = self.returned_by_the_leader()
        self.assertEqual(draft.review_ids.mapped("is_void"), [True, True, True])
        self.act(draft, "head").action_pass_back()
        with trap_jobs():
            draft.action_upload_draft("sua.docx", b64(make_docx("Điều 3 mới")))
        draft.not_secret = True
        draft.action_submit()
        self.assertEqual(draft.state, "content_review")
        self.assertFalse(draft.return_reason)

    def test_tick_of_no_state_secret_holds_for_the_text_it_was_given_for(self):
        """R5: returned unchanged, it stands; another text is confirmed anew."""
        draft = self.submitted()
        self.act(draft, "head").action_return_draft("Bổ sung nơi nhận")
        self.assertTrue(draft.not_secret)
        with trap_jobs():
            said = draft.action_upload_draft("sua.docx", b64(make_docx("Điều 3 mới")))
        self.assertFalse(draft.not_secret or draft.not_secret_by_id)
        # it is told, and stays told on the form
        self.assertIn("again", said["params"]["message"])
        self.assertTrue(draft.not_secret_undone)
        with self.assertRaisesRegex(UserError, "state secrets"):
            draft.action_submit()

    def test_approved_draft_is_not_edited(self):
        """R122: a new version is only possible with the drafter."""
        for stage in ("submitted", "content_approved", "approved"):
            draft = getattr(self, stage)()
            with self.subTest(stage=stage), self.assertRaises(UserError):
                draft.action_upload_draft("sua.docx", b64(make_docx("Lén sửa")))
            with (
                self.subTest(stage=stage, field="subject"),
                self.assertRaises(AccessError),
            ):
                draft.subject = "Lén sửa"

    def test_review_names_the_very_version(self):
        """R123, R111: the approval carries the SHA-256 of what was read."""
        draft = self.submitted()
        version = draft._current_files("draft")
        self.act(draft, "head").action_approve_content("Nhất trí")
        review = draft.review_ids
        self.assertEqual(review.file_ids, version)
        self.assertIn(version.sha256, review.digests)
        self.assertEqual((review.post_title, review.note), ("Trưởng phòng", "Nhất trí"))

    def test_form_is_not_approved_before_the_pdf_is_there(self):
        draft = self.submitted()
        self.act(draft, "head").action_approve_content()
        with self.assertRaises(UserError):
            self.act(draft, "form_checker").action_approve_form()
        self.make_pdfs(draft)
        self.act(draft, "form_checker").action_approve_form()
        self.assertEqual(draft.state, "approved")

    def test_agency_without_form_checker_is_told(self):
        draft = self.submitted()
        self.people["form_checker"].qlvb_post_ids.write(
            {"date_from": "2026-11-01", "date_to": "2026-11-22"}
        )
        with self.assertRaises(UserError) as refusal:
            self.act(draft, "head").action_approve_content()
        self.assertIn(self.agency.name, str(refusal.exception))

    def test_reviews_are_written_by_acts_only(self):
        draft = self.submitted()
        self.act(draft, "head").action_approve_content()
        with self.assertRaises(AccessError):
            self.act(draft.review_ids, "head").write({"result": "returned"})
        with self.assertRaises(AccessError):
            self.env["qlvb.review"].with_user(self.people["head"]).create(
                {
                    "document_id": draft.id,
                    "kind": "form",
                    "result": "approved",
                    "reviewer_id": self.people["form_checker"].id,
                    "digests": "x",
                }
            )

    def test_another_agency_sees_no_draft_and_no_review(self):
        """R10"""
        draft = self.content_approved()
        for model in ("document", "review", "document.file", "recipient"):
            domain = [("document_id", "=", draft.id)] if model != "document" else []
            found = self.env[f"qlvb.{model}"].with_user(self.stranger).search(domain)
            with self.subTest(model=model):
                self.assertFalse(found)
