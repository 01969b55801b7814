# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import b64
from .common_procedure import ProcedureCase


@tagged("post_install", "-at_install")
class TestDraftReviewer(ProcedureCase):
    """Whose approval an answer needs first: by the way the work came."""

    def answer(self, document, user):
        """Return the answer to ``document``, submitted by whoever drafted it."""
        action = document.with_user(user).action_reply()
        draft = self.env["qlvb.document"].with_user(user).browse(action["res_id"])
        draft.write(
            {
                "type_id": self.type_report.id,
                "signer_post_id": self.leader_post.id,
                "recipient_ids": [
                    Command.create({"unit_id": self.other_agency.id}),
                ],
                "not_secret": True,
            }
        )
        with trap_jobs():
            draft.action_upload_draft("du-thao.docx", b64(make_docx()))
        draft.action_submit()
        return draft

    def directed_to(self, user):
        line = {"role": "lead", "user_id": user.id, "due_date": "2026-11-30"}
        return self.directed(line)

    def assert_reviewer(self, draft, principal):
        self.assertEqual(draft.state, "content_review")
        self.assertEqual(self.holders(draft), {("review_content", principal)})
        self.assert_flow_closed()

    def test_assigned_by_the_leader_it_goes_to_that_leader(self):
        """R113: no unit stands between; the leader approves the content."""
        specialist = self.people["specialist"]
        draft = self.answer(self.directed_to(specialist), specialist)
        leader = self.people["leader"]
        self.assert_reviewer(draft, f"user:{leader.id}")
        with self.assertRaises(AccessError):
            self.act(draft, "head").action_approve_content()
        self.make_pdfs(draft)
        self.act(draft, "leader").action_approve_content()
        self.assertEqual(draft.state, "form_review")

    def test_assigned_to_a_head_in_person_it_goes_to_the_leader(self):
        """R117: the head does not approve it by submitting."""
        head = self.people["head"]
        draft = self.answer(self.directed_to(head), head)
        self.assert_reviewer(draft, f"user:{self.people['leader'].id}")

    def test_assigned_through_a_unit_it_goes_to_the_head_first(self):
        """R113, R114: the head who passed it on."""
        specialist = self.people["specialist"]
        draft = self.answer(self.passed_on(), specialist)
        self.assert_reviewer(draft, f"head@{self.department.id}")
        with self.assertRaises(AccessError):
            self.act(draft, "leader").action_approve_content()

    def test_by_a_step_it_goes_to_whom_the_procedure_names(self):
        """R113: else to the head of the drafting unit."""
        head_post = self.support_head.qlvb_post_ids
        for named, principal in (
            ({}, f"head@{self.support_unit.id}"),
            (
                {"reviewer_post_id": self.leader_post.id},
                f"user:{self.people['leader'].id}",
            ),
            ({"reviewer_post_id": head_post.id}, f"user:{self.support_head.id}"),
        ):
            with self.subTest(named=named):
                self.env["qlvb.procedure"].search([("state", "=", "in_force")])._end()
                document = self.at_second_step_of(named)
                self.assert_reviewer(self.answer(document, self.expert), principal)

    def test_no_post_of_another_agency_reviews_it(self):
        """R28, R113: a draft goes to nobody outside, whatever was written there."""
        elsewhere = {"reviewer_post_id": self.stranger.qlvb_post_ids.id}
        with self.assertRaises(UserError):
            self.routed(**elsewhere)
        document = self.at_second_step_of({})
        document.sudo().procedure_id._write(elsewhere)  # kept before this was checked
        draft = self.answer(document, self.expert)
        self.assert_reviewer(draft, f"head@{self.support_unit.id}")

    def at_second_step_of(self, values):
        document, _procedure = self.routed(**values)
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        self.act(document, "specialist").action_advance("Hồ sơ đủ.", True)
        return document

    def test_whom_the_procedure_names_has_left(self):
        """R113: the head of the drafting unit reviews; nothing waits for nobody."""
        deputy = self.add_person("deputy", self.agency, "leader", title="Phó Giám đốc")
        document = self.at_second_step_of({"reviewer_post_id": deputy.qlvb_post_ids.id})
        deputy.qlvb_post_ids.write({"date_from": "2026-01-01", "date_to": "2026-11-01"})
        draft = self.answer(document, self.expert)
        self.assert_reviewer(draft, f"head@{self.support_unit.id}")
