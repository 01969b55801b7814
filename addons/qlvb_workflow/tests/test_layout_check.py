# SPDX-License-Identifier: LGPL-3.0-or-later
import io

import docx
from docx.shared import Mm, Pt

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.queue_job.tests.common import trap_jobs

from .common import WorkflowCase, b64


@tagged("post_install", "-at_install")
class TestLayoutCheck(WorkflowCase):
    def setUp(self):
        super().setUp()
        self.draft = self.new_draft(
            template_id=self.env.ref("qlvb_workflow.document_template_to_trinh").id,
            signer_post_id=self.leader_post.id,
            recipient_ids=[Command.create({"unit_id": self.other_agency.id})],
            subject="Về việc ban hành Quy chế quản lý và sử dụng phần mềm điều hành",
            urgency="1",
            draft_text="Sở Khoa học và Công nghệ kính trình xem xét, quyết định.",
        )
        with trap_jobs():
            self.draft.action_make_draft()

    def upload(self, plant):
        document = docx.Document(io.BytesIO(self.file._read_content()))
        plant(document)
        output = io.BytesIO()
        document.save(output)
        with trap_jobs():
            self.draft.action_upload_draft("to-trinh.docx", b64(output.getvalue()))

    @property
    def file(self):
        return self.draft._current_files("draft")

    @property
    def codes(self):
        return {f["code"] for f in self.draft.layout_report["findings"]}

    def plant(self, document):
        document.sections[0].left_margin = Mm(20)
        title = next(p for p in document.paragraphs if p.text == "TỜ TRÌNH")
        title.runs[0].font.size = Pt(18)

    def test_a_draft_of_the_template_is_lawful(self):
        """R53: page, margins, font and page numbers of what the template makes; R54,
        R56: so are its components and the mark of urgency in its frame."""
        self.draft.action_check_layout()
        self.assertEqual(self.codes, set())

    def test_each_deviation_is_listed_with_its_rule(self):
        """R54: a checker lists each deviation with its rule."""
        self.upload(self.plant)
        self.assertFalse(self.draft.layout_report)
        self.draft.action_check_layout()
        findings = {f["code"]: f for f in self.draft.layout_report["findings"]}
        self.assertEqual(set(findings), {"page.margin.left", "type.size"})
        margin = findings["page.margin.left"]
        self.assertIn("20,0 mm", margin["message"])
        self.assertIn("30/2020/NĐ-CP, Phụ lục I", margin["clause"])
        events = self.env["qlvb.audit.event"].sudo()
        found = events.search([("code", "=", "document.check_layout")])
        self.assertEqual(len(found), 1)

    def test_what_is_mechanical_is_mended_in_a_new_version(self):
        """R54: what deviates is put right; the version before is kept."""
        self.upload(self.plant)
        before = self.file
        self.draft.action_check_layout()
        self.assertTrue(self.draft.can_repair_layout)
        with trap_jobs():
            self.draft.action_repair_layout()
        self.assertEqual(self.file.version, before.version + 1)
        self.assertFalse(before.is_current)
        self.assertEqual(self.codes, set())
        self.assertFalse(self.draft.can_repair_layout)
        with self.assertRaisesRegex(UserError, "Nothing in this draft"):
            self.draft.action_repair_layout()

    def test_others_neither_check_nor_mend(self):
        stranger = self.add_person("passer_by", self.other_agency, "specialist")
        for act in ("action_check_layout", "action_repair_layout"):
            with self.assertRaises(UserError):
                getattr(self.draft.with_user(stranger), act)()

    def test_a_large_draft_is_checked_by_a_job(self):
        self.file.sudo()._write({"size": 5_000_000})
        self.file.invalidate_recordset()
        with trap_jobs() as trap:
            self.draft.action_check_layout()
        trap.assert_jobs_count(1, only=self.file._check_layout)
        self.assertFalse(self.draft.layout_report)
        trap.perform_enqueued_jobs()
        self.draft.invalidate_recordset()
        self.assertEqual(self.codes, set())
