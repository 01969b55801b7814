# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.queue_job.tests.common import trap_jobs

from .common import TODAY, WorkflowCase
from .test_drafting import words


@tagged("post_install", "-at_install")
class TestAuthority(WorkflowCase):
    def lines(self, post, day=TODAY):
        return self.env["qlvb.authority"]._lines(post, day)

    def post(self, title, role="leader"):
        user = self.add_person(f"signer {title}", self.agency, role, title=title)
        return user.qlvb_post_ids

    def give(self, post, code, **dates):
        post.sudo().date_from = "2026-01-01"
        return self.env["qlvb.authority"].create(
            {
                "code": code,
                "post_id": post.id,
                "instrument": "Quyết định phân công 01/QĐ-SKHCN",
                "date_from": "2026-01-01",
                **dates,
            }
        )

    def test_head_signs_in_own_title(self):
        self.assertEqual(self.lines(self.leader_post), ("GIÁM ĐỐC",))

    def test_deputy_signs_for_the_head(self):
        """R127: KT. with an authority valid on that date, printed on two lines."""
        deputy = self.post("Phó Giám đốc")
        with self.assertRaises(UserError):
            self.lines(deputy)
        self.give(deputy, "KT.", date_to="2026-11-30")
        self.assertEqual(self.lines(deputy), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))
        for day in (date(2025, 12, 31), date(2026, 12, 1)):
            with self.subTest(day=day), self.assertRaises(UserError):
                self.lines(deputy, day)

    def test_committee_signs_collectively(self):
        """Decree 30 Phụ lục I: TM. above KT. above the title."""
        self.agency.is_committee = True
        deputy = self.post("Phó Chủ tịch")
        self.give(deputy, "KT.")
        self.assertEqual(
            self.lines(deputy), ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
        )
        self.assertEqual(
            self.lines(self.post("Chủ tịch")), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
        )

    def test_by_order_of_the_head(self):
        """R127: a head of department signs only with TL. or TUQ."""
        head = self.people["head"].qlvb_post_ids
        with self.assertRaises(UserError):
            self.lines(head)
        self.give(head, "TL.")
        self.assertEqual(self.lines(head), ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"))

    def test_acting_head(self):
        acting = self.post("Phó Giám đốc")
        self.give(acting, "Q.")
        self.assertEqual(self.lines(acting), ("Q. GIÁM ĐỐC",))

    def test_r58_the_block_is_printed_from_the_records(self):
        """R58: authority and office from the record, alone or together; the name bare.

        The agency of a sector that has ranks and degrees prints them.
        """
        self.agency.name = "Sở Tài chính"
        deputy = self.post("Phó Giám đốc")
        head = self.people["head"].qlvb_post_ids
        chief = [self.leader_post.title.upper()]
        below = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
        by_order = ["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"]
        delegated = ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"]
        for post, code, block in (
            (self.leader_post, None, chief),
            (deputy, "KT.", below),
            (deputy, "Q.", ["Q. GIÁM ĐỐC"]),
            (head, "TL.", by_order),
            (head, "TUQ.", delegated),
        ):
            with self.subTest(code=code):
                self.env["qlvb.authority"].search([]).unlink()
                if code:
                    self.give(post, code, scope="Chuyển đổi số", date_to="2026-12-31")
                post.sudo().user_id.name = "PGS.TS. Nguyễn Văn Bình"
                self.assertEqual(self.printed_block(post), [*block, "Nguyễn Văn Bình"])
        self.agency.is_committee = True
        self.env["qlvb.authority"].search([]).unlink()
        self.give(deputy, "KT.")
        self.assertEqual(
            self.printed_block(deputy),
            ["TM. ỦY BAN NHÂN DÂN", *below, "Nguyễn Văn Bình"],
        )
        self.agency.write({"is_committee": False, "name": "Bệnh viện Đa khoa tỉnh"})
        self.assertEqual(
            self.printed_block(deputy), [*below, "PGS.TS. Nguyễn Văn Bình"]
        )

    def printed_block(self, post) -> list[str]:
        """Return the lines of the signer's block in a draft from the template."""
        draft = self.new_draft(
            template_id=self.env.ref("qlvb_workflow.document_template_to_trinh").id,
            signer_post_id=post.id,
        )
        with trap_jobs():
            draft.action_make_draft()
        lines = words(draft._current_files("draft")._read_content()).splitlines()
        lines = [line.strip() for line in lines if line.strip()]
        name = next(i for i, line in enumerate(lines) if line.endswith("Văn Bình"))
        first = name
        while lines[first - 1].isupper():
            first -= 1
        return lines[first : name + 1]

    def test_submission_refuses_a_signer_without_authority(self):
        """R127"""
        draft = self.complete_draft()
        draft.signer_post_id = self.post("Phó Giám đốc")
        with self.assertRaises(UserError) as refusal:
            draft.action_submit()
        self.assertIn("Phó Giám đốc", str(refusal.exception))

    def test_authority_that_ended_meanwhile_is_refused_at_the_form_check(self):
        deputy = self.post("Phó Giám đốc")
        self.give(deputy, "KT.")
        draft = self.complete_draft()
        draft.signer_post_id = deputy
        draft.action_submit()
        self.make_pdfs(draft)
        self.act(draft, "head").action_approve_content()
        deputy.authority_ids.date_to = "2026-11-22"
        with self.assertRaises(UserError):
            self.act(draft, "form_checker").action_approve_form()

    def test_signer_of_another_agency_is_refused(self):
        draft = self.complete_draft()
        draft.signer_post_id = self.stranger.qlvb_post_ids
        with self.assertRaises(UserError):
            draft.action_submit()
